/** What is written beside the figures, over all grids of the Plan sheet: nothing may be taken for what it is not. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/engine/lines/catalogue.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import type { GridModel } from '../../../src/ui/grid/model.ts';
import { detailBlock, handedBlock, planBlock } from '../../../src/ui/sheets/detail-blocks.ts';

import { peopleBlock } from '../../../src/ui/sheets/people-block.ts';
import { tiersBlock } from '../../../src/ui/sheets/tier-blocks.ts';
import { threeTiers } from '../../support/plans.ts';
import { viewOf } from './support.ts';

/** Every cell of a line with all that is written about it: the grid's name, its column's head and hint, its row's head. */
function written(model: GridModel): { line: string; text: string }[] {
  return model.rows.flatMap(({ head, cells }) =>
    cells.map(({ id }, i) => {
      const column = model.columns[i];
      const remark = cells.find((cell) => cell.role === 'text')?.text;
      return {
        line: id.replace(/\[.*$/, ''),
        text: [model.label, head, column?.head, column?.hint, remark].filter(Boolean).join(' | '),
      };
    }),
  );
}

const ALL = (scenario: Scenario): GridModel[] => {
  const view = viewOf(scenario);
  return [handedBlock(view), planBlock(view), tiersBlock(view), detailBlock(view), peopleBlock(view)];
};

const OF_A_DEAL = /^(?:dealMrr|dealArr|averageDealMrr|seats)$/;

describe('every label says what it counts', () => {
  const lines = ALL(threeTiers())
    .flatMap(written)
    .flatMap(({ line, text }) => {
      const bound = catalogue.lines.find(({ name }) => name === line);
      return bound ? [{ line, text, unit: bound.line.unit }] : [];
    });

  it('finds the lines that it is about', () => {
    expect(new Set(lines.map(({ line }) => line)).size).toBeGreaterThan(20);
  });

  /** Lines of these units whose place does not say the words. */
  const unsaid = (units: readonly string[], words: RegExp): string[] =>
    lines
      .filter(({ line, unit, text }) => units.includes(unit) && !OF_A_DEAL.test(line) && !words.test(text))
      .map(({ line, text }) => `${line}: ${text}`);

  it('MRR says MRR, ARR says ARR', () => {
    expect(unsaid(['mrr', 'mrrPerMonth'], /MRR/)).toEqual([]);
    expect(unsaid(['arr'], /ARR/)).toEqual([]);
  });

  it('what is a month says so, and what is of the plan period says that', () => {
    expect(unsaid(['mrrPerMonth', 'countPerMonth'], /month/)).toEqual([]);
    expect(unsaid(['mrr', 'count'], /plan period/)).toEqual([]);
  });

  it('no two columns of a grid are called the same', () => {
    for (const model of ALL(threeTiers())) {
      const heads = model.columns.map(({ head, hint = '' }) => `${head} | ${hint}`);
      expect(new Set(heads).size, model.label).toBe(heads.length);
    }
  });
});
