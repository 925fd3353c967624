/**
 * Random lines over tiers, SDRs, months and ages, for readers that must agree. The numbers are chosen so that doubles can follow: what is
 * added or compared is positive or whole, so nothing cancels, and yet zeros, negatives, blanks and bad texts occur.
 */
import fc from 'fast-check';
import type { Line } from '../../src/engine/formula/line.ts';
import type { Dim } from '../../src/engine/formula/tree.ts';
import { formula, optional, typed, type Members, type Texts } from './small-sheet.ts';

type Per = readonly Dim[];
/** Positive numbers; whole ones of any sign; anything, which is never added or compared. */
type Kind = 'positive' | 'whole' | 'any';
type Known = Readonly<{ name: string; per: Per; kind: Kind | 'blank' }>;

const RANDOM = ['tier', 'sdr', 'month', 'age'] as const satisfies Per;
const PERS = RANDOM.reduce<Per[]>((pers, dim) => [...pers, ...pers.map((per) => [...per, dim])], [[]]);
const suffix = (per: Per): string => per.map((dim) => dim[0]).join('');
const ordered = (dims: Per): Per => RANDOM.filter((dim) => dims.includes(dim));

/** Inputs of every kind over every choice of dimensions: `p_t` is positive and runs over tiers. */
const INPUTS: readonly Known[] = PERS.flatMap((per) => [
  { name: `p_${suffix(per)}`, per, kind: 'positive' },
  { name: `w_${suffix(per)}`, per, kind: 'whole' },
  { name: `b_${suffix(per)}`, per, kind: 'blank' },
]);

export type RandomSheet = Readonly<{
  lines: Record<string, Line>;
  texts: Texts;
  members: Members;
  tested: string[];
}>;

class Writer {
  constructor(
    private readonly known: readonly Known[],
    private readonly g: fc.GeneratorValue,
    private readonly own: Per = [],
  ) {}

  pick<T>(items: readonly T[]): T {
    const item = items[this.g(fc.nat, { max: items.length - 1 })];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** A formula over some of the dimensions `dims`; every operation stands in brackets. */
  write(kind: Kind, dims: Per, depth: number, inSum = false): string {
    if (depth === 0) return this.#leaf(kind, dims);
    const next = (of: Kind = kind): string => this.write(of, dims, depth - 1, inSum);
    const added = (): string => this.#added(kind, dims, depth, inSum);
    const written: (() => string)[] = [
      () => this.#leaf(kind, dims),
      () => `IF(${this.#condition(dims, depth - 1, inSum)}, ${next()}, ${next()})`,
      () => `${this.pick(['MIN', 'MAX'])}(${next()}, ${next()})`,
      () => `IFNA(${this.#name('blank', dims)}, ${next('positive')})`,
      () => this.#sum(kind, dims, depth),
      () => `(${next()} * ${next()})`,
    ];
    if (kind !== 'any' && dims.includes('month'))
      written.push(
        () => this.#runningTotal(kind, dims, depth),
        () => this.#spread(kind, dims, depth, inSum),
      );
    if (kind === 'positive') {
      written.push(
        added,
        () => `(${next()} / ${next()})`,
        () => `(${next()})%`,
        () => `ROUNDUP(${next()}, 0)`,
      );
      written.push(() => `(${next()} ^ ${this.pick(['0', '1', '2'])})`);
    }
    if (kind === 'whole') written.splice(3, 1, added, () => `-${next()}`);
    if (kind === 'any')
      written.push(
        () => next('positive'),
        () => next('whole'),
        () => `(${next()} / ${next()})`,
        () => `-(${next()})`,
      );
    return this.pick(written)();
  }

  #leaf(kind: Kind, dims: Per): string {
    const of = kind === 'any' ? this.pick(['positive', 'whole'] as const) : kind;
    return this.g(fc.nat, { max: 4 }) === 0
      ? this.pick(of === 'positive' ? ['1', '2', '0.5', '7'] : ['0', '1', '3'])
      : this.#name(of, dims);
  }

