/**
 * The solver: the input that makes a result at least or at most a wanted value. It edits the scenario, so that whatever
 * hangs on the input follows, and it verifies every answer exactly. Where one path leads from the result to the input it
 * is inverted; whole unknowns are tried upward from the smallest (rounding makes a sawtooth, so the smallest that
 * suffices is found by trying, or the largest where the smallest of all suffices); others are searched, and rounded to
 * their unit's step on the side that reaches.
 */
import { addressAt, keyOf, textAt, withText } from './address.ts';
import type { InputLine } from './formula/line.ts';
import { dependsOn, invert } from './formula/invert.ts';
import type { Sheet } from './formula/sheet.ts';
import type { At, Cell } from './formula/tree.ts';
import { UNITS } from './formula/unit.ts';
import { inputOf } from './input-at.ts';
import { catalogue } from './lines/catalogue.ts';
import { compare, Num } from './number.ts';
import { planSheet } from './plan.ts';
import { readInput } from './sheet-of.ts';
import { isProblem, type Value } from './problem.ts';
import type { Scenario } from './scenario.ts';
import { bisectToStep, rootBetween, searchPoints, smallestWhole } from './solve-search.ts';
import { withShare } from './shares.ts';

export type Goal = Readonly<{ cell: Cell; direction: 'atLeast' | 'atMost'; value: Num }>;

/**
 * `value` is the practical answer, rounded to the input's step on the reaching side; `exact` the unrounded one where
 * there is one; `reached` what the result comes to at `value`; `scenario` has the answer typed in, in place of `replaced`.
 * Where nothing reaches the goal, `nearest` is the input that comes nearest.
 */
export type Solution =
  | Readonly<{
      found: true;
      address: string;
      value: Num;
      exact: Num | null;
      reached: Num;
      scenario: Scenario;
      replaced: string | null;
    }>
  | Readonly<{
      found: false;
      address: string;
      nearest: Num | null;
      exact: Num | null;
      reached: Num | null;
      say: string;
    }>;

/**
 * The inputs that `cell` depends on, by address: what can be solved for, of the figures that a plan or a tier has one of.
 * An optional one, such as a quota set by hand, counts though it is blank.
 */
export function unknownsOf(scenario: Scenario, cell: Cell): string[] {
  const sheet = planSheet(scenario);
  const tiers = scenario.tiers.map((tier) => ({ tier: tier.id }));
  return catalogue.lines.flatMap(({ name, line }) => {
    if (line.kind !== 'input' || line.unit === 'date' || line.per.some((dim) => dim !== 'tier')) return [];
    const places: readonly At[] = line.per.length > 0 ? tiers : [{}];
    return places
      .filter((at) => {
        const probed = line.optional ? probe(scenario, line, addressAt(line, at), sheet) : sheet;
        return dependsOn(probed, cell, { line: name, at });
      })
      .map((at) => addressAt(line, at));
  });
}

/**
 * @param address the input to solve for; solving one share scales the others in proportion
 * @throws RangeError if no input stands at the address
 */
export function solve(scenario: Scenario, goal: Goal, address: string): Solution {
  return new Solver(scenario, goal, address).run();
}

/** The scenario with a number typed into an input; a share's siblings give way in proportion. */
export function withValue(scenario: Scenario, address: string, value: Num): Scenario {
  const { key, id } = keyOf(address);
  if (key === 'tiers[].arrShare' && id !== undefined) return withShare(scenario, id, value);
  return withText(scenario, address, value.toString());
}

function probe(scenario: Scenario, line: InputLine, address: string, previous: Sheet): Sheet {
  return planSheet(withValue(scenario, address, currentOf(scenario, line, address)), previous);
}

/** What is typed, or a value in the middle of what may be typed. */
function currentOf(scenario: Scenario, line: InputLine, address: string): Num {
  const read = readInput(line, textAt(scenario, address) ?? '');
  if (!('code' in read)) return read;
  if (line.unit === 'rate') return new Num('0.5');
  const least = new Num(line.limits.atLeast ?? 0);
  return least.gt(0) ? least : new Num(1);
}

class Solver {
  readonly #line: InputLine;
  readonly #unknown: Cell;
  readonly #sheet: Sheet;
  readonly #current: Num;
  #nearest: { x: Num; value: Num; off: Num } | null = null;

  constructor(
    private readonly scenario: Scenario,
    private readonly goal: Goal,
    private readonly address: string,
  ) {
    const found = inputOf(catalogue, address);
    const line = found?.bound.line;
    if (!found || line?.kind !== 'input') throw new RangeError(`no input stands at ${address}`);
    this.#line = line;
    this.#unknown = { line: found.bound.name, at: found.at };
    this.#current = currentOf(scenario, line, address);
    this.#sheet = planSheet(withValue(scenario, address, this.#current));
  }

