/** Rosters made at once: of those that a headcount counts, and of rows pasted from a spreadsheet. */
import { applyEdit } from '../../engine/edit.ts';
import type { Catalogue } from '../../engine/formula/bind.ts';
import type { Person, Scenario } from '../../engine/scenario.ts';
import type { CellEdit } from '../grid/model.ts';
import { editOf } from '../sheets/enter.ts';

/** One row for each of the people that the headcount counts; the last keeps its part of a fractional one. */
export function startRoster(scenario: Scenario, people: readonly string[]): Scenario {
  const { sdrs } = scenario.team;
  const part = /^\d+(\.\d+)$/.exec(sdrs)?.[1];
  const roster = people.map((id, i): Person => ({
    id,
    name: `SDR ${i + 1}`,
    ...(part !== undefined && Number(part) > 0 && i === people.length - 1 ? { capacity: `0${part}` } : {}),
  }));
  return { ...scenario, roster };
}

/**
 * @param rows  the texts of each new row, under the ids of the last row's cells
 * @param edits texts for rows that are there
 */
export function withPastedPeople(
  scenario: Scenario,
  locale: string,
  rows: readonly (readonly CellEdit[])[],
  edits: readonly CellEdit[],
  catalogue: Catalogue,
  newId: () => string,
): Scenario {
  const typed = (into: Scenario, cells: readonly CellEdit[]): Scenario => {
    const edit = editOf(into, locale, cells, catalogue);
    return edit ? applyEdit(into, edit) : into;
  };
  return rows.reduce(
    (into, row) => {
      const id = newId();
      const added = applyEdit(into, { kind: 'add', list: 'roster', id });
      return typed(
        added,
        row.map((cell) => ({ ...cell, id: cell.id.replace(/^roster\[[\w-]+\]/, `roster[${id}]`) })),
      );
    },
    typed(scenario, edits),
  );
}
