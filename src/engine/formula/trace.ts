/** The tracer: the cells that a cell is made of and those made of it, one level at a time. */
import type { BoundLine } from './bind.ts';
import { cellName } from './cell-name.ts';
import { placesOf } from './places.ts';
import type { Sheet } from './sheet.ts';
import { parts, type At, type Cell, type Dim, type Tree } from './tree.ts';

/**
 * The cells that `cell` reads, each once, in the order they stand in its formula. A blank optional input is left out.
 * @param most cells of a line: one that has more is left out whole
 */
export function precedents(sheet: Sheet, cell: Cell, most = Infinity): Cell[] {
  const bound = sheet.catalogue.line(cell.line);
  return bound.needs
    .map((name) => sheet.catalogue.line(name))
    .filter((needed) => sizeOf(sheet, needed) <= most)
    .flatMap((needed) => read(sheet, needed, bound, cell.at))
    .filter((found) => !isBlankInput(sheet, found));
}

/** The cells that read `cell`. @param most cells of a line: one that has more is left out whole */
export function dependents(sheet: Sheet, cell: Cell, most = Infinity): Cell[] {
  const bound = sheet.catalogue.line(cell.line);
  const name = cellName(cell, bound.line.per);
  return bound.feeds
    .map((fed) => sheet.catalogue.line(fed))
    .filter((fed) => sizeOf(sheet, fed) <= most)
    .flatMap((fed) => {
      if (!fed.tree || !looksBack(fed.tree)) return matching(sheet, fed, fixedBy(fed, cell.at));
      const { month: _month, age: _age, ...rest } = cell.at;
      return matching(sheet, fed, rest).filter(({ at }) =>
        read(sheet, bound, fed, at).some((found) => cellName(found, bound.line.per) === name),
      );
    });
}

/** The cells of a needed line that `reading` reads at `at`, each once. */
function read(sheet: Sheet, needed: BoundLine, reading: BoundLine, at: At): Cell[] {
  if (!reading.tree || !looksBack(reading.tree)) return matching(sheet, needed, fixedBy(reading, at));
  const found = placesIn(sheet, reading.tree, needed.name, at).flatMap((place) =>
    matching(sheet, needed, place),
  );
  return [...new Map(found.map((cell) => [cellName(cell, needed.line.per), cell])).values()];
}

/** The members at which a formula that stands at `at` reads a name. What a SUM adds over is left open: all of it is read. */
function placesIn(sheet: Sheet, node: Tree, name: string, at: At): At[] {
  if (node.kind === 'name') return node.name === name ? [at] : [];
  const isBack = node.kind === 'call' && node.fn !== 'SUM';
  return parts(node).flatMap((part, i) =>
    (isBack ? placesOf(sheet, node, i, at) : [at]).flatMap((place) => placesIn(sheet, part, name, place)),
  );
}

function looksBack(node: Tree): boolean {
  const isBack = node.kind === 'call' && (node.fn === 'CUMULATE' || node.fn === 'LAGGED');
  return isBack || parts(node).some(looksBack);
}

/** The members that a reading line keeps to: an algorithm keeps to none, as it reads all cells of the lines it needs. */
function fixedBy(reading: BoundLine, at: At): At {
  return reading.line.kind === 'algorithm' ? {} : at;
}

function sizeOf(sheet: Sheet, { line }: BoundLine): number {
  return line.per.reduce((size, dim) => size * sheet.members(dim).length, 1);
}

/** The cells of a line at the members that `at` fixes, over all members of the line's other dimensions. */
function matching(sheet: Sheet, bound: BoundLine, at: At): Cell[] {
  let found: Partial<Record<Dim, string>>[] = [{}];
  for (const dim of bound.line.per) {
    const fixed = at[dim];
    const members = fixed === undefined ? sheet.members(dim) : [fixed];
    found = found.flatMap((partial) => members.map((member) => ({ ...partial, [dim]: member })));
  }
  return found.map((members) => ({ line: bound.name, at: members }));
}

function isBlankInput(sheet: Sheet, { line, at }: Cell): boolean {
  const bound = sheet.catalogue.line(line);
  return bound.line.kind === 'input' && bound.line.optional === true && sheet.isBlank(line, at);
}
