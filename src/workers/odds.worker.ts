/** Where the odds are computed beside the page. */
import { createScheduler, type Wish } from './scheduler.ts';

declare const self: DedicatedWorkerGlobalScope;

/** A message to oneself comes after those that wait already, and without the delay of a timer. */
const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

const receive = createScheduler(
  (message) => {
    self.postMessage(message);
  },
  () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(undefined);
    }),
  () => performance.now(),
);

self.onmessage = ({ data }: MessageEvent<Wish>) => {
  receive(data);
};
