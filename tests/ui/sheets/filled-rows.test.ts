import { describe, expect, it } from 'vitest';
import type { GridModel } from '../../../src/ui/grid/model.ts';
import { keepLooked, lazyRow, widthFor } from '../../../src/ui/sheets/filled-rows.ts';
import { filledTeam } from '../../../src/ui/team/quota-blocks.ts';
import { worked } from '../../support/plans.ts';
import { computed } from '../grid/support.ts';
import { viewOf } from './support.ts';

/** Rows of two cells; `made` is told the id of each row that is looked at. */
function model(texts: Readonly<Record<string, readonly [string, string]>>, made: string[] = []): GridModel {
  return {
    label: 'Rows',
    columns: [
      { id: 'a', head: 'A' },
      { id: 'b', head: 'B' },
    ],
    rows: Object.entries(texts).map(([id, [a, b]]) =>
      lazyRow(id, id, () => {
        made.push(id);
        return [computed(`${id} a`, a), computed(`${id} b`, b)];
      }),
    ),
  };
}

function kept(...models: readonly GridModel[]): GridModel[] {
  const waiting = [...models];
  const make = keepLooked(() => waiting.shift() ?? model({}));
  return models.map(() => make());
}

describe('rows that wait to be looked at', () => {
  it('are made when they are, and once', () => {
    const made: string[] = [];
    const [shown] = kept(model({ one: ['1', '2'], two: ['3', '4'] }, made));
    expect(made).toEqual([]);
    expect(shown?.rows[1]?.cells[1]?.text).toBe('4');
    expect(shown?.rows[1]?.cells).toHaveLength(2);
    expect(made).toEqual(['two']);
  });

  it('keep a cell that equals the one that was looked at before, also past a change in which nobody looked', () => {
    const waiting: [string, string][] = [
      ['1', '2'],
      ['7', '8'],
      ['1', '3'],
    ];
    const make = keepLooked(() => model({ one: waiting.shift() ?? ['', ''] }));
    const before = make().rows[0]?.cells;
    make();
    const after = make().rows[0]?.cells;
    expect(after?.map(({ text }) => text)).toEqual(['1', '3']);
    expect(after?.[0]).toBe(before?.[0]);
    expect(after?.[1]).not.toBe(before?.[1]);
  });

  it('keep what a row is', () => {
    const section = { id: 's', head: 'Tier', section: true, cells: [] };
    const total = { id: 't', head: 'All', total: true, cells: [computed('t a', '1')] };
    const [shown] = kept({ ...model({}), rows: [section, total] });
    expect(shown?.rows.map(({ id, head, section: is, total: all }) => [id, head, is, all])).toEqual([
      ['s', 'Tier', true, undefined],
      ['t', 'All', undefined, true],
    ]);
  });

  it('have columns that hold the longest figure of their line', () => {
    const view = viewOf(worked);
    // ten SDRs with 17 opportunities of 5,000 each
    expect(widthFor(view, filledTeam(view).bulk, 'carriedMrr')).toBe('calc(7ch + 3 * var(--cell-pad))');
    expect(widthFor(view, filledTeam(view).bulk, 'carriedOpps', 5)).toBe('calc(7ch + 3 * var(--cell-pad))');
  });
});
