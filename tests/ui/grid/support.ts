/** Small grids to test on. */
import { type GridCell, type GridModel } from '../../../src/ui/grid/model.ts';

export function input(id: string, text: string, more: Partial<GridCell> = {}): GridCell {
  return { id, role: 'input', text, raw: text, label: `Input ${id}`, ...more };
}

export function computed(id: string, text: string, more: Partial<GridCell> = {}): GridCell {
  return { id, role: 'computed', text, label: `Computed ${id}`, ...more };
}

/**
 * A model from rows of text: `=` begins a computed cell, any other text is an input, ids are `a1`, `b1`, `a2` as in a spreadsheet.
 */
export function modelOf(...lines: readonly (readonly string[])[]): GridModel {
  const width = Math.max(...lines.map((line) => line.length));
  return {
    label: 'Deal tiers',
    columns: Array.from({ length: width }, (_, column) => ({
      id: letter(column),
      head: letter(column).toUpperCase(),
    })),
    rows: lines.map((line, row) => ({
      id: `r${row + 1}`,
      cells: line.map((text, column) => {
        const id = `${letter(column)}${row + 1}`;
        return text.startsWith('=') ? computed(id, text.slice(1)) : input(id, text);
      }),
    })),
  };
}

function letter(column: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + column);
}