  run(): Solution {
    const { cell } = this.goal;
    if (!dependsOn(this.#sheet, cell, this.#unknown))
      return this.#notFound(null, 'This result does not depend on that input');
    const exact = this.#isShare() ? null : invert(this.#sheet, cell, this.goal.value, this.#unknown);
    if (exact) return this.#practical(exact);
    return this.#isWhole() ? this.#scanned() : this.#searched();
  }

  /** The step on either side of the exact answer that reaches the goal, the nearer first. */
  #practical(exact: Num): Solution {
    const down = this.#within(exact.div(this.#step()).floor().times(this.#step()));
    const up = this.#within(exact.div(this.#step()).ceil().times(this.#step()));
    const nearestStep = this.#within(exact.div(this.#step()).round().times(this.#step()));
    const isStep = compare(nearestStep, exact) === 0;
    for (const x of isStep ? [nearestStep] : [down, up])
      if (this.#isReaching(x)) return this.#found(x, exact);
    return this.#notFound(exact, `${this.#line.label} would have to be ${this.#beyond(exact)}`);
  }

  /** The smallest whole number that reaches the goal; where the smallest of all does, the largest before one fails. */
  #scanned(): Solution {
    const least = new Num(this.#line.limits.atLeast ?? '1');
    const most = new Num(this.#line.limits.atMost ?? '1000000');
    if (!this.#isReaching(least)) {
      const x = smallestWhole(least, most, (n) => this.#isReaching(n));
      return x ? this.#found(x, null) : this.#notFound(null);
    }
    const failing = smallestWhole(least, most, (n) => !this.#isReaching(n));
    return this.#found(failing ? failing.minus(1) : this.#current, null);
  }

  #searched(): Solution {
    const step = this.#step();
    const least = Num.min(0, this.#line.limits.atLeast ?? 0);
    const points = searchPoints(this.#current, this.#within(least), this.#within(new Num('1e15')), step);
    const tried = points.map((x) => ({ x, is: this.#isReaching(x) }));
    const edges = tried.flatMap((point, i) => {
      const next = tried[i + 1];
      return next && next.is !== point.is
        ? [point.is ? { no: next.x, yes: point.x } : { no: point.x, yes: next.x }]
        : [];
    });
    const [edge] = edges.sort((a, b) => compare(this.#distance(a.yes), this.#distance(b.yes)));
    if (!edge) return tried.some(({ is }) => is) ? this.#found(this.#current, null) : this.#notFound(null);
    const { no, yes } = bisectToStep(edge.no, edge.yes, step, (x) => this.#isReaching(x));
    return this.#found(
      yes,
      rootBetween(no, yes, (x) => this.#gap(x)),
    );
  }

  #found(x: Num, exact: Num | null): Solution {
    const scenario = withValue(this.scenario, this.address, x);
    const reached = this.#at(x);
    if (isProblem(reached)) return this.#notFound(exact);
    const before = textAt(this.scenario, this.address) ?? '';
    return {
      found: true,
      address: this.address,
      value: x,
      exact,
      reached,
      scenario,
      replaced: before.startsWith('=') ? before : null,
    };
  }

  #notFound(exact: Num | null, say = 'No value of this input reaches that'): Solution {
    const nearest = this.#nearest;
    return {
      found: false,
      address: this.address,
      exact,
      nearest: nearest?.x ?? null,
      reached: nearest?.value ?? null,
      say,
    };
  }

  #isReaching(x: Num): boolean {
    const value = this.#at(x);
    if (isProblem(value)) return false;
    const off = value.minus(this.goal.value).abs();
    if (!this.#nearest || off.lt(this.#nearest.off)) this.#nearest = { x, value, off };
    const order = compare(value, this.goal.value);
    return this.goal.direction === 'atLeast' ? order >= 0 : order <= 0;
  }

  #gap(x: Num): Num | null {
    const value = this.#at(x);
    return isProblem(value) ? null : value.minus(this.goal.value);
  }

  #at(x: Num): Value {
    const sheet = planSheet(withValue(this.scenario, this.address, x), this.#sheet);
    const { line, at } = this.goal.cell;
    const isThere = catalogue.line(line).line.per.every((dim) => sheet.members(dim).includes(at[dim] ?? ''));
    // With fewer SDRs the person whose quota is asked about may be gone.
    return isThere
      ? sheet.value(line, at)
      : { code: '#REF!', from: this.goal.cell, say: 'This cell is not there with that value' };
  }

  #step(): Num {
    return new Num(UNITS[this.#line.unit].step);
  }

  /** The nearest value that may be typed; a bound that is excluded gives way by a step. */
  #within(x: Num): Num {
    const { above, atLeast, atMost } = this.#line.limits;
    const least = above !== undefined ? new Num(above).plus(this.#step()) : new Num(atLeast ?? 0);
    return Num.max(least, Num.min(x, new Num(atMost ?? '1e15')));
  }

  #beyond(exact: Num): string {
    const percent = this.#line.unit === 'rate';
    const shown = (percent ? exact.times(100) : exact).toSignificantDigits(6).toString();
    return percent ? `${shown}%` : shown;
  }

  #distance(x: Num): Num {
    return x.minus(this.#current).abs();
  }

  #isWhole(): boolean {
    const { unit, limits } = this.#line;
    // What may be negative has no smallest one to begin at, and is searched.
    return limits.whole === true || (unit === 'count' && !new Num(limits.atLeast ?? 0).isNegative());
  }

  #isShare(): boolean {
    return this.#line.key === 'tiers[].arrShare' && this.scenario.tiers.length > 1;
  }
}
