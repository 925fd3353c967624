import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../../src/engine/formula/sheet.ts';
import { cellFrom, cellName } from '../../../src/engine/formula/cell-name.ts';
import { dependents, precedents } from '../../../src/engine/formula/trace.ts';
import type { Cell } from '../../../src/engine/formula/tree.ts';
import { applyEdit } from '../../../src/engine/edit.ts';
import { catalogue } from '../../../src/engine/lines/catalogue.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import { isProblem } from '../../../src/engine/problem.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import { validPlans } from '../../support/arbitrary-plans.ts';
import { threeTiers, withRoster, worked } from '../../support/plans.ts';
import { formula, sheetOf, typed } from '../../support/small-sheet.ts';

const nameOf = (cell: Cell): string => cellName(cell, catalogue.line(cell.line).line.per);
const everyCell = (sheet: Sheet): Cell[] =>
  catalogue.lines.flatMap(({ name }) => sheet.cells(name).map(({ cell }) => cell));
const names = (cells: readonly Cell[]): string[] => cells.map(nameOf);

/** The plan with two SDRs and three months: cells of every kind, and few of each. */
const small = (scenario: Scenario): Scenario => ({
  ...scenario,
  period: { start: '2027-01', months: 3 },
  team: { ...scenario.team, sdrs: '2' },
});

describe('precedents', () => {
  const sheet = planSheet(threeTiers());
  it.each([
    ['quotaMrr[mid]', ['pipelineMrr[mid]', 'sdrs']],
    ['winRate[mid]', ['baseWinRate[mid]']],
    ['plannedArr', ['tierArr[enterprise]', 'tierArr[mid]', 'tierArr[small]']],
    ['quotaOpps[mid]', ['bufferInAll[mid]', 'roundEach', 'wholeOpps[mid]', 'sdrs']],
    ['carriedOpps[sdr2]', ['handedOpps[enterprise,sdr2]', 'handedOpps[mid,sdr2]', 'handedOpps[small,sdr2]']],
    ['seats[mid]', []],
    ['monthsPerYear', []],
  ])('of %s', (cell, found) => {
    const of = cellFrom(sheet, cell);
    expect(of && names(precedents(sheet, of))).toEqual(found);
  });
  it('leave out optional inputs that are blank, and hold those that are set', () => {
    const withSet = planSheet({
      ...threeTiers(),
      tiers: threeTiers().tiers.map((tier) => (tier.id === 'mid' ? { ...tier, opps: '20' } : tier)),
    });
    expect(names(precedents(withSet, { line: 'quotaOpps', at: { tier: 'mid' } }))).toContain('setOpps[mid]');
    expect(names(precedents(withSet, { line: 'quotaOpps', at: { tier: 'small' } }))).not.toContain(
      'setOpps[small]',
    );
  });
  it('of an algorithm’s cell are all cells of the lines it needs: other tiers weigh in', () => {
    const found = names(precedents(sheet, { line: 'splitOpps', at: { tier: 'mid' } }));
    expect(found).toContain('oppShare[small]');
    expect(found).toContain('countedOppArr[enterprise]');
    expect(names(dependents(sheet, { line: 'countedOppArr', at: { tier: 'small' } }))).toContain(
      'splitOpps[mid]',
    );
  });
  it('over dimensions that a formula adds over are all members', () => {
    const lines = {
      both: typed(['tier', 'sdr']),
      people: typed(['sdr']),
      sum: formula('SUM(both * people)', ['tier']),
    };
    const two = sheetOf(lines, {}, { tier: ['a', 'b'], sdr: ['x', 'y'] });
    expect(precedents(two, { line: 'sum', at: { tier: 'b' } })).toEqual([
      { line: 'both', at: { tier: 'b', sdr: 'x' } },
      { line: 'both', at: { tier: 'b', sdr: 'y' } },
      { line: 'people', at: { sdr: 'x' } },
      { line: 'people', at: { sdr: 'y' } },
    ]);
    expect(dependents(two, { line: 'people', at: { sdr: 'y' } })).toEqual([
      { line: 'sum', at: { tier: 'a' } },
      { line: 'sum', at: { tier: 'b' } },
    ]);
  });
});

