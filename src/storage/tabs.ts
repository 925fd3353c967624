/**
 * Telling the other tabs of this browser what was stored, so that they show it (F27). What arrives before anyone listens
 * is kept (F28). Where the browser has no BroadcastChannel nothing is told, and a tab that comes back into view looks
 * for itself (F29).
 */

import { fieldOf } from '../engine/json.ts';
import { isRevision } from './shape.ts';

/** What one tab tells the others; the content is read from the store. */
export type TabMessage =
  | { readonly kind: 'stored'; readonly id: string; readonly revision: number }
  /** Scenarios came, went, or moved between list and trash. */
  | { readonly kind: 'listed' };

/** The other tabs, as far as one can reach them. */
export interface Tabs {
  tell(message: TabMessage): void;
  /** Hands over what has arrived, and from then on each message as it comes. */
  listen(take: (message: TabMessage) => void): void;
  /** Lets the channel go, as a page in the back-forward cache must; `resume` takes it up again. */
  pause(): void;
  resume(): void;
}

/** What of a BroadcastChannel is used. */
export type TabChannel = Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;

/** @param open gives a channel to the other tabs, undefined where the browser has none */
export function createTabs(open: () => TabChannel | undefined): Tabs {
  let channel: TabChannel | undefined;
  let take: ((message: TabMessage) => void) | undefined;
  const held: TabMessage[] = [];

  function resume(): void {
    channel ??= open();
    if (!channel) return;
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = readMessage(data);
      if (!message) return;
      if (take) take(message);
      else held.push(message);
    };
  }

  resume();
  return {
    tell(message) {
      if (channel) {
        channel.postMessage(message);
        return;
      }
      // a page on its way out still says what it stored
      const once = open();
      once?.postMessage(message);
      once?.close();
    },
    listen(taking) {
      take = taking;
      for (const message of held.splice(0)) taking(message);
    },
    pause() {
      channel?.close();
      channel = undefined;
    },
    resume,
  };
}

/** Another version of the app may say what this one does not know. */
function readMessage(data: unknown): TabMessage | undefined {
  const kind = fieldOf(data, 'kind');
  if (kind === 'listed') return { kind };
  const id = fieldOf(data, 'id');
  const revision = fieldOf(data, 'revision');
  return kind === 'stored' && typeof id === 'string' && isRevision(revision)
    ? { kind, id, revision }
    : undefined;
}
