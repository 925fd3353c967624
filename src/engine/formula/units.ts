/**
 * Units: what each line counts, and the check that formulas never mix them (rule of the house, run as a test over all
 * lines). A unit is a product of powers of money, months and years; bare numbers are told apart as rates and counts,
 * which may be multiplied but never added, compared or exchanged.
 */
import type { BoundLine, Catalogue } from './bind.ts';
import type { Tree } from './tree.ts';

export type Base = 'money' | 'month' | 'year';
export type Kind = 'rate' | 'count' | 'flag';
export type Unit = Readonly<{ of: Readonly<Partial<Record<Base, number>>>; kind?: Kind; step: string }>;

/** `step` is the smallest amount that is handed out or shown: what a solved input is rounded to. */
export const UNITS = {
  arr: { of: { money: 1, year: -1 }, step: '0.01' },
  mrr: { of: { money: 1, month: -1 }, step: '0.01' },
  mrrPerMonth: { of: { money: 1, month: -2 }, step: '0.01' },
  price: { of: { money: 1, month: -1 }, step: '0.01' },
  count: { of: {}, kind: 'count', step: '1' },
  countPerMonth: { of: { month: -1 }, kind: 'count', step: '0.1' },
  rate: { of: {}, kind: 'rate', step: '0.0001' },
  months: { of: { month: 1 }, step: '1' },
  monthsPerYear: { of: { month: 1, year: -1 }, step: '1' },
  effort: { of: {}, kind: 'count', step: '0.1' },
  flag: { of: {}, kind: 'flag', step: '1' },
} as const satisfies Record<string, Unit>;
export type UnitName = keyof typeof UNITS;

/** A place in a line's formula where units do not agree. */
export type UnitFault = Readonly<{ line: string; at: number; say: string }>;

type Found = Readonly<{ of: Readonly<Record<string, number>>; kind?: Kind | undefined }>;

const BARE: Found = { of: {} };

/** Checks every formula of the catalogue; an empty list is a clean bill. */
export function checkUnits(catalogue: Catalogue): UnitFault[] {
  return catalogue.lines.flatMap((bound) => (bound.tree ? checkLine(catalogue, bound, bound.tree) : []));
}

function checkLine(catalogue: Catalogue, bound: BoundLine, tree: Tree): UnitFault[] {
  const faults: UnitFault[] = [];
  const fault = (node: Tree, say: string): void => {
    faults.push({ line: bound.name, at: node.from, say });
  };

  const alike = (node: Tree, a: Found, b: Found): Found => {
    if (!sameDimension(a, b)) fault(node, `${name(a)} beside ${name(b)}`);
    else if (a.kind && b.kind && a.kind !== b.kind) fault(node, `a ${a.kind} beside a ${b.kind}`);
    return a.kind ? a : b;
  };

  const unitOf = (node: Tree): Found => {
    switch (node.kind) {
      case 'number':
        return BARE;
      case 'percent':
        return unitOf(node.arg);
      case 'negate':
        return unitOf(node.arg);
      case 'name':
        return UNITS[catalogue.line(node.name).line.unit];
      case 'binary': {
        const left = unitOf(node.left);
        const right = unitOf(node.right);
        if (node.op === '*' || node.op === '/') return times(left, right, node.op === '*' ? 1 : -1);
        if (node.op === '^') return power(node, left, right);
        const both = alike(node, left, right);
        return node.op === '+' || node.op === '-' ? both : { of: {}, kind: 'flag' };
      }
      case 'call': {
        const args = node.args.map(unitOf);
        const [first = BARE, second = BARE, third = BARE] = args;
        switch (node.fn) {
          case 'IF':
            if (first.kind !== 'flag') fault(node, 'the condition of IF is not a comparison');
            return alike(node, second, third);
          case 'SUM':
          case 'ROUNDUP':
            return first;
          case 'IFNA':
          case 'MIN':
          case 'MAX':
            return args.reduce((a, b) => alike(node, a, b));
        }
      }
    }
  };

  const power = (node: Tree, base: Found, exponent: Found): Found => {
    if (!sameDimension(base, BARE) || !sameDimension(exponent, BARE))
      fault(node, 'only bare numbers are raised to a power');
    return base;
  };

  const found = unitOf(tree);
  const own = UNITS[bound.line.unit];
  if (!sameDimension(found, own)) fault(tree, `gives ${name(found)}, the line is ${bound.line.unit}`);
  else if (found.kind && 'kind' in own && found.kind !== own.kind)
    fault(tree, `gives a ${found.kind}, the line is a ${own.kind}`);
  return faults;
}

function times(a: Found, b: Found, sign: 1 | -1): Found {
  const of: Record<string, number> = { ...a.of };
  for (const [base, exponent] of Object.entries(b.of)) of[base] = (of[base] ?? 0) + sign * exponent;
  return { of, kind: productKind(a.kind, b.kind, sign) };
}

/** rate x rate is a rate, rate x count and count / rate are counts; a ratio of like kinds may be either. */
function productKind(a: Kind | undefined, b: Kind | undefined, sign: 1 | -1): Kind | undefined {
  if (a === 'rate' && b === 'rate') return sign === 1 ? 'rate' : undefined;
  if (a === 'count' && b === 'rate') return 'count';
  if (a === 'rate' && b === 'count') return sign === 1 ? 'count' : undefined;
  return undefined;
}

function sameDimension(a: Found, b: Found): boolean {
  const bases = new Set([...Object.keys(a.of), ...Object.keys(b.of)]);
  return [...bases].every((base) => (a.of[base] ?? 0) === (b.of[base] ?? 0));
}

function name(unit: Found): string {
  const powers = Object.entries(unit.of).filter(([, exponent]) => exponent !== 0);
  return (
    powers.map(([base, exponent]) => (exponent === 1 ? base : `${base}^${exponent}`)).join(' ') ||
    'a bare number'
  );
}
