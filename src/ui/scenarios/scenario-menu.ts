/** The menu of the switcher at the top: other plans, what can be done with this one, and new ones. */
import type { Desk } from '../desk.svelte.ts';
import type { MenuLine } from '../grid/model.ts';
import { command, run, type CommandId } from '../shell/commands.ts';
import { openPlan } from './plan-acts.ts';
import { actsOn } from './plan-menu.ts';

/** As many plans as are named; the others are in the list of all. */
const MOST = 12;

export function menuOf(desk: Desk, rename: () => void): readonly (readonly MenuLine[])[] {
  const open = desk.editor.scenario;
  const { scenarios, library } = desk.workspace;
  const recent = library.records
    .toSorted((a, b) => b.savedAt.localeCompare(a.savedAt))
    .map(({ id }) => id)
    .filter((id) => id !== open.id)
    .slice(0, MOST - 1);
  const entry = (id: CommandId, label = command(id).label): MenuLine => ({
    label,
    run: () => {
      run(desk, id);
    },
  });
  const all =
    scenarios.length > MOST
      ? `All plans… (${desk.format.count(scenarios.length, 'plan', 'plans')})`
      : undefined;
  return [
    scenarios
      .filter(({ id }) => id === open.id || recent.includes(id))
      .map(({ id, name }) => ({
        label: name,
        isCurrent: id === open.id,
        run: () => {
          openPlan(desk, id);
        },
      })),
    [entry('plans', all)],
    actsOn(desk, open, rename).filter(({ label }) => label !== 'Save as a scenario file'),
    [entry('blank'), entry('example'), entry('open'), entry('importCsv')],
  ];
}
