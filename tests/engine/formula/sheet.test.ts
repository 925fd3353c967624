import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../src/engine/edit.ts';
import type { Sheet } from '../../../src/engine/formula/sheet.ts';
import { catalogue } from '../../../src/engine/lines/catalogue.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import { isProblem } from '../../../src/engine/problem.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import { drafts, histories } from '../../support/arbitrary-edits.ts';
import { validPlans } from '../../support/arbitrary-plans.ts';
import { column, figure, num, plan, problem, threeTiers, worked } from '../../support/plans.ts';
import { computed, formula, sheetOf, typed } from '../../support/small-sheet.ts';

const names = catalogue.lines.map(({ name }) => name);

/** Every value of every line, to be compared with another sheet's. */
function everything(sheet: Sheet, lines: readonly string[] = names): string {
  return lines
    .flatMap((name) =>
      sheet.cells(name).map(({ cell, value }) => {
        const shown = isProblem(value) ? JSON.stringify(value) : value.toString();
        return `${cell.line} ${JSON.stringify(cell.at)} ${shown}`;
      }),
    )
    .join('\n');
}

const set = (scenario: Scenario, address: string, text: string): Scenario =>
  applyEdit(scenario, { kind: 'set', cells: [{ address, text }] });

describe('a sheet made from the one before', () => {
  it(
    'equals one from scratch, whatever was edited and whatever had been asked for',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(
          validPlans,
          fc.array(drafts, { maxLength: 5 }),
          fc.array(fc.nat({ max: names.length - 1 }), { maxLength: 6 }),
          (scenario, row, asked) => {
            let sheet: Sheet | undefined;
            for (const next of histories(scenario, row)) {
              sheet = planSheet(next, sheet);
              const some = asked.map((index) => names[index] ?? 'targetArr');
              everything(sheet, some);
            }
            expect(sheet && everything(sheet)).toBe(
              everything(planSheet(histories(scenario, row).at(-1) ?? scenario)),
            );
          },
        ),
        { numRuns: 80 },
      );
    },
  );
  it('computes only what the edit reaches', () => {
    let runs = 0;
    const lines = {
      a: typed(['tier']),
      b: typed(),
      counted: computed(['a'], ({ list }) => ((runs += 1), list('a')), ['tier']),
      after: formula('counted * b', ['tier']),
    };
    const members = { tier: ['x', 'y'] };
    const first = sheetOf(lines, { a: ['1', '2'], b: ['3'] }, members);
    const from = (texts: Record<string, string[]>, before: Sheet): Sheet =>
      sheetOf(lines, texts, members, before);
    expect(column(first, 'after')).toEqual(['3', '6']);
    const second = from({ a: ['1', '2'], b: ['5'] }, first);
    expect(column(second, 'after')).toEqual(['5', '10']);
    expect(runs).toBe(1);
    expect(column(from({ a: ['1', '4'], b: ['5'] }, second), 'after')).toEqual(['5', '20']);
    expect(runs).toBe(2);
    expect(column(first, 'after')).toEqual(['3', '6']);
  });
  it('leaves the sheet before as it was', () => {
    const before = planSheet(threeTiers());
    const told = everything(before);
    everything(planSheet(set(threeTiers(), 'target.arr', '9000000'), before));
    expect(everything(before)).toBe(told);
  });
  it('names cells by the members there are now, though their texts are the same', () => {
    const lines = { a: typed(['tier']), b: formula('a', ['tier']) };
    const before = sheetOf(lines, { a: ['?', '?'] }, { tier: ['x', 'y'] });
    expect(problem(before.value('b', { tier: 'x' })).from.at).toEqual({ tier: 'x' });
    const after = sheetOf(lines, { a: ['?', '?'] }, { tier: ['y', 'x'] }, before);
    expect(problem(after.value('b', { tier: 'y' })).from.at).toEqual({ tier: 'y' });
  });
  it('follows a tier that moves, by its id', () => {
    const before = planSheet(threeTiers());
    const moved = applyEdit(threeTiers(), { kind: 'move', list: 'tiers', id: 'small', to: 0 });
    const after = planSheet(moved, before);
    expect(column(before, 'quotaOpps')).toEqual(['6', '8', '9']);
    expect(column(after, 'quotaOpps')).toEqual(['9', '6', '8']);
    expect(figure(after, 'quotaOpps', { tier: 'small' })).toBe('9');
  });
});

