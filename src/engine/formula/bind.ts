/**
 * Builds the catalogue: parses every formula once and writes on each node the dimensions it varies over, so that no
 * reader derives them again. What makes no sense is refused here, when the catalogue is built: unknown names, circles,
 * a dimension that a line lacks, a SUM that adds over nothing, a CUMULATE or LAGGED of what does not vary over months,
 * and + or - between unlike dimensions where both are added up (a scalar would be added once per member or month).
 */
import type { Line } from './line.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';
import { ADDING, DIMS, namesIn, type Call, type Dim, type Tree } from './tree.ts';

/**
 * A line with its place in the catalogue. `dims` are the places of its dimensions in DIMS; `needs` and `feeds` are the
 * lines one level before and after it.
 */
export type BoundLine = Readonly<{
  name: string;
  index: number;
  dims: readonly number[];
  line: Line;
  tree?: Tree;
  needs: readonly string[];
  feeds: readonly string[];
}>;

/** All lines, each after those it needs. */
export type Catalogue = Readonly<{
  lines: readonly BoundLine[];
  /** @throws Error if there is no such line: a bug, as names come from the catalogue itself */
  line(name: string): BoundLine;
  has(name: string): boolean;
}>;

/** @throws Error naming the line and the reason, for a catalogue that makes no sense */
export function buildCatalogue(defined: Readonly<Record<string, Line>>): Catalogue {
  const trees = new Map<string, Tree>();
  for (const [name, line] of Object.entries(defined)) {
    if (line.kind === 'formula') trees.set(name, bindLine(name, line.formula, defined));
  }
  const needs = (name: string): readonly string[] => {
    const line = lookUp(defined, name);
    const tree = trees.get(name);
    return tree ? namesIn(tree) : line.kind === 'algorithm' ? line.needs : [];
  };
  const order = inOrder(Object.keys(defined), needs);
  const feeds = new Map<string, string[]>(order.map((name) => [name, []]));
  for (const name of order) for (const needed of needs(name)) feeds.get(needed)?.push(name);

  const lines = order.map((name, index): BoundLine => {
    const tree = trees.get(name);
    return {
      name,
      index,
      dims: lookUp(defined, name).per.map((dim) => DIMS.indexOf(dim)),
      line: lookUp(defined, name),
      ...(tree ? { tree } : {}),
      needs: needs(name),
      feeds: feeds.get(name) ?? [],
    };
  });
  const byName = new Map(lines.map((bound) => [bound.name, bound]));
  return {
    lines,
    has: (name) => byName.has(name),
    line: (name) => {
      const bound = byName.get(name);
      if (!bound) throw new Error(`there is no line ${name}`);
      return bound;
    },
  };
}

function lookUp(defined: Readonly<Record<string, Line>>, name: string): Line {
  const line = Object.hasOwn(defined, name) ? defined[name] : undefined;
  if (!line) throw new Error(`there is no line ${name}`);
  return line;
}

function bindLine(name: string, formula: string, defined: Readonly<Record<string, Line>>): Tree {
  const refuse = (say: string): never => {
    throw new Error(`line ${name}: ${say} in “${formula}”`);
  };
  const parsed = parse(formula);
  if (!parsed.ok) return refuse(parsed.say);
  const own = lookUp(defined, name).per;
  if (!sameOrder(own)) refuse(`its dimensions are not in the order ${DIMS.join(', ')}`);

  // `alike` are the dimensions that both sides of + and - must share, as what they give is added up over these.
  const bind = (node: Tree, alike: readonly Dim[], inIfna: boolean): Tree => {
    switch (node.kind) {
      case 'number':
        return node;
      case 'name': {
        if (!Object.hasOwn(defined, node.name)) refuse(`there is no line ${node.name}`);
        const line = lookUp(defined, node.name);
        if (line.kind === 'input' && line.optional && !inIfna)
          refuse(`${node.name} may be blank: wrap in IFNA`);
        return { ...node, per: line.per };
      }
      case 'negate':
      case 'percent': {
        const arg = bind(node.arg, alike, inIfna);
        return { ...node, arg, per: arg.per };
      }
      case 'binary': {
        const left = bind(node.left, alike, inIfna);
        const right = bind(node.right, alike, inIfna);
        const adds = node.op === '+' || node.op === '-';
        if (adds && alike.some((dim) => left.per.includes(dim) !== right.per.includes(dim)))
          refuse(`a ${alike === DIMS ? 'SUM' : 'running total'} adds unlike dimensions`);
        return { ...node, left, right, per: union([left.per, right.per]) };
      }
      case 'call': {
        const args = node.args.map((arg, i) =>
          // IFNA looks at one cell, so one around a call that adds says nothing of the cells that are added.
          bind(
            arg,
            addedUp(node, i, alike),
            !ADDING.includes(node.fn) && (inIfna || (node.fn === 'IFNA' && i === 0)),
          ),
        );
        const all = union(args.map((arg) => arg.per));
        const over = node.fn === 'SUM' ? all.filter((dim) => !own.includes(dim)) : [];
        if (node.fn === 'SUM' && over.length === 0) refuse('a SUM adds over nothing');
        const wrong = wrongTime(node, args);
        if (wrong) refuse(wrong);
        const gone: readonly Dim[] = node.fn === 'LAGGED' ? ['age'] : over;
        return { ...node, args, over, per: all.filter((dim) => !gone.includes(dim)) };
      }
    }
  };

  const tree = bind(parsed.tree, [], false);
  const lacking = tree.per.find((dim) => !own.includes(dim));
  if (lacking) refuse(`the line lacks ${lacking}: wrap in SUM`);
  return tree;
}

/** The dimensions that an argument of a call is added up over, besides those that the call itself is. */
function addedUp({ fn }: Call, arg: number, outer: readonly Dim[]): readonly Dim[] {
  if (fn === 'SUM' || outer === DIMS) return DIMS;
  return fn === 'CUMULATE' || (fn === 'LAGGED' && arg === 0) ? ['month'] : outer;
}

/** What is wrong with the months or ages of a bound call, if anything is. */
function wrongTime({ fn }: Call, [x, curve]: readonly Tree[]): string | undefined {
  if (fn !== 'CUMULATE' && fn !== 'LAGGED') return undefined;
  if (!x?.per.includes('month')) return `${fn} runs over months, and ${x ? print(x) : 'it'} has none`;
  if (fn === 'CUMULATE') return undefined;
  if (x.per.includes('age')) return `what LAGGED spreads has ages of its own`;
  return curve?.per.includes('age') ? undefined : `the curve of LAGGED has no ages`;
}

function union(lists: readonly (readonly Dim[])[]): Dim[] {
  return DIMS.filter((dim) => lists.some((list) => list.includes(dim)));
}

function sameOrder(per: readonly Dim[]): boolean {
  const places = per.map((dim) => DIMS.indexOf(dim));
  return places.every((place, i) => i === 0 || place > (places[i - 1] ?? -1));
}

function inOrder(names: readonly string[], needs: (name: string) => readonly string[]): string[] {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    if (done.has(name)) return;
    if (path.includes(name)) throw new Error(`a circle: ${[...path, name].join(' -> ')}`);
    for (const needed of needs(name)) visit(needed, [...path, name]);
    done.add(name);
  };
  for (const name of names) visit(name, []);
  return [...done];
}
