/** The composition root: opens storage, builds the state on what was stored, mounts the app, registers the service worker. */
import './trusted-types.ts';
import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { readScenario } from './engine/read-scenario.ts';
import { Preferences } from './state/preferences.svelte.ts';
import { Workspace } from './state/workspace.svelte.ts';
import { openStorage, reach } from './storage/open-storage.ts';
import { createTabs, type Tabs } from './storage/tabs.ts';

const newId = (): string => crypto.randomUUID();
const now = (): number => Date.now();

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no #app');
// Not awaited: storage that fails imports a part, and that part waits for this module to have ended.
start(place).catch((error: unknown) => {
  place.replaceChildren(); // half a page helps nobody; failed.js fills an empty one
  reportError(error);
});

async function start(target: HTMLElement): Promise<void> {
  // Before storage is read, so that nothing another tab stores meanwhile is missed.
  const tabs = createTabs(() => reach(() => new BroadcastChannel('quotasheet')));
  // Storage may tell something before the workspace is there: it is then in what was opened.
  const later: { workspace?: Workspace } = {};
  const opened = await openStorage({
    indexedDB: reach(() => window.indexedDB),
    localStorage: reach(() => window.localStorage),
    now,
    newId,
    readScenario: (value) => readScenario(value, newId),
    onLateAnswer: (late) => later.workspace?.moveTo(late),
    onStop: (why) => later.workspace?.halt(why),
  });
  const settings = await opened.store.getSettings().catch(() => ({}));
  const workspace = new Workspace({ opened, now, newId, tabs });
  later.workspace = workspace;
  const preferences = new Preferences(settings, navigator.language, () => workspace.store);
  followPage(workspace, tabs);
  emptyTrash(workspace);

  const updates = import.meta.env.PROD
    ? import('./sw/register.ts').then(({ register }) => register()).catch(() => undefined)
    : Promise.resolve(undefined);
  target.replaceChildren(); // what may stand there is the message of a failure that passed
  mount(App, { target, props: { workspace, preferences, updates } });
  // The roster, the months and what follows from them: a plan that rests on them has its figures then. Should this part be
  // gone, a reload is offered, and the Plan sheet goes on without it.
  void import('./engine/lines/catalogue.ts')
    .then(({ catalogue }) => {
      workspace.widen(catalogue);
    })
    .catch(() => undefined);
}

/** A page that is hidden may never come back: what waits is written now. One that does may have missed what others stored. */
function followPage(workspace: Workspace, tabs: Tabs): void {
  addEventListener('pagehide', () => {
    void workspace.flush();
    tabs.pause();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    tabs.resume();
    void workspace.refresh();
  });
  document.addEventListener('visibilitychange', () => {
    void (document.visibilityState === 'hidden' ? workspace.flush() : workspace.refresh());
  });
}

/** What has been in the trash for its time goes; should that fail, the next start tries again. */
function emptyTrash(workspace: Workspace): void {
  const expired = workspace.library.expired(now());
  if (expired.length === 0) return;
  void import('./state/trash.ts').then(({ purge }) => purge(workspace, expired)).catch(() => undefined);
}
