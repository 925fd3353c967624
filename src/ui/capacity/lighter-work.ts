/** Less work for the same target: fewer touches or contacts on an account, or a mix of tiers that takes fewer hours. */
import { withText } from '../../engine/address.ts';
import { ceil, Num, ONE, ZERO } from '../../engine/number.ts';
import { planSheet } from '../../engine/plan.ts';
import { isProblem } from '../../engine/problem.ts';
import type { Scenario } from '../../engine/scenario.ts';
import { bisectToStep } from '../../engine/solve-search.ts';
import { busiestTier, eased, fixOf, named, numberAt, type Fix, type Overload } from './fix.ts';

const CAPS = {
  touches: {
    usual: 'usualTouches',
    many: 'Touches per contact',
    few: 'touches per contact',
    what: 'fewer touches',
  },
  contacts: {
    usual: 'usualContacts',
    many: 'Contacts of each kind',
    few: 'contacts of each kind',
    what: 'fewer contacts',
  },
} as const;

/** The highest whole number that would do as the most of its kind: in the busiest tier if that is enough, else in all. */
export function lowerCap(plan: Overload, field: keyof typeof CAPS): Fix | undefined {
  const busiest = busiestTier(plan);
  const { tiers } = plan.scenario;
  return (
    capIn(plan, field, busiest === undefined ? [] : [busiest]) ??
    (tiers.length > 1
      ? capIn(
          plan,
          field,
          tiers.map(({ id }) => id),
        )
      : undefined)
  );
}

function capIn(plan: Overload, field: keyof typeof CAPS, tiers: readonly string[]): Fix | undefined {
  const { usual, many, few, what } = CAPS[field];
  const { sheet, format } = plan;
  const cells = tiers.flatMap((tier) =>
    sheet.members('persona').flatMap((persona) => {
      const at = { tier, persona };
      const now = sheet.isBlank(field, at) ? numberAt(plan, usual) : numberAt(plan, field, at);
      return now ? [{ address: `tiers[${tier}].personas.${persona}.${field}`, now }] : [];
    }),
  );
  const most = ceil(Num.max(ZERO, ...cells.map(({ now }) => now)));
  const capped = (cap: Num): Scenario =>
    cells
      .filter(({ now }) => now.gt(cap))
      .reduce((scenario, { address }) => withText(scenario, address, cap.toString()), plan.scenario);
  if (most.lte(ONE) || !eased(plan, capped(ONE))) return undefined;
  const cap = bisectToStep(most, ONE, ONE, (n) => eased(plan, capped(n)) !== undefined).yes;
  const where = tiers.length === 1 ? `of ${named(plan, tiers[0] ?? '')}` : 'in all tiers';
  const isEven = cells.every(({ now }) => now.eq(most));
  const text = isEven
    ? `${many} ${where} from ${format.cell(most, 'count')} to ${format.cell(cap, 'count')}`
    : `At most ${format.cell(cap, 'count')} ${few} ${where}`;
  const sum = (of: (now: Num) => Num): Num => cells.reduce((all, { now }) => all.plus(of(now)), ZERO);
  const change = ONE.minus(sum((now) => Num.min(now, cap)).div(sum((now) => now)));
  return fixOf(plan, capped(cap), text, what, change);
}

/** The mix of least hours that reaches the target, within the typed fewest and most; unless typed, no tier is given up. */
export function lighterMix(plan: Overload): Fix | undefined {
  const { scenario, format } = plan;
  if (scenario.tiers.length < 2) return undefined;
  const weighed = planSheet({
    ...scenario,
    tiers: scenario.tiers.map((tier) => {
      const at = { tier: tier.id };
      const hours = numberAt(plan, 'oppHours', at);
      const isWorked = numberAt(plan, 'quotaOpps', at)?.gte(ONE) ?? false;
      return {
        ...tier,
        ...(hours?.gt(ZERO) ? { effort: hours.toSignificantDigits(20).toString() } : {}),
        ...(isWorked && tier.minOpps === undefined ? { minOpps: '1' } : {}),
      };
    }),
  });
  const pairs = scenario.tiers.map(({ id: tier }) => {
    const count = weighed.value('leastEffortOpps', { tier });
    return { now: numberAt(plan, 'quotaOpps', { tier }), next: isProblem(count) ? undefined : count };
  });
  const known = pairs.flatMap(({ now, next }) => (now && next ? [{ now, next }] : []));
  if (known.length < pairs.length) return undefined;
  const changed: Scenario = {
    ...scenario,
    tiers: scenario.tiers.map((tier, i) => ({ ...tier, opps: known[i]?.next.toString() ?? '0' })),
  };
  const off = known.reduce((sum, { now, next }) => sum.plus(next.minus(now).abs()), ZERO);
  const all = known.reduce((sum, { now }) => sum.plus(now), ZERO);
  if (off.isZero() || all.isZero()) return undefined;
  const list = (of: 'now' | 'next'): string =>
    known.map((pair) => format.cell(pair[of], 'count')).join(' / ');
  const text = `Tier mix of least hours: ${list('next')} opportunities per SDR instead of ${list('now')}`;
  return fixOf(plan, changed, text, 'the tier mix', off.div(all));
}
