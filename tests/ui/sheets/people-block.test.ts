import { describe, expect, it } from 'vitest';
import { cellFrom } from '../../../src/engine/formula/cell-name.ts';
import { isProblem } from '../../../src/engine/problem.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import type { GridModel } from '../../../src/ui/grid/model.ts';
import { peopleBlock } from '../../../src/ui/sheets/people-block.ts';
import { figure, plan, threeTiers, worked } from '../../support/plans.ts';
import { viewOf } from './support.ts';

function people(scenario: Scenario): GridModel {
  return peopleBlock(viewOf(scenario));
}

describe('who carries what', () => {
  it('names people with equal loads once, in a row', () => {
    expect(people(plan({ rounding: 'team' })).rows.map(({ head }) => head)).toEqual(['SDR 1–7', 'SDR 8–10']);
    expect(people(worked).rows.map(({ head }) => head)).toEqual(['SDR 1–10']);
    expect(people(plan({ sdrs: '1' })).rows.map(({ head }) => head)).toEqual(['SDR 1']);
  });

  it('hands out exactly the team’s total, with nobody more than one apart', () => {
    const { rows } = people(threeTiers({ rounding: 'team', sdrs: '7' }));
    const loads = rows.flatMap(({ head = '', cells }) => {
      const [, from = '', to = from] = /(\d+)(?:–(\d+))?$/.exec(head) ?? [];
      return Array.from({ length: Number(to) - Number(from) + 1 }, () => cells.at(-2)?.number ?? NaN);
    });
    expect(loads).toHaveLength(7);
    const total = figure(viewOf(threeTiers({ rounding: 'team', sdrs: '7' })).sheet, 'allOpps');
    expect(loads.reduce((sum, load) => sum + load, 0)).toBe(Number(total));
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
  });

  it('shows from doubles what the sheet has exactly', () => {
    const view = viewOf(threeTiers({ rounding: 'team', sdrs: '7' }));
    for (const { id, number } of peopleBlock(view).rows.flatMap(({ cells }) => cells)) {
      const cell = cellFrom(view.sheet, id);
      const exact = cell && view.sheet.value(cell.line, cell.at);
      expect(exact && !isProblem(exact) && exact.toNumber(), id).toBe(number);
    }
  });

  it('is empty while nobody is on the team', () => {
    expect(people(plan({ sdrs: '0' })).rows).toEqual([]);
    expect(people(plan({ sdrs: '' })).rows).toEqual([]);
  });
});
