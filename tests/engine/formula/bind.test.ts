import { describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../../src/engine/formula/bind.ts';
import type { Line } from '../../../src/engine/formula/line.ts';
import { DIMS, type Dim } from '../../../src/engine/formula/tree.ts';
import { catalogue, LINES } from '../../../src/engine/lines/catalogue.ts';
import { nodes } from '../../support/arbitrary-trees.ts';
import { computed, formula, optional, typed } from '../../support/small-sheet.ts';

const inputs = {
  one: typed(),
  perTier: typed(['tier']),
  perSdr: typed(['sdr']),
  perBoth: typed(['tier', 'sdr']),
  maybe: optional(['tier']),
  perMonth: typed(['month']),
  perTierMonth: typed(['tier', 'month']),
  perAge: typed(['age']),
  perMonthAge: typed(['month', 'age']),
  maybeMonth: optional(['month']),
};

/** What building says of one formula beside the inputs. */
function refusal(text: string, per: readonly Dim[] = [], more: Record<string, Line> = {}): string {
  try {
    buildCatalogue({ ...inputs, ...more, tested: formula(text, per) });
  } catch (error) {
    return error instanceof Error ? error.message : 'thrown';
  }
  return 'accepted';
}

describe('a catalogue refuses', () => {
  it('formulas that cannot be read', () => {
    expect(refusal('one +')).toBe('line tested: the formula ends too early in “one +”');
  });
  it('names that are no lines, inherited ones too', () => {
    expect(refusal('ones')).toBe('line tested: there is no line ones in “ones”');
    expect(refusal('toString')).toBe('line tested: there is no line toString in “toString”');
  });
  it('circles, with the way round', () => {
    expect(refusal('tested')).toBe('a circle: tested -> tested');
    expect(refusal('a', [], { a: formula('b'), b: formula('tested + one') })).toBe(
      'a circle: a -> b -> tested -> a',
    );
    const self = computed(['b'], () => []);
    expect(refusal('one', [], { a: self, b: formula('a') })).toBe('a circle: a -> b -> a');
  });
  it('an algorithm that needs what is not there', () => {
    const lost = computed(['gone'], () => []);
    expect(refusal('one', [], { lost })).toBe('there is no line gone');
  });
  it('a SUM over nothing', () => {
    expect(refusal('SUM(one)')).toContain('a SUM adds over nothing');
    expect(refusal('SUM(perTier)', ['tier'])).toContain('a SUM adds over nothing');
  });
  it('x / SUM(x) in a line that has the dimension, which would silently be 1', () => {
    expect(refusal('perTier / SUM(perTier)', ['tier'])).toContain('a SUM adds over nothing');
    expect(refusal('perTier / total', ['tier'], { total: formula('SUM(perTier)') })).toBe('accepted');
  });
  it('a dimension that the line lacks', () => {
    expect(refusal('perTier')).toContain('the line lacks tier: wrap in SUM');
    expect(refusal('perBoth', ['tier'])).toContain('the line lacks sdr: wrap in SUM');
    expect(refusal('SUM(perBoth) * perSdr', ['tier'])).toContain('the line lacks sdr');
  });
  it('+ and - of unlike dimensions inside a SUM: a scalar would be added once per member', () => {
    expect(refusal('SUM(perTier + one)')).toContain('a SUM adds unlike dimensions');
    expect(refusal('SUM(one - perTier)')).toContain('a SUM adds unlike dimensions');
    expect(refusal('SUM(perTier * (one + perTier))')).toContain('a SUM adds unlike dimensions');
    expect(refusal('SUM(perTier + perTier)')).toBe('accepted');
    expect(refusal('SUM(perTier) + one')).toBe('accepted');
    expect(refusal('SUM(perTier * one)')).toBe('accepted');
  });
  it('an optional input outside IFNA, or in what IFNA falls back to', () => {
    expect(refusal('maybe', ['tier'])).toContain('maybe may be blank: wrap in IFNA');
    expect(refusal('IFNA(perTier, maybe)', ['tier'])).toContain('maybe may be blank');
    expect(refusal('IFNA(maybe * one, perTier)', ['tier'])).toBe('accepted');
    expect(refusal('SUM(IFNA(maybe, perTier))')).toBe('accepted');
  });
  it('IFNA around a SUM of optional inputs, of which it would see only the first', () => {
    expect(refusal('IFNA(SUM(maybe), one)')).toContain('maybe may be blank');
  });
  it('a running total of what has no months', () => {
    expect(refusal('CUMULATE(one)', ['month'])).toContain('CUMULATE runs over months, and one has none');
    expect(refusal('CUMULATE(perTier * 2)', ['tier', 'month'])).toContain('and perTier * 2 has none');
    expect(refusal('CUMULATE(SUM(perMonth))')).toContain('and SUM(perMonth) has none');
    expect(refusal('CUMULATE(perMonth)')).toContain('the line lacks month: wrap in SUM');
    expect(refusal('SUM(CUMULATE(perMonth))')).toBe('accepted');
    expect(refusal('CUMULATE(SUM(perTierMonth))', ['month'])).toBe('accepted');
  });
  it('LAGGED of what has no months, or has ages, and by a curve without ages', () => {
    expect(refusal('LAGGED(one, perAge)', ['month'])).toContain('LAGGED runs over months, and one has none');
    expect(refusal('LAGGED(perMonth, perMonth)', ['month'])).toContain('the curve of LAGGED has no ages');
    expect(refusal('LAGGED(perMonthAge, perAge)', ['month'])).toContain(
      'what LAGGED spreads has ages of its own',
    );
    expect(refusal('LAGGED(perMonth, perAge)')).toContain('the line lacks month');
    expect(refusal('LAGGED(perMonth, perMonthAge)', ['month'])).toBe('accepted');
    expect(refusal('LAGGED(perMonth, 1 - perAge)', ['month'])).toBe('accepted');
  });
  it('+ and - in a running total between what has months and what has none', () => {
    expect(refusal('CUMULATE(perMonth + one)', ['month'])).toContain(
      'a running total adds unlike dimensions',
    );
    expect(refusal('LAGGED(perMonth - one, perAge)', ['month'])).toContain('adds unlike dimensions');
    expect(refusal('SUM(CUMULATE(perMonth * (one + perMonth)))')).toContain('a SUM adds unlike dimensions');
    expect(refusal('CUMULATE(perMonth + perTierMonth)', ['tier', 'month'])).toBe('accepted');
    expect(refusal('CUMULATE(perMonth) + one', ['month'])).toBe('accepted');
  });
  it('IFNA around a running total of optional inputs', () => {
    expect(refusal('IFNA(CUMULATE(maybeMonth), one)', ['month'])).toContain('maybeMonth may be blank');
    expect(refusal('CUMULATE(IFNA(maybeMonth, one))', ['month'])).toBe('accepted');
  });
  it('dimensions out of order', () => {
    expect(refusal('perBoth', ['sdr', 'tier'])).toContain(
      'its dimensions are not in the order tier, persona, manager, sdr',
    );
  });
});

describe('a bound tree', () => {
  const bound = buildCatalogue({
    ...inputs,
    tested: formula('SUM(perBoth * perSdr) + one * SUM(perSdr)', ['tier']),
  }).line('tested');

  it('says on every node which dimensions it varies over, and on SUM which it adds over', () => {
    const tree = bound.tree;
    if (tree?.kind !== 'binary') throw new Error('a sum was expected');
    expect(tree.per).toEqual(['tier']);
    expect(tree.left).toMatchObject({ kind: 'call', per: ['tier'], over: ['sdr'] });
    expect(tree.right).toMatchObject({ kind: 'binary', per: [] });
    expect(nodes(tree).find((node) => node.kind === 'name' && node.name === 'perBoth')?.per).toEqual([
      'tier',
      'sdr',
    ]);
  });
  it('varies by what LAGGED spreads and by the curve, but for its ages', () => {
    const lagged = buildCatalogue({
      ...inputs,
      tested: formula('LAGGED(perTierMonth, perAge)', ['tier', 'month']),
    });
    expect(lagged.line('tested').tree).toMatchObject({ fn: 'LAGGED', per: ['tier', 'month'], over: [] });
    expect(lagged.line('perMonthAge').dims).toEqual([DIMS.indexOf('month'), DIMS.indexOf('age')]);
  });
  it('knows what it needs, in order of appearance', () => {
    expect(bound.needs).toEqual(['perBoth', 'perSdr', 'one']);
  });
});

describe('the catalogue of the plan', () => {
  it('holds every line once, each after those it needs', () => {
    expect(catalogue.lines.map(({ name }) => name).sort()).toEqual(Object.keys(LINES).sort());
    catalogue.lines.forEach(({ name, index, needs }, i) => {
      expect(index).toBe(i);
      for (const needed of needs)
        expect(catalogue.line(needed).index, `${name} needs ${needed}`).toBeLessThan(i);
    });
  });
  it('feeds the other way of what it needs', () => {
    for (const a of catalogue.lines)
      for (const b of catalogue.lines)
        expect(a.feeds.includes(b.name), `${a.name} feeds ${b.name}`).toBe(b.needs.includes(a.name));
  });
  it('answers for lines that exist and throws for others', () => {
    expect(catalogue.has('quotaOpps')).toBe(true);
    expect(catalogue.has('toString')).toBe(false);
    expect(() => catalogue.line('toString')).toThrow('there is no line toString');
  });
  it('has a rule id and a label of its own and a sentence on every line', () => {
    const lines = catalogue.lines.map(({ line }) => line);
    expect(new Set(lines.map(({ rule }) => rule)).size).toBe(lines.length);
    // what counts has the name of what is typed, where the one may stand in for the other
    const counting = lines.filter(({ rule }) => !['Q0', 'Q0a'].includes(rule));
    expect(new Set(counting.map(({ label }) => label)).size).toBe(lines.length - 2);
    for (const { means, per } of lines) {
      expect(means).toMatch(/\.$/);
      expect(DIMS.filter((dim) => per.includes(dim))).toEqual(per);
    }
  });
});
