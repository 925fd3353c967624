/**
 * What would bring the load of the team down to 100%: one change each, looked for by asking the sheet, the load of every
 * answer verified exactly. Whole things are changed by whole numbers, rates by whole percents, and the target to three digits.
 */
import { withText } from '../../engine/address.ts';
import { ceil, compare, Num, ONE, ZERO } from '../../engine/number.ts';
import { MOST_PEOPLE } from '../../engine/read-parts.ts';
import type { Scenario } from '../../engine/scenario.ts';
import { bisectToStep } from '../../engine/solve-search.ts';
import { solve } from '../../engine/solve.ts';
import { busiestTier, eased, fixOf, named, numberAt, type Fix, type Overload } from './fix.ts';
import { lighterMix, lowerCap } from './lighter-work.ts';

/** Each looks for one kind of change; nothing where none of its kind is enough. */
export const FIXES: readonly ((plan: Overload) => Fix | undefined)[] = [
  morePeople,
  betterAcceptance,
  (plan) => lowerCap(plan, 'touches'),
  (plan) => lowerCap(plan, 'contacts'),
  lighterMix,
  lowerTarget,
];

const GOAL = { cell: { line: 'teamLoad', at: {} }, direction: 'atMost', value: ONE } as const;

/** The fewest more SDRs, found by doubling and halving: the load never rises with people. */
function morePeople(plan: Overload): Fix | undefined {
  const { scenario, format } = plan;
  const { roster, team } = scenario;
  const now = roster ? new Num(roster.length) : numberAt(plan, 'typedSdrs');
  if (!now) return undefined;
  const ids: string[] = [];
  const withMore = (more: Num): Scenario => {
    if (!roster) return { ...scenario, team: { ...team, sdrs: now.plus(more).toString() } };
    while (ids.length < more.toNumber()) ids.push(plan.newId());
    const added = ids
      .slice(0, more.toNumber())
      .map((id, i) => ({ id, name: `SDR ${roster.length + i + 1}` }));
    return { ...scenario, roster: [...roster, ...added] };
  };
  const room = new Num(MOST_PEOPLE).minus(now).floor();
  let [no, yes] = [ZERO, Num.min(ONE, room)];
  while (yes.gt(no) && !eased(plan, withMore(yes))) [no, yes] = [yes, Num.min(room, yes.times(2))];
  if (yes.lte(no)) return undefined;
  const more = bisectToStep(no, yes, ONE, (n) => eased(plan, withMore(n)) !== undefined).yes;
  const count = format.count(more, 'more SDR', 'more SDRs');
  const text = roster
    ? `${count} on the roster, full-time and ramped`
    : `${count}: ${format.cell(now.plus(more), 'count')} instead of ${format.cell(now, 'count')}`;
  const base = numberAt(plan, 'sdrs') ?? now;
  return fixOf(plan, withMore(more), text, 'add SDRs', more.div(base));
}

function betterAcceptance(plan: Overload): Fix | undefined {
  const tier = busiestTier(plan);
  const now = tier === undefined ? undefined : numberAt(plan, 'acceptedRate', { tier });
  if (tier === undefined || !now) return undefined;
  const address = `tiers[${tier}].funnel.accepted`;
  const answer = solve(plan.scenario, GOAL, address);
  if (!answer.found || compare(answer.value, now) <= 0) return undefined;
  const rate = Num.min(ONE, ceil(answer.value, 2));
  const scenario = withText(plan.scenario, address, rate.toString());
  const { format } = plan;
  const text = `Acceptance rate of ${named(plan, tier)} from ${format.cell(now, 'rate')} to ${format.cell(rate, 'rate')}`;
  return fixOf(plan, scenario, text, 'a better acceptance rate', rate.minus(now).div(now));
}

function lowerTarget(plan: Overload): Fix | undefined {
  const now = numberAt(plan, 'targetArr');
  if (!now) return undefined;
  const answer = solve(plan.scenario, GOAL, 'target.arr');
  if (!answer.found || compare(answer.value, now) >= 0) return undefined;
  const put = (value: Num): Scenario => withText(plan.scenario, 'target.arr', value.toString());
  const round = answer.value.toSignificantDigits(3, Num.ROUND_DOWN);
  const value = eased(plan, put(round)) ? round : answer.value;
  if (value.lte(ZERO)) return undefined;
  const { format } = plan;
  const text = `New ARR target from ${format.cell(now, 'arr')} to ${format.cell(value, 'arr')}`;
  return fixOf(plan, put(value), text, 'a lower target', ONE.minus(value.div(now)));
}
