/**
 * Runs jobs a step at a time, one step of each in turn, and looks for newer wishes between two steps: the latest of a kind
 * wins, and one that is called off is dropped. The worker and the page without one run this same code.
 */
import type { Scenario } from '../engine/scenario.ts';
import { createJobs, type Job, type Kind, type Steps } from './jobs.ts';
import { packed } from './wire.ts';

/** `id` tells wishes apart and grows; an answer to an older one of a kind is not sent. */
export type Wish = Readonly<{ id: number; job: Job; scenario: Scenario } | { id: number; off: Kind }>;
/** `heard` is the wish that has just been taken; `found`, and what is found `soFar`, are packed for the way. */
export type Answer = Readonly<
  | { heard: number }
  | { id: number; kind: Kind; done: number }
  | { id: number; kind: Kind; found: unknown }
  | { id: number; kind: Kind; soFar: unknown }
  | { id: number; kind: Kind; failed: string }
>;

/** Progress is told no more often than this, in milliseconds. */
const TELL_EVERY = 100;

/** What is found so far is told where the rest takes longer, in milliseconds. */
const PATIENCE = 150;

type Running = { id: number; steps: Steps; told: number; since: number };

/**
 * @param answer is called with what is found, and now and then with the part that is done
 * @param rest   settles after the page, or the worker, could take its messages
 * @param now    the time in milliseconds
 */
export function createScheduler(
  answer: (message: Answer) => void,
  rest: () => Promise<void>,
  now: () => number,
): (wish: Wish) => void {
  const start = createJobs();
  const running = new Map<Kind, Running>();
  let isAwake = false;

  async function run(): Promise<void> {
    isAwake = true;
    while (running.size > 0) {
      for (const [kind, job] of [...running]) if (running.get(kind) === job) step(kind, job);
      await rest();
    }
    isAwake = false;
  }

  function step(kind: Kind, job: Running): void {
    const { id } = job;
    try {
      const { done, value } = job.steps.next();
      if (done) {
        running.delete(kind);
        answer({ id, kind, found: packed(value) });
      } else if (typeof value !== 'number') {
        if (now() - job.since >= PATIENCE) answer({ id, kind, soFar: packed(value.soFar) });
      } else if (now() - job.told >= TELL_EVERY) {
        job.told = now();
        answer({ id, kind, done: value });
      }
    } catch (error) {
      running.delete(kind);
      answer({ id, kind, failed: error instanceof Error ? error.message : String(error) });
    }
  }

  return (wish) => {
    answer({ heard: wish.id });
    if ('off' in wish) {
      running.delete(wish.off);
      return;
    }
    const { id, job, scenario } = wish;
    running.set(job.kind, { id, steps: begun(() => start(job, scenario)), told: now(), since: now() });
    if (!isAwake) void run();
  };
}

/** A job that begins at its first step, so that wishes follow each other quickly. */
function* begun(start: () => Steps): Steps {
  return yield* start();
}
