import { beforeEach, describe, expect, it } from 'vitest';
import { compare, ONE } from '../../../src/engine/number.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import { createFormat } from '../../../src/exchange/format.ts';
import { bySize, type Fix } from '../../../src/ui/capacity/fix.ts';
import { FIXES } from '../../../src/ui/capacity/fixes.ts';
import { figure, num, withRoster } from '../../support/plans.ts';
import { busy, oneTier } from './plans.ts';

let next = 0;
beforeEach(() => {
  next = 0;
});

function fixesOf(scenario: Scenario): Fix[] {
  const plan = {
    scenario,
    sheet: planSheet(scenario),
    format: createFormat({ locale: 'en-US', currency: 'USD' }),
    newId: () => `new${(next += 1)}`,
  };
  return bySize(FIXES.map((fix) => fix(plan)));
}

const loadOf = (scenario: Scenario) => num(planSheet(scenario).value('teamLoad'));

function one(fixes: readonly Fix[], text: RegExp): Fix {
  const found = fixes.find((fix) => text.test(fix.text));
  if (!found) throw new Error(`no fix is ${text.source}, of ${fixes.map((fix) => fix.text).join('; ')}`);
  return found;
}

describe('what would bring the load down', () => {
  // 261 working days of 2027 x 10 SDRs = 2,610 days; 1,700 accounts x 164 minutes = 4,646.67 hours
  const plan = oneTier('1.7'); // 4,437 hours: 104.7%

  it('starts from a load that is over by what was computed by hand', () => {
    expect(figure(planSheet(plan), 'availableHours')).toBe('4437');
    expect(loadOf(plan).toDecimalPlaces(6).toString()).toBe('1.047254');
  });

  it('knows each kind of change, whole, from what to what', () => {
    const texts = fixesOf(plan).map(({ text }) => text);
    expect(texts).toContain('1 more SDR: 11 instead of 10');
    // 0.5 x 1.047254 is 52.36%
    expect(texts).toContain('Acceptance rate of Mid-market from 50% to 53%');
    // 20 + 6 x 7 x 3 = 146 minutes
    expect(texts).toContain('Touches per contact of Mid-market from 8 to 7');
    expect(texts).toContain('Contacts of each kind of Mid-market from 2 to 1');
    // 16 opportunities per SDR win 16 x 10 x 0.2 x 60,000
    expect(texts).toContain('New ARR target from $2,000,000 to $1,920,000');
  });

  it.each([
    ['one tier', plan],
    ['three tiers', busy()],
    ['three tiers that round up as a team', busy('2.5', { rounding: 'team' })],
    ['far too much work', oneTier('0.5')],
    ['a roster', withRoster(oneTier('6'))],
  ])('offers only what reaches, the smallest first: %s', (_, scenario) => {
    const fixes = fixesOf(scenario);
    expect(compare(loadOf(scenario), ONE)).toBe(1);
    expect(fixes.length).toBeGreaterThan(1);
    for (const fix of fixes) {
      expect(compare(loadOf(fix.scenario), ONE), fix.text).toBeLessThanOrEqual(0);
      expect(loadOf(fix.scenario).eq(fix.load), fix.text).toBe(true);
      expect(fix.change, fix.text).toBeGreaterThan(0);
    }
    expect(fixes.map(({ change }) => change)).toEqual(
      fixes.map(({ change }) => change).sort((a, b) => a - b),
    );
  });

  it('asks for no more people, and no fewer touches, than it takes', () => {
    const scenario = oneTier('0.5');
    const [more] = /^\d+/.exec(one(fixesOf(scenario), /more SDRs/).text) ?? ['0'];
    const withSdrs = (sdrs: number): Scenario => ({
      ...scenario,
      team: { ...scenario.team, sdrs: String(sdrs) },
    });
    expect(compare(loadOf(withSdrs(10 + Number(more) - 1)), ONE)).toBe(1);
    const touches = /from 8 to (\d+)/.exec(one(fixesOf(plan), /^Touches/).text)?.[1] ?? '0';
    const persona = { touches: String(Number(touches) + 1) };
    const personas = { exec: persona, director: persona, practitioner: persona };
    expect(compare(loadOf({ ...plan, tiers: plan.tiers.map((tier) => ({ ...tier, personas })) }), ONE)).toBe(
      1,
    );
  });

  it('adds full-time, ramped people to a roster, under ids of their own', () => {
    const scenario = withRoster(oneTier('6'));
    const { scenario: changed, text } = one(fixesOf(scenario), /roster/);
    expect(text).toMatch(/^\d+ more SDRs? on the roster, full-time and ramped$/);
    const added = (changed.roster ?? []).slice(2);
    expect(added[0]).toEqual({ id: 'new1', name: 'SDR 3' });
    expect(new Set(changed.roster?.map(({ id }) => id)).size).toBe(changed.roster?.length);
  });

  it('looks at the busiest tier, and at all where that is not enough', () => {
    const scenario = busy();
    const busiest = one(fixesOf(scenario), /^Acceptance rate/).text;
    const sheet = planSheet(scenario);
    const hours = scenario.tiers.map(({ id: tier, name }) => ({
      name,
      hours: num(sheet.value('teamOpps', { tier })).times(num(sheet.value('oppHours', { tier }))),
    }));
    const [top] = hours.sort((a, b) => compare(b.hours, a.hours));
    expect(busiest).toContain(top?.name ?? 'nothing');
    expect(one(fixesOf(busy('1')), /touches|Touches/).text).toContain('in all tiers');
  });

  it('says a cap where people of a tier have unlike figures', () => {
    const tiers = plan.tiers.map((tier) => ({ ...tier, personas: { exec: { touches: '11' } } }));
    expect(one(fixesOf({ ...plan, tiers }), /touches/).text).toMatch(/^At most \d+ touches per contact of/);
  });

  it('offers no headcount and no target where quotas are set by hand', () => {
    const tiers = plan.tiers.map((tier) => ({ ...tier, opps: '17' }));
    const texts = fixesOf({ ...plan, tiers })
      .map(({ text }) => text)
      .join('; ');
    expect(texts).not.toMatch(/more SDR|target/);
    expect(texts).toMatch(/Touches/);
  });

  it('keeps typed efforts when it takes a mix', () => {
    const scenario = { ...busy('2.5'), tiers: busy().tiers.map((tier) => ({ ...tier, effort: '3' })) };
    const { scenario: changed, text } = one(fixesOf(scenario), /^Tier mix/);
    expect(changed.tiers.map(({ effort }) => effort)).toEqual(['3', '3', '3']);
    const opps = changed.tiers.map(({ opps = '' }) => opps).join(' / ');
    expect(text).toContain(`: ${opps} opportunities per SDR instead of`);
    expect(
      compare(
        num(planSheet(changed).value('overshootArr')),
        num(planSheet(changed).value('targetPart')).times(0),
      ),
    ).toBeGreaterThanOrEqual(0);
  });
});