describe('cells', () => {
  it('come in the order of the members, tiers before people', () => {
    const cells = planSheet(threeTiers({ sdrs: '2' })).cells('handedOpps');
    expect(cells.map(({ cell }) => [cell.at.tier, cell.at.sdr].join(' '))).toEqual([
      'enterprise sdr1',
      'enterprise sdr2',
      'mid sdr1',
      'mid sdr2',
      'small sdr1',
      'small sdr2',
    ]);
  });
  it('are computed once', () => {
    const sheet = planSheet(worked);
    expect(sheet.value('quotaOpps', { tier: 'mid' })).toBe(sheet.value('quotaOpps', { tier: 'mid' }));
  });
  it('that do not exist are a bug: asking throws', () => {
    const sheet = planSheet(worked);
    expect(() => sheet.value('quotaOpps')).toThrow('quotaOpps has no cell at tier unnamed');
    expect(() => sheet.value('quotaOpps', { tier: 'gone' })).toThrow('no cell at tier gone');
    expect(() => sheet.value('nothing')).toThrow('there is no line nothing');
  });
  it('ignore members of dimensions they lack', () => {
    expect(figure(planSheet(worked), 'plannedArr', { tier: 'mid', sdr: 'sdr3' })).toBe('2040000');
  });
});

describe('after an edit that reaches a line', () => {
  const first = planSheet(worked);
  const before = { handed: first.column('handedOpps'), quota: first.column('quotaOpps') };
  const edited = (edit: Partial<Scenario>): Sheet => planSheet({ ...worked, ...edit }, first);
  it('a column that comes to the same is the same list, and so is what an algorithm makes of it', () => {
    // a target of 1,999,999 asks for the same whole quota
    const sheet = edited({ target: { arr: '1999999', sdrShare: '1' } });
    expect(sheet.column('quotaOpps')).toBe(before.quota);
    expect(sheet.column('handedOpps')).toBe(before.handed);
    expect(figure(sheet, 'overshootArr')).toBe('40001');
  });
  it('a column that comes to something else is not kept', () => {
    const sheet = edited({ target: { arr: '4000000', sdrShare: '1' } });
    expect(sheet.column('quotaOpps')).not.toBe(before.quota);
    expect(figure(sheet, 'handedOpps', { tier: 'mid', sdr: 'sdr1' })).toBe('34');
  });
});

describe('a plan without tiers', () => {
  const sheet = planSheet(plan({ tiers: [] }));
  it('has no cells for tiers, and totals that say why', () => {
    expect(sheet.cells('quotaOpps')).toEqual([]);
    expect(sheet.cells('splitOpps')).toEqual([]);
    for (const line of [
      'plannedArr',
      'sdrOpps',
      'shareSum',
      'blendedWinRateByCount',
      'overshootArr',
      'overAssignment',
    ])
      expect(problem(sheet.value(line)).say, line).toBe('There is no deal tier yet');
  });
  it('still knows what the target asks', () => {
    expect(figure(sheet, 'sdrTarget')).toBe('2000000');
    expect(num(sheet.value('capacity', { sdr: 'sdr10' })).toString()).toBe('1');
  });
});

describe('a plan with blanks', () => {
  it('says at every figure which cell is empty', () => {
    const sheet = planSheet(plan({ tiers: [{ id: 'a', winRate: '' }, { id: 'b' }] }));
    expect(problem(sheet.value('plannedArr'))).toEqual({
      code: '#N/A',
      say: 'AE win rate is empty',
      from: { line: 'baseWinRate', at: { tier: 'a' } },
    });
    expect(figure(sheet, 'dealMrr', { tier: 'a' })).toBe('5000');
    expect(isProblem(sheet.value('quotaOpps', { tier: 'b' }))).toBe(false);
  });
});
