/** Worked examples: a rule's values as somebody works them out on paper. */
import { expect, it } from 'vitest';
import { catalogue } from '../../src/engine/lines/catalogue.ts';
import { planSheet } from '../../src/engine/plan.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import { expectColumn } from './plans.ts';

/**
 * @param how   the arithmetic in short, for the name of the test
 * @param cases plans with the line's values over its members, as exact fractions
 */
export function example(
  rule: string,
  line: string,
  how: string,
  ...cases: readonly (readonly [Scenario, readonly string[]])[]
): void {
  it(`${rule} ${line}: ${how}`, () => {
    expect(catalogue.line(line).line.rule).toBe(rule);
    for (const [scenario, values] of cases) expectColumn(planSheet(scenario), line, values);
  });
}
