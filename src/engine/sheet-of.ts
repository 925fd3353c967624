/** A scenario's sheet: its inputs read through their limits, and every line of a catalogue computed on demand. */
import { keptText, readAmount } from './amount.ts';
import { listDim } from './address.ts';
import type { Catalogue } from './formula/bind.ts';
import type { ChoiceLine, InputLine, Limits } from './formula/line.ts';
import { Sheet, type Source } from './formula/sheet.ts';
import { DIMS, type Dim } from './formula/tree.ts';
import { isolated } from './isolated.ts';
import { fieldOf } from './json.ts';
import { MEMBERS_REST_ON, membersOf, monthNumber } from './members.ts';
import { compare, Num, withoutDust } from './number.ts';
import type { Problem } from './problem.ts';
import type { Scenario } from './scenario.ts';

/**
 * @param catalogue whose lines the sheet has
 * @param previous  the sheet of the scenario before an edit; what the edit does not reach is kept from it
 */
export function sheetOf(catalogue: Catalogue, scenario: Scenario, previous?: Sheet): Sheet {
  const kept = previous?.catalogue === catalogue ? previous : undefined;
  return new Sheet(catalogue, new ScenarioSource(scenario, kept?.source), kept);
}

type Typed = InputLine | ChoiceLine;
type Texts = readonly (string | undefined)[];

/** What a scenario holds, for the lines that read it; what did not change since the one before is not read again. */
class ScenarioSource implements Source {
  readonly #scenario: Scenario;
  readonly #members = new Map<Dim, readonly string[]>();
  readonly #texts = new Map<Typed, Texts>();

  constructor(scenario: Scenario, before?: Source) {
    this.#scenario = scenario;
    const last = before instanceof ScenarioSource ? before : undefined;
    for (const dim of DIMS) {
      const old = last?.members(dim);
      if (last && old && MEMBERS_REST_ON[dim].every((part) => scenario[part] === last.#scenario[part])) {
        this.#members.set(dim, old);
        continue;
      }
      const members = membersOf(scenario, dim);
      this.#members.set(dim, old && isSame(old, members) ? old : members);
    }
    if (last) {
      for (const [line, texts] of last.#texts) if (this.#isKept(line, last)) this.#texts.set(line, texts);
    }
  }

  members(dim: Dim): readonly string[] {
    return this.#members.get(dim) ?? [];
  }

  texts(line: Typed): Texts {
    let texts = this.#texts.get(line);
    if (!texts) {
      texts = this.#read(line);
      this.#texts.set(line, texts);
    }
    return texts;
  }

  read(line: InputLine, text: string): Num | Pick<Problem, 'code' | 'say'> {
    return readInput(line, text);
  }

  #isKept(line: Typed, before: ScenarioSource): boolean {
    const root = rootOf(line);
    return (
      fieldOf(this.#scenario, root) === fieldOf(before.#scenario, root) &&
      line.per.every((dim) => this.members(dim) === before.members(dim))
    );
  }

  #read(line: Typed): Texts {
    const list = listDim(line.key);
    const rows = fieldOf(this.#scenario, rootOf(line));
    const under = line.key.slice(line.key.indexOf('.') + 1).split('.');
    const isOptional = line.kind === 'input' && line.optional === true;
    const texts: (string | undefined)[] = [];
    const read = (depth: number, row: unknown, other: string, place: number): void => {
      const dim = line.per[depth];
      if (dim === undefined) {
        let found = row;
        for (const step of under) found = fieldOf(found, step === '*' ? other : step);
        const text = typeof found === 'number' ? String(found) : Array.isArray(found) ? 'list' : found;
        if (line.kind === 'choice' && line.lists)
          texts.push(
            line.lists(typeof text === 'string' ? text : '', other, place, this.#scenario) ? line.is : '',
          );
        // a blank optional input is undefined; a blank required one is empty text, which its cell complains about
        else texts.push(typeof text === 'string' && text !== '' ? text : isOptional ? undefined : '');
        return;
      }
      for (const [i, id] of this.members(dim).entries()) {
        if (dim === list) read(depth + 1, Array.isArray(rows) ? rows[i] : undefined, other, place);
        else read(depth + 1, row, id, i);
      }
    };
    if (!line.key.includes('.')) under.length = 0; // a field of the document itself, as `split`
    read(0, list === undefined ? rows : undefined, '', 0);
    return texts;
  }
}

/** The value of a typed text, or what is wrong with it for this line, as a sentence. */
export function readInput(line: InputLine, text: string): Num | Pick<Problem, 'code' | 'say'> {
  if (text.trim() === '') return { code: '#N/A', say: `${line.label} is empty` };
  if (line.unit === 'date') return readMonth(text);
  const read = readAmount(text);
  if (!read.ok) return { code: '#VALUE!', say: read.say };
  const value = line.limits.whole ? withoutDust(read.value) : read.value;
  return isWithin(line.limits, value)
    ? value
    : { code: '#NUM!', say: `${line.label} must be ${limitsInWords(line)}` };
}

const MONTH = /^\d{4}-\d\d$/;

function readMonth(text: string): Num | Pick<Problem, 'code' | 'say'> {
  return MONTH.test(text)
    ? new Num(monthNumber(text))
    : { code: '#VALUE!', say: `“${isolated(keptText(text) ?? text)}” is no month` };
}

function rootOf({ key }: Typed): string {
  return /^\w+/.exec(key)?.[0] ?? key;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

function isWithin({ above, atLeast, atMost, whole }: Limits, value: Num): boolean {
  if (above !== undefined && compare(value, new Num(above)) <= 0) return false;
  if (atLeast !== undefined && compare(value, new Num(atLeast)) < 0) return false;
  if (atMost !== undefined && compare(value, new Num(atMost)) > 0) return false;
  return !whole || value.isInteger();
}

/** `more than 0% and at most 100%`; the same words stand in help and in complaints. */
export function limitsInWords({ limits, unit }: InputLine): string {
  const show = (limit: string): string =>
    unit === 'rate' && new Num(limit).lte(10) ? `${new Num(limit).times(100).toString()}%` : inWords(limit);
  if (unit === 'date') return 'a month such as 2027-01';
  const { above, atLeast, atMost, whole } = limits;
  const bounds = [
    ...(above === undefined ? [] : [`more than ${show(above)}`]),
    ...(atLeast === undefined ? [] : [`at least ${show(atLeast)}`]),
    ...(atMost === undefined ? [] : [`at most ${show(atMost)}`]),
  ].join(' and ');
  return whole ? `a whole number, ${bounds}` : bounds;
}

function inWords(limit: string): string {
  if (limit === '1e15') return '1,000 trillion';
  return limit.replace(/\B(?=(\d{3})+$)/g, ',');
}
