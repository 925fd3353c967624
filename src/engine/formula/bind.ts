/**
 * Builds the catalogue: parses every formula once and writes on each node the dimensions it varies over, so that no
 * reader derives them again. What makes no sense is refused here, when the catalogue is built: unknown names, circles,
 * a dimension that a line lacks, a SUM that adds over nothing, and + or - between unlike dimensions inside a SUM (a
 * scalar would be added once per member).
 */
import type { Line } from './line.ts';
import { parse } from './parse.ts';
import { DIMS, namesIn, type Dim, type Tree } from './tree.ts';

/** A line with its place in the catalogue. `needs` and `feeds` are the lines one level before and after it. */
export type BoundLine = Readonly<{
  name: string;
  index: number;
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

  const bind = (node: Tree, inSum: boolean, inIfna: boolean): Tree => {
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
        const arg = bind(node.arg, inSum, inIfna);
        return { ...node, arg, per: arg.per };
      }
      case 'binary': {
        const left = bind(node.left, inSum, inIfna);
        const right = bind(node.right, inSum, inIfna);
        const adds = node.op === '+' || node.op === '-';
        if (inSum && adds && !sameDims(left.per, right.per)) refuse('a SUM adds unlike dimensions');
        return { ...node, left, right, per: union([left.per, right.per]) };
      }
      case 'call': {
        const isSum = node.fn === 'SUM';
        const args = node.args.map((arg, i) =>
          // IFNA looks at one cell, so one around a SUM says nothing of the cells that are added.
          bind(arg, inSum || isSum, !isSum && (inIfna || (node.fn === 'IFNA' && i === 0))),
        );
        const all = union(args.map((arg) => arg.per));
        const over = isSum ? all.filter((dim) => !own.includes(dim)) : [];
        if (isSum && over.length === 0) refuse('a SUM adds over nothing');
        return { ...node, args, over, per: all.filter((dim) => !over.includes(dim)) };
      }
    }
  };

  const tree = bind(parsed.tree, false, false);
  const lacking = tree.per.find((dim) => !own.includes(dim));
  if (lacking) refuse(`the line lacks ${lacking}: wrap in SUM`);
  return tree;
}

function union(lists: readonly (readonly Dim[])[]): Dim[] {
  return DIMS.filter((dim) => lists.some((list) => list.includes(dim)));
}

function sameDims(a: readonly Dim[], b: readonly Dim[]): boolean {
  return a.length === b.length && a.every((dim) => b.includes(dim));
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
