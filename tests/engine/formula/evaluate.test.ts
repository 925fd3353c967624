import { describe, expect, it } from 'vitest';
import { valueOfNode } from '../../../src/engine/formula/evaluate.ts';
import { choice, type Algorithm, type Line } from '../../../src/engine/formula/line.ts';
import type { Dim } from '../../../src/engine/formula/tree.ts';
import { Num } from '../../../src/engine/number.ts';
import { isProblem } from '../../../src/engine/problem.ts';
import { column, figure, num, problem } from '../../support/plans.ts';
import { computed, fixed, formula, optional, sheetOf, typed, type Texts } from '../../support/small-sheet.ts';

const members = { tier: ['a', 'b'], sdr: ['s1', 's2', 's3'] };
const lines = {
  one: typed(),
  perTier: typed(['tier']),
  perSdr: typed(['sdr']),
  perBoth: typed(['tier', 'sdr']),
  maybe: optional(['tier']),
};
const texts: Texts = {
  one: ['7'],
  perTier: ['2', '5'],
  perSdr: ['1', '2', '3'],
  perBoth: ['1', '2', '3', '4', '5', '6'],
  maybe: ['9', undefined],
};

function values(text: string, per: readonly Dim[] = [], more: Texts = {}): string[] {
  const sheet = sheetOf({ ...lines, tested: formula(text, per) }, { ...texts, ...more }, members);
  return sheet
    .cells('tested')
    .map(({ value }) =>
      isProblem(value) ? `${value.code} from ${value.from.line}: ${value.say}` : value.toString(),
    );
}

describe('arithmetic', () => {
  it.each([
    ['-2^2', '4'],
    ['2^3^2', '64'],
    ['one * 20%', '1.4'],
    ['one - 10 / 4', '4.5'],
    ['one = 7', '1'],
    ['one <> 7', '0'],
    ['(one < 8) + (one <= 7) + (one > 6) + (one >= 7)', '4'],
    ['one / 3 * 3 = one', '1'],
    ['ROUNDUP(one / 3, 0)', '3'],
    ['ROUNDUP(one / 3, 2)', '2.34'],
    ['ROUNDUP(one / 3 * 3, 0)', '7'],
    ['MIN(one, 3, 5) + MAX(one, 3, 5)', '10'],
    ['SUM(perTier)', '7'],
    ['SUM(perBoth)', '21'],
    ['SUM(perBoth * perSdr * perTier)', '188'],
  ])('%s is %s', (text, value) => {
    expect(values(text)).toEqual([value]);
  });
  it('repeats a line along the dimensions it lacks, and adds along those of SUM', () => {
    expect(values('perBoth * perTier + one', ['tier', 'sdr'])).toEqual(['9', '11', '13', '27', '32', '37']);
    expect(values('SUM(perBoth)', ['tier'])).toEqual(['6', '15']);
    expect(values('SUM(perBoth)', ['sdr'])).toEqual(['5', '7', '9']);
    expect(values('SUM(perBoth * perTier) / one', ['sdr'], { one: ['1'] })).toEqual(['22', '29', '36']);
  });
});

describe('choices', () => {
  it('IF takes one branch and never looks at the other', () => {
    expect(values('IF(one = 7, 1, 1 / 0)')).toEqual(['1']);
    expect(values('IF(one > 7, 1 / 0, one)')).toEqual(['7']);
    expect(values('IF(perTier > 2, one, perTier)', ['tier'])).toEqual(['2', '7']);
  });
  it('IFNA takes the second where an optional input is blank, cell by cell', () => {
    expect(values('IFNA(maybe, perTier)', ['tier'])).toEqual(['9', '5']);
    expect(values('IFNA(maybe * one, 0)', ['tier'])).toEqual(['63', '0']);
    expect(values('SUM(IFNA(maybe, perTier))')).toEqual(['14']);
  });
  it('IFNA hides no other problem', () => {
    expect(values('IFNA(maybe / 0, perTier)', ['tier'])[0]).toContain('#DIV/0! from tested');
    expect(values('IFNA(maybe, perTier)', ['tier'], { maybe: ['x', undefined] })[0]).toBe(
      '#VALUE! from maybe: “x” is not a number',
    );
  });
  it('a choice is 1 where the text is the one named', () => {
    const rounding = choice({
      rule: 'T',
      label: 'c',
      means: '',
      key: 'k',
      is: 'each',
      words: { yes: 'y', no: 'n' },
    });
    for (const [text, value] of [
      ['each', '1'],
      ['team', '0'],
    ] as const)
      expect(figure(sheetOf({ rounding }, { rounding: [text] }), 'rounding')).toBe(value);
  });
});

