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

/**
 * A worker that does not hear for so long, in milliseconds, that what it works on is given up is in the middle of a long step
 * that nobody waits for any more: another worker goes on in its place.
 */
const HEARS_WITHIN = 300;

export class Analysis {
  #states: States = $state.raw({});
  #asked = new Map<Kind, Readonly<{ id: number; job: Job; scenario: Scenario }>>();
  #next = 1;
  #make: MakeWorker;
  #worker: Worker | undefined;
  #send: (wish: Wish) => void;
  /** The newest wish that gives up an older one of this worker's. */
  #givenUpBy = 0;
  /** Whether the worker, which takes its time to load, has heard anything. */
  #isUp = false;
  #watch: ReturnType<typeof setTimeout> | undefined;

  constructor(make: MakeWorker = odds) {
    this.#make = make;
    this.#send = this.#begin();
  }

  /** What is known for a kind of job. */
  state<K extends Kind>(kind: K): State<K> {
    return this.#states[kind] ?? {};
  }

  /** Wishes a job done for a scenario; an older wish of its kind is given up. */
  ask(job: Job, scenario: Scenario): void {
    const wish = { id: this.#next++, job, scenario };
    const givesUp = this.#asked.has(job.kind);
    this.#asked.set(job.kind, wish);
    this.#set(job.kind, { ...this.state(job.kind), done: 0 });
    this.#send(wish);
    if (givesUp) this.#expectToBeHeard(wish.id);
  }

  /** Gives up what is worked on; what was found before stays. */
  cancel(kind: Kind): void {
    this.#asked.delete(kind);
    const id = this.#next++;
    this.#send({ id, off: kind });
    this.#expectToBeHeard(id);
    const { done: _, ...rest } = this.state(kind);
    this.#set(kind, rest);
  }

  close(): void {
    this.#asked.clear();
    this.#stop();
  }

  #receive(answer: Answer): void {
    if ('heard' in answer) {
      this.#isUp = true;
      this.#watchOver(answer.heard);
      return;
    }
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

  /** Starts a worker, or what does its work in the page. */
  #begin(): (wish: Wish) => void {
    try {
      const worker = this.#make();
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        this.#receive(data);
      };
      worker.onerror = () => {
        this.#goOn(() => this.#inline()); // it failed to load, or died
      };
      this.#worker = worker;
      return (wish) => {
        worker.postMessage(wish);
      };
    } catch {
      return this.#inline();
    }
  }

  #stop(): void {
    clearTimeout(this.#watch);
    this.#watch = undefined;
    this.#givenUpBy = 0;
    this.#isUp = false;
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  /** What is asked and not found yet is done elsewhere. */
  #goOn(begin: () => (wish: Wish) => void): void {
    this.#stop();
    this.#send = begin();
    for (const wish of this.#asked.values()) this.#send(wish);
  }

  #expectToBeHeard(id: number): void {
    this.#givenUpBy = id;
    if (this.#isUp && this.#watch === undefined) this.#watchOver(0);
  }

  #watchOver(heard: number): void {
    clearTimeout(this.#watch);
    this.#watch = undefined;
    if (heard >= this.#givenUpBy || !this.#worker) return;
    this.#watch = setTimeout(() => {
      this.#goOn(() => this.#begin());
    }, HEARS_WITHIN);
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
