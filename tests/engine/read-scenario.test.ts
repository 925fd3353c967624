import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STANDARD_RAMP, VERSION } from '../../src/engine/scenario.ts';
import { readScenario } from '../../src/engine/read-scenario.ts';
import { keepText } from '../../src/engine/amount.ts';
import { anyPlans } from '../support/arbitrary-plans.ts';
import { planSheet } from '../../src/engine/plan.ts';
import { copy, damaged, read, refusal, scenarioOf, type Json } from '../support/documents.ts';
import { figure, threeTiers, worked } from '../support/plans.ts';

describe('what is read', () => {
  it('is what was saved', () => {
    for (const scenario of [worked, threeTiers(), threeTiers({ split: 'opps', rounding: 'team' })])
      expect(scenarioOf(copy(scenario))).toEqual(scenario);
  });
  it('F24: save, load and save again are byte-equal', { timeout: 60_000 }, () => {
    const odd = fc.record({
      name: fc.string({ unit: 'binary', maxLength: 60 }),
      notes: fc.string(),
      kept: fc.string(),
    });
    fc.assert(
      fc.property(anyPlans, odd, (scenario, { name, notes, kept }) => {
        const arr = scenario.target.arr === 'abc' ? keepText(kept) : scenario.target.arr;
        const saved = JSON.stringify({
          ...scenario,
          name,
          notes,
          target: { ...scenario.target, arr },
        }).replaceAll('"abc"', '"=\'abc"');
        expect(JSON.stringify(scenarioOf(JSON.parse(saved)))).toBe(saved);
      }),
      { numRuns: 150 },
    );
  });
  it('has defaults where something may be left out', () => {
    const bare = {
      format: 'quotasheet-scenario',
      version: 1,
      target: { arr: '2000000' },
      tiers: [
        { seats: '25', price: '200', winRate: '20%' },
        { seats: '5', price: '200', winRate: '30%', opps: '', arrShare: '0' },
      ],
      team: { sdrs: '10' },
    };
    let made = 0;
    const found = readScenario(bare, () => `fresh${(made += 1)}`);
    expect(found.ok && found.scenario).toEqual({
      ...bare,
      version: VERSION,
      id: 'fresh1',
      name: 'Untitled plan',
      notes: '',
      currency: 'USD',
      period: { start: '2027-01', months: 12 },
      target: { arr: '2000000', sdrShare: '1' },
      tiers: [
        {
          id: 'fresh2',
          name: 'Tier 1',
          seats: '25',
          price: '200',
          winRate: '20%',
          arrShare: '1',
          oppShare: '1',
        },
        {
          id: 'fresh3',
          name: 'Tier 2',
          seats: '5',
          price: '200',
          winRate: '30%',
          arrShare: '0',
          oppShare: '1',
        },
      ],
      ramps: [STANDARD_RAMP],
      split: 'arr',
      team: { sdrs: '10', attainment: '1', rounding: 'each' },
    });
  });
  it('may hold cells that are blank, formulas, and texts that could not be read', () => {
    for (const text of ['', '=25*200', '=1/0', "='soon", '7/23', '1e3', '-5'])
      expect(scenarioOf(damaged(['tiers', 0, 'price'], text)).tiers[0]?.price).toBe(text);
    for (const months of [18, 1.5, '', "='some", '=6*2'])
      expect(scenarioOf(damaged(['period', 'months'], months)).period.months).toBe(months);
    expect(scenarioOf(damaged(['period', 'start'], "='soon")).period.start).toBe("='soon");
  });
  it('keeps the plan it is a copy of, and when it was approved', () => {
    const source = { id: 'base', name: 'Base plan' };
    const approved = '2027-01-31T09:00:00.000Z';
    expect(scenarioOf({ ...copy(worked), source, approved })).toMatchObject({ source, approved });
    expect(refusal({ ...copy(worked), approved: 'yes' })[0]).toBe('approved');
    expect(refusal({ ...copy(worked), source: { id: '!', name: 'x' } })[0]).toBe('source.id');
    expect(refusal({ ...copy(worked), source: { ...source, of: 1 } })[0]).toBe('source.of');
  });
  it('brings a document of version 1 forward', () => {
    expect(scenarioOf({ ...copy(worked), version: 1 })).toEqual(worked);
  });
  it('keeps the sample’s mark only where it is true', () => {
    expect(scenarioOf(damaged(['sample'], true)).sample).toBe(true);
    expect('sample' in scenarioOf(damaged(['sample'], false))).toBe(false);
  });
});

describe('a newer version', () => {
  it('is told apart from a damaged file, and left alone', () => {
    const found = read({ ...copy(worked), version: VERSION + 1, somethingNew: [] });
    expect(found).toMatchObject({ ok: false, key: 'version', newer: true });
    expect(refusal({ ...copy(worked), version: 7 })[1]).toContain('format version 7, this app reads up to 4');
    expect(read({ ...copy(worked), version: 1.5 })).not.toHaveProperty('newer');
  });
});

describe('F54: keys of the prototype', () => {
  it.each(['__proto__', 'constructor', 'prototype', 'toString'])(
    '%s is an unknown field at every level',
    (key) => {
      for (const [prefix, place] of [
        ['', []],
        ['target.', ['target']],
        ['team.', ['team']],
        ['period.', ['period']],
        ['tiers[1].', ['tiers', 1]],
      ] as const) {
        const text = JSON.stringify(damaged([...place, 'MARK'], { x: 'polluted' })).replace(
          '"MARK"',
          `"${key}"`,
        );
        expect(refusal(JSON.parse(text))).toEqual([`${prefix}${key}`, 'unknown field']);
      }
      expect(({} as Json)['x']).toBeUndefined();
    },
  );
  it('does not stand in for a field that is missing', () => {
    const document = damaged(['target'], undefined);
    expect(refusal(Object.assign(Object.create({ format: 'x', tiers: [] }), document))[0]).toBe('target');
  });
});

describe('F56: ids', () => {
  it('that occur twice are made unique, and the totals stay', () => {
    const document = damaged(['tiers', 2, 'id'], 'enterprise');
    const scenario = scenarioOf(document);
    expect(new Set(scenario.tiers.map((tier) => tier.id)).size).toBe(3);
    expect(scenario.tiers[0]?.id).toBe('enterprise');
    expect(figure(planSheet(scenario), 'plannedArr')).toBe(figure(planSheet(threeTiers()), 'plannedArr'));
  });
  it('that are no ids, or taken by the fresh one, are made anew', () => {
    const ids = ['a b', '', 'x'.repeat(65), 'tier[1]', 'é'];
    for (const id of ids)
      expect(scenarioOf(damaged(['tiers', 0, 'id'], id)).tiers[0]?.id).toMatch(/^fresh\d+$/);
    let turn = 0;
    const clashing = (): string => ['mid', 'mid', 'own'][(turn += 1) - 1] ?? 'more';
    const found = readScenario(damaged(['tiers', 2, 'id'], ''), clashing);
    expect(found.ok && found.scenario.tiers.map((tier) => tier.id)).toEqual(['enterprise', 'mid', 'own']);
  });
});
