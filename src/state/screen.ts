/** What those who keep scenarios know of the one on the screen. */
import type { Scenario } from '../engine/scenario.ts';
import type { ScenarioEditor } from './scenario-editor.svelte.ts';

/** What is on the screen, as far as keeping has to know. */
export interface Screen {
  /** The editor of a scenario, if it was opened here. */
  editorOf(id: string): ScenarioEditor | undefined;
  /** Goes on with a copy in place of a scenario that another tab has changed beyond joining. */
  goOnWith(copy: Scenario, insteadOf: string): void;
  /** Says what happened without the user's doing. */
  tell(notice: string): void;
}
