/** Ramp profiles as a grid: the share of full productivity by month of tenure. */
import type { GridModel, GridRow } from '../grid/model.ts';
import { free, typed, type SheetView } from '../sheets/sheet-cells.ts';

export function rampBlock(view: SheetView): GridModel {
  const { scenario, sheet } = view;
  const tenures = sheet.members('tenure');
  return {
    label: 'Ramp profiles',
    showHead: true,
    columns: [
      { id: 'name', head: 'Profile', align: 'start', minWidth: '8rem' },
      ...tenures.map((tenure) => ({ id: tenure, head: `Month ${tenure.slice(1)}`, align: 'end' as const })),
    ],
    rows: scenario.ramps.map(({ id, shares = {} }): GridRow => ({
      id,
      cells: [
        free(view, `ramps[${id}].name`, 'head'),
        ...tenures.map((tenure, i) => {
          const cell = typed(view, 'rampShare', { ramp: id, tenure });
          return i === 0 && Object.keys(shares).length === 0
            ? { ...cell, problem: 'This ramp is empty: type the share of the first month' }
            : cell;
        }),
      ],
    })),
  };
}
