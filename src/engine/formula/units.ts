/**
 * The check that formulas never mix units (run as a test over all lines): a product of powers of money, months and years
 * must agree under + - and comparisons, in the branches of IF, and with the line's own unit; so must rates and counts.
 */
import type { BoundLine, Catalogue } from './bind.ts';
import type { Tree } from './tree.ts';
import { UNITS, type Kind } from './unit.ts';

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
          case 'CUMULATE':
            return first;
          case 'LAGGED':
            return times(first, second, 1);
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
