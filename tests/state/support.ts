/** Storage for the state to stand on: a device of its own each, which another workspace can open again. */
import { IDBFactory } from 'fake-indexeddb';
import { readScenario } from '../../src/engine/read-scenario.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import { Workspace } from '../../src/state/workspace.svelte.ts';
import { createTabs, type TabChannel } from '../../src/storage/tabs.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { JournalStorage } from '../../src/storage/journal.ts';
import type { OpenedStorage } from '../../src/storage/opened-storage.ts';
import { fakeLocalStorage, NOON } from '../storage/support.ts';

/** What outlives a page: the database and localStorage. */
export type Device = Readonly<{ indexedDB: IDBFactory | undefined; localStorage: JournalStorage }>;

export function newDevice(): Device {
  return { indexedDB: new IDBFactory(), localStorage: fakeLocalStorage() };
}

/** Ids `new1`, `new2`, … of one page. */
export function counting(prefix = 'new'): () => string {
  let count = 0;
  return () => `${prefix}${(count += 1)}`;
}

export async function openOn(device: Device, newId = counting()): Promise<OpenedStorage> {
  return openStorage({
    ...device,
    now: () => NOON,
    newId,
    readScenario: (value) => readScenario(value, newId),
  });
}

/** The app's state as a new page on the device would have it; pages with the same `bus` are tabs that hear each other. */
export async function workspaceOn(
  device = newDevice(),
  prefix = 'new',
  { bus, now = () => NOON }: { bus?: TabBus; now?: () => number } = {},
): Promise<Workspace> {
  const newId = counting(prefix);
  const tabs = bus && createTabs(() => bus.open());
  return new Workspace({ opened: await openOn(device, newId), now, newId, ...(tabs && { tabs }) });
}

/** Channels between the tabs of one browser, in memory. */
export class TabBus {
  readonly #channels = new Set<TabChannel>();

  open(): TabChannel {
    const channel: TabChannel = {
      onmessage: null,
      postMessage: (data: unknown) => {
        for (const other of this.#channels) {
          if (other === channel) continue;
          queueMicrotask(() => {
            (other.onmessage as ((event: MessageEvent) => void) | null)?.(
              new MessageEvent('message', { data }),
            );
          });
        }
      },
      close: () => {
        this.#channels.delete(channel);
      },
    };
    this.#channels.add(channel);
    return channel;
  }
}

/** Until messages of other tabs have been heard and what they speak of has been read and joined. */
export async function heard(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 30);
  });
}

/** What another page would find stored, by name. */
export async function storedOn(device: Device): Promise<Record<string, Scenario>> {
  const { loaded } = await openOn(device, counting('looker'));
  return Object.fromEntries(loaded.scenarios.map(({ scenario }) => [scenario.name, scenario]));
}