  #name(kind: Known['kind'], dims: Per): string {
    const fitting = this.known.filter(
      (one) => one.kind === kind && one.per.every((dim) => dims.includes(dim)),
    );
    return this.pick(fitting).name;
  }

  #condition(dims: Per, depth: number, inSum: boolean): string {
    const of = this.pick(['positive', 'whole'] as const);
    const side = (): string => this.write(of, dims, depth, inSum);
    return `${side()} ${this.pick(['=', '<>', '<', '<=', '>', '>='])} ${side()}`;
  }

  /** Inside a SUM only what has the same dimensions may be added. */
  #added(kind: Kind, dims: Per, depth: number, inSum: boolean): string {
    const sign = kind === 'whole' ? this.pick(['+', '-']) : '+';
    const side = (): string => this.write(kind, dims, depth - 1, inSum);
    if (!inSum) return `(${side()} ${sign} ${side()})`;
    const first = this.pick(
      INPUTS.filter((one) => one.kind === kind && one.per.every((dim) => dims.includes(dim))),
    );
    return `(${first.name} ${sign} ${first.name})`;
  }

  /** Something that surely runs over the months. */
  #ofMonths(kind: Kind, dims: Per, depth: number): string {
    return `${kind === 'whole' ? 'w' : 'p'}_m * ${this.write(kind, dims, depth - 1, true)}`;
  }

  #runningTotal(kind: Kind, dims: Per, depth: number): string {
    return `CUMULATE(${this.#ofMonths(kind, dims, depth)})`;
  }

  #spread(kind: Kind, dims: Per, depth: number, inSum: boolean): string {
    const young = dims.filter((dim) => dim !== 'age');
    const curve = `${kind === 'whole' ? 'w' : 'p'}_${this.pick(['a', 'ma'])}`;
    const shares = this.write(kind, ordered([...dims, 'age']), depth - 1, inSum);
    return `LAGGED(${this.#ofMonths(kind, young, depth)}, ${curve} * ${shares})`;
  }

  #sum(kind: Kind, dims: Per, depth: number): string {
    // In a line over ages, what LAGGED spreads lacks them, and yet no SUM adds over them.
    const lacking = RANDOM.filter((dim) => !dims.includes(dim) && !this.own.includes(dim));
    if (lacking.length === 0) return this.#leaf(kind, dims);
    const inner = RANDOM.filter((dim) => dims.includes(dim) || dim === this.pick(lacking));
    const added = inner.filter((dim) => !dims.includes(dim));
    const carrier = `${kind === 'positive' ? 'p' : 'w'}_${suffix(added)}`;
    return added.length === 0
      ? this.#leaf(kind, dims)
      : `SUM(${carrier} * ${this.write(kind, inner, depth - 1, true)})`;
  }
}

const ENDINGS = ['.5', '.25', '/7', '%'];

function textOf(kind: Known['kind'], g: fc.GeneratorValue): string | undefined {
  const odd = g(fc.nat, { max: 19 });
  if (odd === 0) return 'no number';
  if (kind === 'blank' && odd < 8) return undefined;
  if (kind === 'whole') return String(g(fc.integer, { min: -3, max: 4 }));
  return `${g(fc.integer, { min: 1, max: 30 })}${ENDINGS[g(fc.nat, { max: 3 })] ?? ''}`;
}

/** A catalogue of a few lines, each over dimensions of its own and some reading those before, with texts typed in. */
export const randomSheets: fc.Arbitrary<RandomSheet> = fc.gen().map((g) => {
  const ids = (dim: Dim, max: number): string[] =>
    Array.from({ length: g(fc.nat, { max }) }, (_, i) => `${dim}${i}`);
  const members: Members = {
    tier: ids('tier', 3),
    sdr: ids('sdr', 4),
    month: ids('month', 5),
    age: ids('age', 3),
  };
  const size = (per: Per): number => per.reduce((product, dim) => product * (members[dim]?.length ?? 0), 1);
  const lines: Record<string, Line> = {};
  const texts: Record<string, (string | undefined)[]> = {};
  for (const { name, per, kind } of INPUTS) {
    lines[name] = kind === 'blank' ? optional(per) : typed(per);
  }
  const known: Known[] = [...INPUTS];
  const tested: string[] = [];
  for (let i = 0; i < 4; i += 1) {
    const per = new Writer(known, g).pick(PERS);
    const writer = new Writer(known, g, per);
    const kind = writer.pick(['positive', 'whole', 'any'] as const);
    const name = `line${i}`;
    lines[name] = formula(writer.write(kind, per, 3), per);
    known.push({ name, per, kind });
    tested.push(name);
  }
  const formulas = Object.values(lines).map((line) => (line.kind === 'formula' ? line.formula : ''));
  for (const { name, per, kind } of INPUTS)
    if (new RegExp(`\\b${name}\\b`).test(formulas.join()))
      texts[name] = Array.from({ length: size(per) }, () => textOf(kind, g));
  return { lines, texts, members, tested };
});
