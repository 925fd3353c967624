import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumRows } from '../../../src/engine/lines/sum-rows.ts';
import { Num, ZERO } from '../../../src/engine/number.ts';

const nums = (texts: readonly string[]): Num[] => texts.map((text) => new Num(text));
const texts = (sums: readonly (readonly Num[])[]): string[][] => sums.map((row) => row.map(String));

describe('sums of rows', () => {
  it('add each row to its group, and leave out those of none', () => {
    const values = nums(['1', '0.25', '0.1', '0.2', '5', '6', '0.000001', '0']);
    expect(texts(sumRows(values, 2, [0, 1, -1, 0], 3))).toEqual([
      ['1.000001', '0.25'],
      ['0.1', '0.2'],
      ['0', '0'],
    ]);
  });
  it('are exact for values that are no millionths, and for large ones', () => {
    expect(texts(sumRows(nums(['0.0000001', '0.0000002']), 1, [0, 0], 1))).toEqual([['0.0000003']]);
    expect(texts(sumRows(nums(['1e15', '0.1']), 1, [0, 0], 1))).toEqual([['1000000000000000.1']]);
  });
  it('are what decimals come to, for any values', () => {
    const value = fc.oneof(
      fc.integer({ min: 0, max: 4_000_000 }).map((n) => new Num(n).div(1e6)),
      fc.constantFrom('0.1', '0.3333333', '1e-9', '123456789.5').map((text) => new Num(text)),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value, fc.integer({ min: -1, max: 2 })), { maxLength: 30 }),
        (rows) => {
          const found = sumRows(
            rows.flatMap(([a, b]) => [a, b]),
            2,
            rows.map(([, , group]) => group),
            3,
          );
          for (let group = 0; group < 3; group += 1)
            for (const i of [0, 1] as const) {
              const sum = rows.reduce((all, row) => (row[2] === group ? all.plus(row[i]) : all), ZERO);
              expect(found[group]?.at(i)?.eq(sum)).toBe(true);
            }
        },
      ),
    );
  });
});
