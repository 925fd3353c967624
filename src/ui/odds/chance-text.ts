/** Chances in words. */
import { Num, ONE } from '../../engine/number.ts';
import type { Format } from '../../exchange/format.ts';

const HARDLY = new Num('0.001');

/** A chance in text that never rounds to a certainty that is none. */
export function chanceText(format: Format, chance: Num): string {
  const rest = ONE.minus(chance);
  if (chance.gt(0) && chance.lt(HARDLY)) return `< ${format.cell(HARDLY, 'rate')}`;
  if (rest.gt(0) && rest.lt(HARDLY)) return `> ${format.cell(ONE.minus(HARDLY), 'rate')}`;
  return format.cell(chance, 'rate');
}
