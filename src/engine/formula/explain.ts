/**
 * The explainer: a cell's formula in the user's words with today's values, as tokens that the screen formats. Of IF and
 * IFNA only the branch taken is told, with the reason after it; a SUM over few members is written out.
 */
import { isProblem, type Value } from '../problem.ts';
import type { BoundLine } from './bind.ts';
import { optionalIn, valueOfNode } from './evaluate.ts';
import { placesOf } from './places.ts';
import { TIGHTNESS } from './print.ts';
import type { Sheet } from './sheet.ts';
import type { At, BinaryOp, Call, Cell, Dim, Tree } from './tree.ts';
import type { UnitName } from './unit.ts';

export type Token =
  /** A cell with its value. */
  | { kind: 'cell'; cell: Cell; label: string; unit: UnitName; value: Value }
  /** A line as such, where a sum over many members is not written out. */
  | { kind: 'line'; line: string; label: string }
  | { kind: 'sign'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'words'; text: string };

/** `tokens` read from left to right; `because` holds the reasons for the branches taken, as parts of a sentence. */
export type Explanation = Readonly<{
  tokens: readonly Token[];
  because: readonly string[];
  result: Value;
  unit: UnitName;
}>;

const SIGNS: Readonly<Record<BinaryOp, string>> = {
  '+': '+', '-': '−', '*': '×', '/': '÷', '^': '^', '=': '=', '<>': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥',
}; // prettier-ignore
const OPPOSITES: Readonly<Partial<Record<BinaryOp, string>>> = {
  '=': '≠', '<>': '=', '<': '≥', '<=': '>', '>': '≤', '>=': '<',
}; // prettier-ignore
const MEMBERS: Readonly<Record<Dim, string>> = {
  tier: 'deal tiers', persona: 'buyer personas', manager: 'managers', sdr: 'SDRs', ramp: 'ramp profiles', tenure: 'months of tenure',
  calendar: 'calendar months', quarter: 'fiscal quarters', month: 'months', age: 'months since creation',
  level: 'chances', quantile: 'quantiles',
}; // prettier-ignore
const WRITTEN_OUT = 4;
const WHOLE = 9;

/** How `cell` came about. An input has no tokens; an algorithm is told by its note. */
export function explain(sheet: Sheet, cell: Cell): Explanation {
  const bound = sheet.catalogue.line(cell.line);
  const result = sheet.value(cell.line, cell.at);
  const because: string[] = [];
  const tokens = bound.tree
    ? new Teller(sheet, bound, because).tell(bound.tree, cell.at)
    : bound.line.kind === 'algorithm'
      ? [{ kind: 'words' as const, text: bound.line.note }]
      : [];
  return { tokens, because: [...new Set(because)], result, unit: bound.line.unit };
}

class Teller {
  constructor(
    private readonly sheet: Sheet,
    private readonly bound: BoundLine,
    private readonly because: string[],
  ) {}

