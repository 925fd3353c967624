/** The exact readers of CUMULATE and LAGGED, which read their values at months before that of their own cell. */
import { ZERO, type Num } from '../number.ts';
import { isProblem, type Value } from '../problem.ts';
import type { BoundLine } from './bind.ts';
import { OPERATORS } from './operators.ts';
import { noMembers, problemAt, type Cells, type Position, type Reader } from './reading.ts';
import { DIMS, type Call } from './tree.ts';

const MONTH = DIMS.indexOf('month');
const AGE = DIMS.indexOf('age');

/**
 * CUMULATE: the total of `arg` over the months up to the cell's own. Totals are kept with the sheet, so that all months
 * of a row together read every month once. A problem is not kept: it may have arisen here, in a cell whose members are
 * more than those of the call.
 */
export function runningTotal(arg: Reader, call: Call, bound: BoundLine): Reader {
  const dims = call.per.map((dim) => DIMS.indexOf(dim));
  const kept = new WeakMap<Cells, Map<string, Num>>();
  return (sheet, at) => {
    let totals = kept.get(sheet);
    if (!totals) kept.set(sheet, (totals = new Map<string, Num>()));
    const last = at[MONTH] ?? 0;
    const key = (month: number): string => dims.map((d) => (d === MONTH ? month : at[d])).join();
    let known = last;
    while (known >= 0 && !totals.has(key(known))) known -= 1;
    let total: Value = totals.get(key(known)) ?? ZERO;
    for (let month = known + 1; month <= last && !isProblem(total); month += 1) {
      at[MONTH] = month;
      const value = arg(sheet, at);
      total = isProblem(value) ? value : operated('+', total, value, sheet, bound, at);
      if (!isProblem(total)) totals.set(key(month), total);
    }
    at[MONTH] = last;
    return total;
  };
}

/** LAGGED: what began in each month up to the cell's own, times the share of the curve at the age it has by then. */
export function spread(x: Reader, curve: Reader, bound: BoundLine): Reader {
  return (sheet, at) => {
    const ages = sheet.members('age').length;
    if (ages === 0) return noMembers(sheet, bound, at, 'age');
    const [month = 0, age = 0] = [at[MONTH], at[AGE]];
    let total: Value = ZERO;
    for (let begun = Math.max(0, month - ages + 1); begun <= month && !isProblem(total); begun += 1) {
      at[MONTH] = begun;
      at[AGE] = month - begun;
      const share = curve(sheet, at);
      const value = isProblem(share) ? share : x(sheet, at);
      const part =
        isProblem(share) || isProblem(value) ? value : operated('*', share, value, sheet, bound, at);
      total = isProblem(part) ? part : operated('+', total, part, sheet, bound, at);
    }
    at[MONTH] = month;
    at[AGE] = age;
    // A problem that arose here while other months were read is this cell's own.
    return isProblem(total) && total.from.line === bound.name
      ? { ...total, from: sheet.cellAt(bound, at) }
      : total;
  };
}

function operated(op: '+' | '*', a: Num, b: Num, sheet: Cells, bound: BoundLine, at: Position): Value {
  const outcome = OPERATORS[op](a, b);
  return typeof outcome === 'string' ? problemAt(sheet, bound, at, outcome) : outcome;
}
