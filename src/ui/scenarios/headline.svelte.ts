/**
 * The headline figures of plans in a list. Each plan's are computed once, when there is time for it, so that a long list
 * is there at once and fills in.
 */
import { toDouble } from '../../engine/number.ts';
import { planSheet } from '../../engine/plan.ts';
import { isProblem, type Value } from '../../engine/problem.ts';
import type { Scenario } from '../../engine/scenario.ts';

export type Figures = Readonly<Record<'sdrs' | 'target' | 'planned' | 'opps', Value>>;

/** For how long figures are computed before the page gets its turn again, in milliseconds. */
const TURN = 8;

export class Headline {
  #figures: Figures | undefined = $state.raw();
  readonly #scenario: Scenario;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
  }

  /** Undefined until they are computed. */
  get figures(): Figures | undefined {
    return this.#figures;
  }

  compute(): void {
    if (this.#figures) return;
    const sheet = planSheet(this.#scenario);
    this.#figures = {
      sdrs: sheet.value('sdrs'),
      target: sheet.value('targetArr'),
      planned: sheet.value('plannedArr'),
      opps: sheet.value('sdrOpps'),
    };
  }

  /** A figure to sort by; undefined where there is none, or not yet. */
  number(name: keyof Figures): number | undefined {
    const value = this.#figures?.[name];
    return value === undefined || isProblem(value) ? undefined : toDouble(value);
  }
}

const known = new WeakMap<Scenario, Headline>();

/** The headline of a plan as it is now; an edit makes another plan, and so another headline. */
export function headlineOf(scenario: Scenario): Headline {
  const found = known.get(scenario) ?? new Headline(scenario);
  known.set(scenario, found);
  return found;
}

/** Computes headlines one after another while the page is idle. @returns what ends it */
export function computeInTurns(headlines: readonly Headline[]): () => void {
  const waiting = headlines.filter(({ figures }) => figures === undefined);
  let next = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const turn = (): void => {
    const end = performance.now() + TURN;
    do {
      waiting[next]?.compute();
      next += 1;
    } while (performance.now() < end && next < waiting.length);
    if (next < waiting.length) timer = setTimeout(turn);
  };
  if (waiting.length > 0) timer = setTimeout(turn);
  return () => {
    clearTimeout(timer);
  };
}