describe('problems are values', () => {
  it('say what is wrong and travel from the first cell that had them', () => {
    expect(values('one / 0 + 1')).toEqual(['#DIV/0! from tested: This divides by zero']);
    expect(values('10 ^ 200 * 10 ^ 200')[0]).toContain('#NUM! from tested');
    expect(values('perTier + one', ['tier'], { one: [''] })).toEqual([
      '#N/A from one: typed is empty',
      '#N/A from one: typed is empty',
    ]);
    expect(values('one + perTier / 0', ['tier'], { one: ['?'] })[0]).toBe(
      '#VALUE! from one: “?” is not a number',
    );
  });
  it('reach a SUM from any member', () => {
    expect(values('SUM(perTier)', [], { perTier: ['2', 'two'] })).toEqual([
      '#VALUE! from perTier: “two” is not a number',
    ]);
  });
  it('name the cell by its members', () => {
    const sheet = sheetOf({ ...lines, tested: formula('1 / (perTier - 5)', ['tier']) }, texts, members);
    expect(problem(sheet.value('tested', { tier: 'b' })).from).toEqual({ line: 'tested', at: { tier: 'b' } });
    expect(figure(sheet, 'tested', { tier: 'a' })).toBe('-0.' + '3'.repeat(40));
  });
  it('stop MIN, MAX and ROUNDUP', () => {
    for (const text of [
      'MIN(one, 1 / 0)',
      'MAX(1 / 0, one)',
      'ROUNDUP(1 / 0, 0)',
      'ROUNDUP(one, 1 / 0)',
      '-(1 / 0)',
      '(1 / 0)%',
    ])
      expect(values(text)[0], text).toContain('#DIV/0!');
  });
  it('a SUM over no members has no answer, in words', () => {
    const empty = sheetOf(
      { ...lines, byTier: formula('SUM(perTier)'), bySdr: formula('SUM(perSdr)') },
      texts,
      {},
    );
    expect(problem(empty.value('byTier'))).toMatchObject({ code: '#N/A', say: 'There is no deal tier yet' });
    expect(problem(empty.value('bySdr'))).toMatchObject({ code: '#N/A', say: 'Nobody is on the team' });
  });
});

describe('algorithms', () => {
  const doubled = (run?: Algorithm): Line =>
    computed(
      ['perTier', 'maybe'],
      run ??
        (({ list, blankable, size }) =>
          list('perTier').map((x, i) => x.times(size('sdr')).plus(blankable('maybe')[i] ?? new Num(1000)))),
      ['tier'],
    );
  it('get lists with blanks, and give a value for each cell', () => {
    expect(column(sheetOf({ ...lines, tested: doubled() }, texts, members), 'tested')).toEqual([
      '15',
      '1015',
    ]);
  });
  it('run once for all cells, and not at all where something they need is a problem', () => {
    let runs = 0;
    const run = (): Num[] => [new Num((runs += 1)), new Num(0)];
    const sheet = sheetOf({ ...lines, tested: doubled(run) }, texts, members);
    expect(column(sheet, 'tested')).toEqual(['1', '0']);
    expect(figure(sheet, 'tested', { tier: 'b' })).toBe('0');
    const broken = sheetOf({ ...lines, tested: doubled(run) }, { ...texts, perTier: ['1', 'x'] }, members);
    expect(problem(broken.value('tested', { tier: 'a' })).from).toEqual({
      line: 'perTier',
      at: { tier: 'b' },
    });
    expect(runs).toBe(1);
  });
  it('may say why there is no value, which becomes the problem of each cell', () => {
    const refused = doubled(() => ({ code: '#N/A', say: 'because' }));
    const sheet = sheetOf({ ...lines, tested: refused }, texts, members);
    expect(problem(sheet.value('tested', { tier: 'b' }))).toEqual({
      code: '#N/A',
      say: 'because',
      from: { line: 'tested', at: { tier: 'b' } },
    });
  });
  it('throw where they break their word, as that is a bug', () => {
    const short = sheetOf({ ...lines, tested: doubled(() => []) }, texts, members);
    expect(() => short.value('tested', { tier: 'a' })).toThrow('gave 0 values, not 2');
    const nosy = doubled(({ list }) => list('one'));
    const sheet = sheetOf({ ...lines, tested: nosy }, texts, members);
    expect(() => sheet.value('tested', { tier: 'a' })).toThrow('does not say that it needs one');
  });
});

describe('valueOfNode', () => {
  it('gives a part of a formula at members', () => {
    const sheet = sheetOf(
      { ...lines, k: fixed('3'), tested: formula('k * (perTier + one)', ['tier']) },
      texts,
      members,
    );
    const bound = sheet.catalogue.line('tested');
    if (bound.tree?.kind !== 'binary') throw new Error('a product was expected');
    expect(num(valueOfNode(sheet, bound, bound.tree.right, { tier: 'b' })).toString()).toBe('12');
  });
});