describe('over months', () => {
  const lines = {
    begun: typed(['tier', 'month']),
    curve: typed(['age']),
    byCohort: typed(['month', 'age']),
    total: formula('CUMULATE(begun)', ['tier', 'month']),
    growth: formula('begun / CUMULATE(begun)', ['tier', 'month']),
    won: formula('LAGGED(SUM(begun), curve)', ['month']),
    wonByCohort: formula('LAGGED(SUM(begun), byCohort)', ['month']),
    inAll: formula('SUM(LAGGED(begun, byCohort))', ['tier']),
  };
  const sheet = sheetOf(lines, {}, { tier: ['a', 'b'], month: ['m1', 'm2', 'm3'], age: ['k0', 'k1'] });
  const nameIn = (cell: Cell): string => cellName(cell, sheet.catalogue.line(cell.line).line.per);
  const of = (name: string): string[] => {
    const cell = cellFrom(sheet, name);
    return cell ? precedents(sheet, cell).map(nameIn) : ['no such cell'];
  };
  it.each([
    ['total[b,m2]', ['begun[b,m1]', 'begun[b,m2]']],
    ['growth[a,m2]', ['begun[a,m2]', 'begun[a,m1]']],
    ['won[m1]', ['begun[a,m1]', 'begun[b,m1]', 'curve[k0]']],
    ['won[m3]', ['begun[a,m2]', 'begun[b,m2]', 'begun[a,m3]', 'begun[b,m3]', 'curve[k1]', 'curve[k0]']],
    [
      'wonByCohort[m3]',
      ['begun[a,m2]', 'begun[b,m2]', 'begun[a,m3]', 'begun[b,m3]', 'byCohort[m2,k1]', 'byCohort[m3,k0]'],
    ],
    [
      'inAll[a]',
      [
        ...['begun[a,m1]', 'begun[a,m2]', 'begun[a,m3]'],
        ...['byCohort[m1,k0]', 'byCohort[m1,k1]', 'byCohort[m2,k0]', 'byCohort[m2,k1]', 'byCohort[m3,k0]'],
      ],
    ],
  ])('the precedents of %s are those of the months before', (cell, found) => {
    expect(of(cell)).toEqual(found);
  });
  it('dependents are the inverse', () => {
    const cells = Object.keys(lines).flatMap((name) => sheet.cells(name).map(({ cell }) => cell));
    const forth = cells.flatMap((cell) => of(nameIn(cell)).map((found) => `${found} -> ${nameIn(cell)}`));
    const back = cells.flatMap((cell) =>
      dependents(sheet, cell).map((found) => `${nameIn(cell)} -> ${nameIn(found)}`),
    );
    expect(back.sort()).toEqual(forth.sort());
    expect(forth.length).toBeGreaterThan(50);
  });
});

describe('dependents', () => {
  it.each([
    ['the worked example', small(worked)],
    ['three tiers and a roster', small(withRoster(threeTiers()))],
    [
      'quotas by hand',
      {
        ...small(worked),
        tiers: worked.tiers.map((tier) => ({ ...tier, opps: '9', effort: '2' })),
      },
    ],
  ])('are the inverse of precedents over all cells of %s', (_name, scenario) => {
    const sheet = planSheet(scenario);
    const forth = new Set<string>();
    const back = new Set<string>();
    for (const cell of everyCell(sheet)) {
      for (const found of precedents(sheet, cell)) forth.add(`${nameOf(found)} -> ${nameOf(cell)}`);
      const { line } = catalogue.line(cell.line);
      const isBlank = line.kind === 'input' && line.optional === true && sheet.isBlank(cell.line, cell.at);
      if (!isBlank)
        for (const found of dependents(sheet, cell)) back.add(`${nameOf(cell)} -> ${nameOf(found)}`);
    }
    expect([...back].sort()).toEqual([...forth].sort());
    expect(forth.size).toBeGreaterThan(80);
  });
  it('hold every cell that a change of the input changes', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        validPlans,
        fc.constantFrom<'price' | 'winRate' | 'seats' | 'arrShare' | 'oppShare'>(
          'price',
          'winRate',
          'seats',
          'arrShare',
          'oppShare',
        ),
        (random, field) => {
          const [tier] = random.tiers;
          if (!tier) return;
          const scenario = small(random);
          const sheet = planSheet(scenario);
          const address = `tiers[${tier.id}].${field}`;
          const changed = applyEdit(scenario, { kind: 'set', cells: [{ address, text: '0.77' }] });
          const after = planSheet(changed, sheet);
          const lines: Readonly<Record<string, string>> = {
            arrShare: 'givenArrShare',
            winRate: 'baseWinRate',
          };
          const line = lines[field] ?? field;
          const reached = reach(sheet, { line, at: { tier: tier.id } });
          for (const cell of everyCell(sheet)) {
            const [was, is] = [sheet.value(cell.line, cell.at), after.value(cell.line, cell.at)];
            const isSame =
              isProblem(was) || isProblem(is) ? JSON.stringify(was) === JSON.stringify(is) : was.eq(is);
            if (!isSame) expect(reached.has(nameOf(cell)), nameOf(cell)).toBe(true);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** Everything that follows from a cell, step after step; all cells of an algorithm at once, as they feed the same. */
function reach(sheet: Sheet, from: Cell): Set<string> {
  const found = new Set([nameOf(from)]);
  const queue = [from];
  for (let cell = queue.pop(); cell; cell = queue.pop())
    for (const next of dependents(sheet, cell)) {
      if (found.has(nameOf(next))) continue;
      found.add(nameOf(next));
      queue.push(next);
    }
  return found;
}

describe('names of cells', () => {
  it('go both ways for every cell, and no two are alike', () => {
    const sheet = planSheet(threeTiers({ sdrs: '2.5' }));
    const cells = everyCell(sheet);
    for (const cell of cells) expect(cellFrom(sheet, nameOf(cell))).toEqual(cell);
    expect(new Set(names(cells)).size).toBe(cells.length);
  });
  it.each([
    '',
    'nothing',
    'quotaOpps',
    'quotaOpps[gone]',
    'plannedArr[mid]',
    'handedOpps[mid]',
    'handedOpps[sdr1,mid]',
    'quotaOpps[mid',
    '__proto__',
    'quotaOpps[]',
    'toString',
  ])('“%s” names no cell', (name) => {
    expect(cellFrom(planSheet(threeTiers()), name)).toBeUndefined();
  });
});
