import { describe, expect, it } from 'vitest';
import type { GridModel } from '../../../src/ui/grid/model.ts';
import { keepSame } from '../../../src/ui/sheets/keep-same.ts';
import { teamBlock } from '../../../src/ui/sheets/fact-blocks.ts';
import { tiersBlock } from '../../../src/ui/sheets/tier-blocks.ts';
import { plan, threeTiers } from '../../support/plans.ts';
import { modelOf } from '../grid/support.ts';
import { viewOf } from './support.ts';

/** The models that come of making these one after the other. */
function kept(...models: readonly GridModel[]): GridModel[] {
  const waiting = [...models];
  const make = keepSame(() => waiting.shift() ?? modelOf());
  return models.map(() => make());
}

describe('keepSame', () => {
  it('gives the very same rows where nothing changed', () => {
    const [before, after] = kept(modelOf(['1', '=2'], ['3', '=4']), modelOf(['1', '=2'], ['3', '=4']));
    expect(after?.rows[0]).toBe(before?.rows[0]);
    expect(after?.rows[1]).toBe(before?.rows[1]);
  });

  it('changes only the cell that changed, and its row', () => {
    const [before, after] = kept(modelOf(['1', '=2'], ['3', '=4']), modelOf(['1', '=2'], ['3', '=5']));
    expect(after?.rows[0]).toBe(before?.rows[0]);
    expect(after?.rows[1]).not.toBe(before?.rows[1]);
    expect(after?.rows[1]?.cells[0]).toBe(before?.rows[1]?.cells[0]);
    expect(after?.rows[1]?.cells[1]?.text).toBe('5');
  });

  it('gives what was made, whatever was before: equal to it, cell by cell', () => {
    const plans = [
      threeTiers(),
      threeTiers({ sdrs: '11' }),
      threeTiers({ rounding: 'team' }),
      plan({}),
      plan({ tiers: [] }),
      plan({ tiers: [{ seats: "='x" }, { opps: '4' }] }),
      threeTiers({ split: 'opps' }),
    ];
    for (const block of [tiersBlock, teamBlock]) {
      const fresh = plans.map((scenario) => block(viewOf(scenario)));
      const made = kept(...fresh).map((model) => JSON.stringify(model));
      expect(made).toEqual(fresh.map((model) => JSON.stringify(model)));
    }
  });

  it('knows rows by their names, so moving a row draws nothing anew', () => {
    const [one, two] = modelOf(['1'], ['2']).rows;
    if (!one || !two) throw new Error('there are two rows');
    const model = modelOf(['1'], ['2']);
    const [before, after] = kept(
      { ...model, rows: [one, two] },
      { ...model, rows: [{ ...two }, { ...one }] },
    );
    expect(after?.rows[0]).toBe(before?.rows[1]);
    expect(after?.rows[1]).toBe(before?.rows[0]);
  });

  it('sees a change in a row’s name, a cell more, and a choice more', () => {
    const model = modelOf(['1']);
    const [row] = model.rows;
    const [cell] = row?.cells ?? [];
    if (!row || !cell) throw new Error('there is a cell');
    const chosen = { ...cell, choices: [{ value: 'a', label: 'A' }] };
    const [, renamed, longer, choosing, again] = kept(
      model,
      { ...model, rows: [{ ...row, head: 'Seats' }] },
      { ...model, rows: [{ ...row, head: 'Seats', cells: [cell, { ...cell, id: 'b1' }] }] },
      { ...model, rows: [{ ...row, cells: [chosen] }] },
      { ...model, rows: [{ ...row, cells: [{ ...chosen, choices: [{ value: 'a', label: 'A' }] }] }] },
    );
    expect(renamed?.rows[0]?.head).toBe('Seats');
    expect(longer?.rows[0]?.cells).toHaveLength(2);
    expect(choosing?.rows[0]?.cells[0]?.choices).toHaveLength(1);
    expect(again?.rows[0]).toBe(choosing?.rows[0]);
    const [, shorter] = kept(modelOf(['1', '2']), modelOf(['1']));
    expect(shorter?.rows[0]?.cells).toHaveLength(1);
  });
});
