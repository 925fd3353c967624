/**
 * What is computed beside the page, for a view: the latest wish of each kind, its progress and what was found. The work is
 * done in a worker; where none can be had, in the page, a step at a time.
 */
import type { Scenario } from '../engine/scenario.ts';
import type { Found, Job, Kind } from '../workers/jobs.ts';
import { createScheduler, type Answer, type Wish } from '../workers/scheduler.ts';
import { unpacked } from '../workers/wire.ts';

/** `of` is the scenario that `found` was found for, `by` the job that did; while another is worked on, `done` is the part that is done. */
export type State<K extends Kind> = Readonly<{
  found?: Found[K];
  of?: Scenario;
  by?: Job;
  done?: number;
  failed?: string;
}>;

type States = { readonly [K in Kind]?: State<K> };

/** Makes the worker; throws where there is none. */
export type MakeWorker = () => Worker;

export class Analysis {
  #states: States = $state.raw({});
  #asked = new Map<Kind, Readonly<{ id: number; job: Job; scenario: Scenario }>>();
  #next = 1;
  #worker: Worker | undefined;
  #send: (wish: Wish) => void;

  constructor(make: MakeWorker = odds) {
    try {
      this.#worker = make();
      const worker = this.#worker;
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        this.#receive(data);
      };
      worker.onerror = () => {
        this.#goInline();
      };
      this.#send = (wish) => {
        worker.postMessage(wish);
      };
    } catch {
      this.#send = this.#inline();
    }
  }

  /** What is known for a kind of job. */
  state<K extends Kind>(kind: K): State<K> {
    return this.#states[kind] ?? {};
  }

  /** Wishes a job done for a scenario; an older wish of its kind is given up. */
  ask(job: Job, scenario: Scenario): void {
    const id = this.#next++;
    this.#asked.set(job.kind, { id, job, scenario });
    this.#set(job.kind, { ...this.state(job.kind), done: 0 });
    this.#send({ id, job, scenario });
  }

  /** Gives up what is worked on; what was found before stays. */
  cancel(kind: Kind): void {
    this.#asked.delete(kind);
    this.#send({ off: kind });
    const { done: _, ...rest } = this.state(kind);
    this.#set(kind, rest);
  }

  close(): void {
    this.#asked.clear();
    this.#worker?.terminate();
  }

  #receive(answer: Answer): void {
    const { id, kind } = answer;
    const asked = this.#asked.get(kind);
    if (asked?.id !== id) return; // an answer to an older wish
    if ('done' in answer) {
      this.#set(kind, { ...this.state(kind), done: answer.done });
      return;
    }
    if ('soFar' in answer) {
      const found = unpacked(answer.soFar) as Found[Kind];
      this.#set(kind, { ...this.state(kind), found, of: asked.scenario, by: asked.job });
      return;
    }
    this.#asked.delete(kind);
    this.#set(
      kind,
      'found' in answer
        ? { found: unpacked(answer.found) as Found[Kind], of: asked.scenario, by: asked.job }
        : { failed: answer.failed },
    );
  }

  /** The worker failed to load or died: what was asked of it is done here. */
  #goInline(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#send = this.#inline();
    for (const wish of this.#asked.values()) this.#send(wish);
  }

  #inline(): (wish: Wish) => void {
    return createScheduler(
      (answer) => {
        this.#receive(answer);
      },
      () => new Promise((resolve) => setTimeout(resolve)),
      () => performance.now(),
    );
  }

  #set(kind: Kind, state: State<Kind>): void {
    this.#states = { ...this.#states, [kind]: state };
  }
}

function odds(): Worker {
  return new Worker(new URL('../workers/odds.worker.ts', import.meta.url), { type: 'module', name: 'odds' });
}
