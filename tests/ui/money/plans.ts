/** The worked example with costs: an SDR at $95,600 a year, ten of them, a margin of 80%. */
import type { Scenario } from '../../../src/engine/scenario.ts';
import { worked } from '../../support/plans.ts';

const COSTS = { base: '52000', variable: '28000', margin: '0.8' } as const;

export function costed(money: Readonly<Record<string, string>> = {}, more: Partial<Scenario> = {}): Scenario {
  return { ...worked, money: { ...COSTS, ...money }, ...more };
}
