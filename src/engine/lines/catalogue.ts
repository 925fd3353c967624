/** The catalogue: every line of every sheet, bound once. It is loaded after the first figures of the Plan sheet. */
import { buildCatalogue } from '../formula/bind.ts';
import type { Line } from '../formula/line.ts';
import { adviceLines } from './advice.ts';
import { workLines } from './account-work.ts';
import { capacityLines } from './capacity.ts';
import { funnelLines } from './funnel.ts';
import { fitLines } from './fit.ts';
import { handoutLines } from './handout.ts';
import { inputLines } from './inputs.ts';
import { moneyLines } from './money.ts';
import { returnLines } from './returns.ts';
import { oddsInputLines } from './odds-inputs.ts';
import { oddsPartLines } from './odds-parts.ts';
import { oddsLines } from './odds.ts';
import { sureLines } from './sure-lines.ts';
import { usualBufferLines } from './usual-buffer.ts';
import { quotaLines } from './quota.ts';
import { scheduleInputLines } from './schedule-inputs.ts';
import { cycleLines } from './cycle.ts';
import { landingLines } from './landing.ts';
import { rosterOutputLines } from './roster-output.ts';
import { scheduleLines } from './schedule.ts';
import { seasonLines } from './season.ts';
import { teamInputLines } from './team-inputs.ts';
import { teamLines } from './team.ts';
import { totalLines } from './totals.ts';
import { waterfallLines } from './waterfall.ts';
import { wholeLines } from './whole.ts';

export const LINES = {
  ...inputLines,
  ...quotaLines,
  ...totalLines,
  ...wholeLines,
  ...teamInputLines,
  ...teamLines,
  ...scheduleInputLines,
  ...seasonLines,
  ...cycleLines,
  ...scheduleLines,
  ...landingLines,
  ...rosterOutputLines,
  ...handoutLines,
  ...funnelLines,
  ...workLines,
  ...capacityLines,
  ...moneyLines,
  ...returnLines,
  ...fitLines,
  ...waterfallLines,
  ...oddsInputLines,
  ...oddsLines,
  ...oddsPartLines,
  ...sureLines,
  ...usualBufferLines,
  ...adviceLines,
} satisfies Record<string, Line>;

/** The name of a line of the plan. */
export type LineName = keyof typeof LINES;

export const catalogue = buildCatalogue(LINES);
