/** The names of cells: a line and its members as one text, and back. */
import type { Sheet } from './sheet.ts';
import type { Cell, Dim } from './tree.ts';

/** A text that names a cell uniquely, such as `quotaOpps[mid]`; `cellFrom` reads it back. */
export function cellName({ line, at }: Cell, per: readonly Dim[]): string {
  return per.length === 0 ? line : `${line}[${per.map((dim) => at[dim] ?? '').join(',')}]`;
}

/** The cell that `cellName` named, or undefined if the sheet has none such (any more). */
export function cellFrom(sheet: Sheet, name: string): Cell | undefined {
  const match = /^(\w+)(?:\[([\w,-]+)\])?$/.exec(name);
  const line = match?.[1];
  if (line === undefined || !sheet.catalogue.has(line)) return undefined;
  const { per } = sheet.catalogue.line(line).line;
  const ids = match?.[2]?.split(',') ?? [];
  if (ids.length !== per.length) return undefined;
  const at: Partial<Record<Dim, string>> = {};
  for (const [i, dim] of per.entries()) {
    const id = ids[i];
    if (id === undefined || !sheet.members(dim).includes(id)) return undefined;
    at[dim] = id;
  }
  return { line, at };
}