  tell(node: Tree, at: At): Token[] {
    const taken = this.#taken(node, at);
    switch (taken.kind) {
      case 'number':
        return [{ kind: 'number', text: taken.text }];
      case 'name':
        return [this.#reference(this.sheet.catalogue.line(taken.name), at)];
      case 'negate':
        return [sign('−'), ...this.#inside(taken.arg, at, WHOLE)];
      case 'percent':
        return [...this.#inside(taken.arg, at, WHOLE), sign('%')];
      case 'binary': {
        const own = TIGHTNESS[taken.op];
        return [
          ...this.#inside(taken.left, at, own),
          sign(SIGNS[taken.op]),
          ...this.#inside(taken.right, at, own + 1),
        ];
      }
      case 'call':
        return this.#call(taken, at);
    }
  }

  #call(call: Call, at: At): Token[] {
    const [first, second] = call.args;
    switch (call.fn) {
      case 'SUM':
        return first ? this.#sum(first, call, at) : [];
      case 'ROUNDUP':
        return first ? [words('round up'), sign('('), ...this.tell(first, at), sign(')')] : [];
      case 'MIN':
      case 'MAX': {
        const list = call.args.flatMap((arg, i) => [...(i > 0 ? [sign(',')] : []), ...this.tell(arg, at)]);
        return [
          words(call.fn === 'MIN' ? 'the smallest of' : 'the largest of'),
          sign('('),
          ...list,
          sign(')'),
        ];
      }
      case 'CUMULATE':
      case 'LAGGED': {
        // Of many months, not that of the cell: the lines are told without one.
        const { month: _month, age: _age, ...rest } = at;
        const told = first ? this.#inside(first, rest, WHOLE) : [];
        if (call.fn === 'CUMULATE') return [words('running total of'), ...told];
        return [...told, words('spread by'), ...(second ? this.#inside(second, rest, WHOLE) : [])];
      }
      case 'IF':
      case 'IFNA': {
        // Which branch is taken differs from member to member of a sum that is not written out.
        const branches = call.fn === 'IF' ? call.args.slice(1) : call.args;
        const told = branches.flatMap((branch, i) => [
          ...(i > 0 ? [words('or')] : []),
          ...this.tell(branch, at),
        ]);
        return [sign('('), ...told, sign(')')];
      }
    }
  }

  #sum(arg: Tree, call: Call, at: At): Token[] {
    const places = this.#writtenOut(call, at);
    if (places) {
      const least = places.length === 1 ? 0 : TIGHTNESS['+'];
      return places.flatMap((place, i) => [
        ...(i > 0 ? [sign('+')] : []),
        ...this.#inside(arg, place, least),
      ]);
    }
    const counts = call.over.map((dim) => `${this.sheet.members(dim).length} ${MEMBERS[dim]}`).join(' and ');
    return [words(`sum over ${counts} of`), sign('('), ...this.tell(arg, at), sign(')')];
  }

  /** The places that a SUM adds, where they are few and each is a cell of its own. */
  #writtenOut(call: Call, at: At): At[] | undefined {
    const places = placesOf(this.sheet, call, 0, at);
    const [first] = places;
    const isCell = first !== undefined && !call.args[0]?.per.some((dim) => first[dim] === undefined);
    return isCell && places.length <= WRITTEN_OUT ? places : undefined;
  }

  /** The node in brackets where it binds less tightly than its place asks for. */
  #inside(node: Tree, at: At, least: number): Token[] {
    const told = this.tell(node, at);
    return this.#tightness(this.#taken(node, at), at) < least ? [sign('('), ...told, sign(')')] : told;
  }

  #tightness(node: Tree, at: At): number {
    if (node.kind === 'binary') return TIGHTNESS[node.op];
    if (node.kind !== 'call') return WHOLE;
    if (node.fn === 'CUMULATE' || node.fn === 'LAGGED') return 0;
    const [arg] = node.args;
    const places = node.fn === 'SUM' ? this.#writtenOut(node, at) : undefined;
    if (places?.length === 1 && arg) return this.#tightness(this.#taken(arg, at), at);
    return places ? TIGHTNESS['+'] : WHOLE;
  }

  /** The branch that IF and IFNA take, or the node itself. */
  #taken(node: Tree, at: At): Tree {
    if (node.kind !== 'call') return node;
    const [first, second, third] = node.args;
    if (first?.per.some((dim) => at[dim] === undefined)) return node;
    if (node.fn === 'IFNA' && first && second) {
      const isBlank = optionalIn(this.sheet.catalogue, node).some(({ name }) => this.sheet.isBlank(name, at));
      return this.#taken(isBlank ? second : first, at);
    }
    if (node.fn === 'IF' && first && second && third) {
      const is = this.#holds(first, at);
      this.because.push(this.#reason(first, is, at));
      return this.#taken(is ? second : third, at);
    }
    return node;
  }

  /** Whether a condition holds; one that cannot be computed counts as not. */
  #holds(condition: Tree, at: At): boolean {
    const value = valueOfNode(this.sheet, this.bound, condition, at);
    return !isProblem(value) && !value.isZero();
  }

  #reason(condition: Tree, is: boolean, at: At): string {
    if (condition.kind === 'binary' && condition.left.kind === 'name') {
      const { line } = this.sheet.catalogue.line(condition.left.name);
      if (line.kind === 'choice') return is ? line.words.yes : line.words.no;
    }
    const said = (node: Tree): string =>
      this.tell(node, at)
        .map((token) => ('text' in token ? token.text : token.label))
        .join(' ');
    if (condition.kind !== 'binary') return is ? said(condition) : `not ${said(condition)}`;
    const { op, left, right } = condition;
    return `${said(left)} ${(is ? SIGNS : OPPOSITES)[op] ?? op} ${said(right)}`;
  }

  #reference(bound: BoundLine, at: At): Token {
    const { label, unit, per } = bound.line;
    if (per.some((dim) => at[dim] === undefined)) return { kind: 'line', line: bound.name, label };
    const own = Object.fromEntries(per.map((dim) => [dim, at[dim]])) as At;
    return {
      kind: 'cell',
      cell: { line: bound.name, at: own },
      label,
      unit,
      value: this.sheet.value(bound.name, own),
    };
  }
}

const sign = (text: string): Token => ({ kind: 'sign', text });
const words = (text: string): Token => ({ kind: 'words', text });
