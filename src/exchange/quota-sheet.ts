/** What one person is told of their quota: figures by tier and month, and how they came about in words. */
import type { Sheet } from '../engine/formula/sheet.ts';
import type { At } from '../engine/formula/tree.ts';
import type { LineName } from '../engine/lines/catalogue.ts';
import { memberName } from '../engine/members.ts';
import { ZERO, type Num } from '../engine/number.ts';
import { isProblem } from '../engine/problem.ts';
import type { Scenario } from '../engine/scenario.ts';
import type { Format } from './format.ts';

/** Figures as text; those that cannot be computed are a dash. */
export type QuotaSheet = Readonly<{
  name: string;
  tiers: readonly Readonly<{ name: string; opps: string; mrr: string; accounts: string }>[];
  total: Readonly<{ opps: string; mrr: string; accounts: string }>;
  /** Months, or quarters where there are more than 24 months: opportunities of each tier, and in all. */
  periods: readonly Readonly<{ name: string; opps: readonly string[]; total: string }>[];
  words: readonly string[];
}>;

const MOST_MONTHS = 24;

/** @param sheet the whole sheet of `scenario` */
export function quotaSheet(scenario: Scenario, sheet: Sheet, format: Format, sdr: string): QuotaSheet {
  const value = (line: LineName, at: At): Num | undefined => {
    const found = sheet.value(line, at);
    return isProblem(found) ? undefined : found;
  };
  const text = (line: LineName, at: At): string => {
    const found = value(line, at);
    return found ? format.cell(found, sheet.catalogue.line(line).line.unit) : '—';
  };
  const isShort = sheet.members('month').length <= MOST_MONTHS;
  const dim = isShort ? 'month' : 'quarter';
  const line = isShort ? 'monthQuota' : 'quarterQuota';
  return {
    name: memberName(scenario, 'sdr', sdr),
    tiers: scenario.tiers.map(({ id, name }) => {
      const opps = value('handedOpps', { tier: id, sdr });
      const mrr = value('dealMrr', { tier: id });
      return {
        name,
        opps: text('handedOpps', { tier: id, sdr }),
        mrr: opps && mrr ? format.cell(opps.times(mrr), 'mrr') : '—',
        accounts: text('sdrAccounts', { tier: id, sdr }),
      };
    }),
    total: {
      opps: text('carriedOpps', { sdr }),
      mrr: text('carriedMrr', { sdr }),
      accounts: text('sdrAllAccounts', { sdr }),
    },
    periods: sheet.members(dim).map((member) => {
      const opps = scenario.tiers.map(({ id }) => value(line, { tier: id, sdr, [dim]: member }));
      return {
        name: isShort ? format.month(member) : member,
        opps: opps.map((one) => (one ? format.cell(one, 'count') : '—')),
        total: opps.some((one) => one === undefined)
          ? '—'
          : format.cell(
              opps.reduce<Num>((sum, one) => sum.plus(one ?? ZERO), ZERO),
              'count',
            ),
      };
    }),
    words: words(scenario, sheet, format, sdr, text),
  };
}

/** How the quota came about, in sentences that a person who carries it can check. */
function words(
  scenario: Scenario,
  sheet: Sheet,
  format: Format,
  sdr: string,
  text: (line: LineName, at: At) => string,
): string[] {
  const target = text('targetPart', {});
  const share = scenario.target.sdrShare === '1' || scenario.target.sdrShare === '100%';
  const told = [
    `The plan wants ${target} of new ARR ${share ? '' : 'from SDRs '}in ${format.period(scenario.period.start, Number(scenario.period.months))}.`,
  ];
  for (const { id, name } of scenario.tiers) {
    const at = { tier: id };
    told.push(
      `${name}: deals of ${text('dealMrr', at)} MRR, won ${text('winRate', at)} of the time, make ${text('neededOpps', at)} opportunities for the team; ${text('teamOpps', at)} are handed out.`,
    );
    if (scenario.roster?.find((person) => person.id === sdr)?.opps?.[id] !== undefined)
      told.push(`${name}: your ${text('handedOpps', { tier: id, sdr })} were set by hand.`);
  }
  if (scenario.roster) {
    const months = sheet
      .cells('productiveMonths')
      .reduce((sum, { value }) => (isProblem(value) ? sum : sum.plus(value)), ZERO);
    told.push(
      `They are shared by productive months, which count capacity and ramp: you make up ${text('productiveMonths', { sdr })} of the team’s ${format.cell(months, 'count')}. Odd ones go by the largest remainder, turn by turn.`,
    );
  } else {
    told.push(
      scenario.team.rounding === 'each'
        ? `Divided by ${text('sdrs', {})} SDRs and rounded up, that is ${text('sdrOpps', {})} each.`
        : `They are shared among ${text('sdrs', {})} SDRs by the largest remainder, the odd ones turn by turn.`,
    );
  }
  told.push(
    'Months follow your productive capacity and the season, in whole opportunities that add up to the quota.',
  );
  return told;
}
