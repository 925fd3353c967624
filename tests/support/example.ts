/** Worked examples: a rule's values as somebody works them out on paper. */
import { expect, it } from 'vitest';
import { catalogue } from '../../src/engine/lines/catalogue.ts';
import { planSheet } from '../../src/engine/plan.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import { expectColumn, expectNear } from './plans.ts';

/** Plans with the line's values over its members. */
type Cases<T> = readonly (readonly [Scenario, readonly T[]])[];

/**
 * @param how   the arithmetic in short, for the name of the test
 * @param cases the values as exact fractions
 */
export function example(rule: string, line: string, how: string, ...cases: Cases<string>): void {
  it(`${rule} ${line}: ${how}`, () => {
    expect(catalogue.line(line).line.rule).toBe(rule);
    for (const [scenario, values] of cases) expectColumn(planSheet(scenario), line, values);
  });
}

/** The same for lines that are computed in doubles: values to a relative 1e-9. */
export function exampleNear(rule: string, line: string, how: string, ...cases: Cases<number>): void {
  it(`${rule} ${line}: ${how}`, () => {
    expect(catalogue.line(line).line.rule).toBe(rule);
    for (const [scenario, values] of cases) expectNear(planSheet(scenario), line, values);
  });
}
