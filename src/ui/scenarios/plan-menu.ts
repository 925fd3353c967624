/** What can be done with one plan, as entries of a menu: the same in the list and in the switcher at the top. */
import type { Scenario } from '../../engine/scenario.ts';
import type { Desk } from '../desk.svelte.ts';
import type { MenuLine } from '../grid/model.ts';
import { duplicatePlan, removePlans, toggleApproval } from './plan-acts.ts';

/** @param rename starts renaming where the menu stands */
export function actsOn(desk: Desk, scenario: Scenario, rename: () => void): MenuLine[] {
  const { id, approved } = scenario;
  const isOpen = id === desk.editor.scenario.id;
  const isKept = desk.workspace.library.has(id);
  return [
    {
      label: 'Rename…',
      why: approved !== undefined && !isOpen ? 'It is approved: withdraw that first' : undefined,
      run: rename,
    },
    {
      label: 'Notes…',
      run: () => {
        desk.dialogs.show('notes', id);
      },
    },
    { label: 'Duplicate', run: () => void duplicatePlan(desk, scenario) },
    {
      label: approved === undefined ? 'Approve' : 'Withdraw approval',
      run: () => {
        toggleApproval(desk, scenario);
      },
    },
    {
      label: 'History…',
      run: () => {
        if (!isOpen) desk.workspace.open(id);
        desk.dialogs.show('history');
      },
    },
    isOpen
      ? {
          label: 'Merge from another plan…',
          why: desk.workspace.scenarios.some((other) => other.id !== id)
            ? undefined
            : 'There is no other plan',
          run: () => {
            desk.dialogs.show('merge');
          },
        }
      : {
          label: 'Merge into the open plan…',
          run: () => {
            desk.dialogs.show('merge', id);
          },
        },
    {
      label: 'Save as a scenario file',
      run: () =>
        void import('../shell/files.ts').then(({ saveScenario }) => {
          saveScenario(desk, scenario);
        }),
    },
    {
      label: 'Delete',
      why: isKept ? undefined : 'It is the sample: nothing is kept of it',
      run: () => void removePlans(desk, [id]),
    },
  ];
}
