/** A scenario's sheet: its inputs read through their limits, and every line of a catalogue computed on demand. */
import { readAmount } from './amount.ts';
import { addressOf, textAt } from './address.ts';
import type { Catalogue } from './formula/bind.ts';
import type { ChoiceLine, InputLine, Limits } from './formula/line.ts';
import { Sheet, type Source } from './formula/sheet.ts';
import type { Dim } from './formula/tree.ts';
import { ceil, compare, Num, withoutDust } from './number.ts';
import type { Problem } from './problem.ts';
import type { Scenario } from './scenario.ts';

const MOST_PEOPLE = 2000;

/**
 * @param catalogue whose lines the sheet has
 * @param previous  the sheet of the scenario before an edit; what the edit does not reach is kept from it
 */
export function sheetOf(catalogue: Catalogue, scenario: Scenario, previous?: Sheet): Sheet {
  return new Sheet(catalogue, sourceOf(scenario), previous);
}

function sourceOf(scenario: Scenario): Source {
  const tiers = scenario.tiers.map((tier) => tier.id);
  const people = peopleOf(scenario);
  return {
    members: (dim: Dim) => (dim === 'tier' ? tiers : dim === 'sdr' ? people : []),
    texts: (line) =>
      line.per.includes('tier') ? tiers.map((id) => typed(scenario, line, id)) : [typed(scenario, line)],
    read: readInput,
  };
}

/** A blank optional input is undefined; a blank required one is empty text, which its cell complains about. */
function typed(scenario: Scenario, line: InputLine | ChoiceLine, id?: string): string | undefined {
  const text = textAt(scenario, addressOf(line.key, id));
  if (line.kind === 'input' && line.optional) return text === '' ? undefined : text;
  return text ?? '';
}

/** One member for each full-time SDR and one for a fraction; nobody while the headcount cannot be read. */
function peopleOf(scenario: Scenario): string[] {
  const read = readAmount(scenario.team.sdrs);
  if (!read.ok || read.value.lte(0)) return [];
  const count = ceil(read.value);
  return count.gt(MOST_PEOPLE) ? [] : Array.from({ length: count.toNumber() }, (_, i) => `sdr${i + 1}`);
}

/** The value of a typed text, or what is wrong with it for this line, as a sentence. */
export function readInput(line: InputLine, text: string): Num | Pick<Problem, 'code' | 'say'> {
  if (text.trim() === '') return { code: '#N/A', say: `${line.label} is empty` };
  const read = readAmount(text);
  if (!read.ok) return { code: '#VALUE!', say: read.say };
  const value = line.limits.whole ? withoutDust(read.value) : read.value;
  return isWithin(line.limits, value)
    ? value
    : { code: '#NUM!', say: `${line.label} must be ${limitsInWords(line)}` };
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
