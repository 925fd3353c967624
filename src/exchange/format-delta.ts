/** A change from a baseline as people read it: `+2 (+20%)`, `−$16,898 (−16.7%)`, `+5 pts`. */
import type { ComparedRow } from '../engine/compare.ts';
import type { Delta } from '../engine/compare-held.ts';
import { ONE, type Num } from '../engine/number.ts';
import type { Format } from './format.ts';

/**
 * Rates change in points of a percent; all else in its unit and in parts of the baseline, which reads n/a where the
 * baseline is 0. Words that differ are `changed`, and `n/a` is what cannot be told.
 */
export function deltaText(delta: Delta, unit: ComparedRow['unit'], format: Format): string {
  if (delta.kind === 'none') return 'n/a';
  if (delta.kind !== 'change' || unit === 'words' || unit === 'month')
    return delta.kind === 'same' ? 'same' : 'changed';
  const { absolute, relative } = delta;
  if (unit === 'rate') {
    const points = absolute.abs().times(100);
    return `${signOf(absolute)}${format.cell(points, 'count')} ${points.eq(ONE) ? 'pt' : 'pts'}`;
  }
  const size = `${signOf(absolute)}${format.cell(absolute.abs(), unit)}`;
  const part = relative === null ? 'n/a' : `${signOf(relative)}${format.cell(relative.abs(), 'rate')}`;
  return `${size} (${part})`;
}

function signOf(value: Num): '+' | '−' {
  return value.isNegative() ? '−' : '+';
}
