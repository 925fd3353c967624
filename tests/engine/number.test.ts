import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ceil,
  compare,
  floor,
  fromDouble,
  minus,
  Num,
  plus,
  roundUp,
  toDouble,
  withoutDust,
} from '../../src/engine/number.ts';

const n = (text: string): Num => new Num(text);
const decimals = fc
  .tuple(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.integer({ min: 0, max: 12 }))
  .map(([digits, places]) => n(digits.toString()).div(n('10').pow(places)));

describe('the constructor', () => {
  it('prints plain digits, never an exponent', () => {
    expect(n('1e15').toString()).toBe('1000000000000000');
    expect(n('1e-30').toString()).toBe(`0.${'0'.repeat(29)}1`);
  });
  it('holds 40 digits', () => {
    expect(n('1').div(3).toString()).toBe(`0.${'3'.repeat(40)}`);
  });
  it('holds no size that a double cannot: beyond is infinite, below is 0', () => {
    expect(n('1e301').isFinite()).toBe(false);
    expect(n('1e-301').isZero()).toBe(true);
    expect(toDouble(n('9e299'))).toBe(9e299);
  });
});

describe('compare', () => {
  it('takes numbers within a relative 1e-20 as equal', () => {
    expect(compare(n('16.0000000000000000000001'), n('16'))).toBe(0);
    expect(compare(n('16.000000001'), n('16'))).toBe(1);
    expect(compare(n('-16.000000001'), n('-16'))).toBe(-1);
  });
  it('is 0 exactly up to 1e-20 of the larger', () => {
    expect(compare(n('1'), n('1').plus('1e-20'))).toBe(0);
    expect(compare(n('1'), n('1').plus('2e-20'))).toBe(-1);
    expect(compare(n('9e7'), n('9e7').plus('9e-13'))).toBe(0);
    expect(compare(n('9e7'), n('9e7').plus('9.1e-13'))).toBe(-1);
  });
  it('keeps anything apart from 0', () => {
    expect(compare(n('1e-40'), n('0'))).toBe(1);
    expect(compare(n('0'), n('1e-40'))).toBe(-1);
  });
  it('orders as the exact numbers do where they differ visibly', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(compare(a, b)).toBe(a.cmp(b));
        expect(compare(a, b)).toBe(0 - compare(b, a));
      }),
    );
  });
});

describe('plus and minus', () => {
  it('leave no dust where two numbers cancel', () => {
    const third = n('1').div(3);
    expect(third.times(3).minus(1).isZero()).toBe(false);
    expect(minus(third.times(3), n('1')).isZero()).toBe(true);
    expect(plus(third.times(-3), n('1')).isZero()).toBe(true);
  });
  it('keep every real difference', () => {
    expect(minus(n('16.000000001'), n('16')).toString()).toBe('0.000000001');
    expect(plus(n('0'), n('1e-25')).toString()).toBe(n('1e-25').toString());
  });
  it('are 0 exactly where the two compare as equal', { timeout: 60_000 }, () => {
    const dust = fc.integer({ min: -30, max: -10 }).map((e) => n(`1e${e}`));
    fc.assert(
      fc.property(decimals, dust, (a, by) => {
        const b = a.times(by.plus(1));
        expect(minus(a, b).isZero()).toBe(compare(a, b) === 0);
        expect(plus(a, b.neg()).isZero()).toBe(compare(a, b) === 0);
      }),
    );
  });
});

describe('roundUp', () => {
  it('goes away from zero, as in Excel', () => {
    expect(roundUp(n('16.01')).toString()).toBe('17');
    expect(roundUp(n('-16.01')).toString()).toBe('-17');
    expect(roundUp(n('1234.5'), -2).toString()).toBe('1300');
    expect(roundUp(n('0.1234'), 2).toString()).toBe('0.13');
  });
  it('takes off dust first, and dust only', () => {
    expect(roundUp(n('0.1').plus('0.2').times(10)).toString()).toBe('3');
    expect(roundUp(n('1.1').times('1.1').times(100)).toString()).toBe('121');
    expect(roundUp(n('16.000000000000000000000000001')).toString()).toBe('16');
    expect(roundUp(n('16.000000001')).toString()).toBe('17');
  });
  it('finds the whole number in a fraction that is whole: 38 = 95 x 2/5 by way of twelfths', () => {
    const rate = n('5').div(12);
    expect(roundUp(n('38').times(rate).div(rate)).toString()).toBe('38');
  });
  it('gives the least whole number that is no smaller', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(decimals, (x) => {
        const up = ceil(x);
        expect(up.isInteger() && compare(up, x) >= 0 && compare(up.minus(1), x) < 0).toBe(true);
        expect(floor(x).toString()).toBe(ceil(x.neg()).neg().plus(0).toString());
        expect(roundUp(x).abs().toString()).toBe(ceil(x.abs()).toString());
      }),
    );
  });
  it('rounds to any number of places within one of them', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: -4, max: 6 }), (x, places) => {
        const step = n('10').pow(-places);
        const up = ceil(x, places);
        expect(up.div(step).isInteger()).toBe(true);
        expect(up.minus(x).gte(0) && up.minus(x).lt(step)).toBe(true);
      }),
    );
  });
});

describe('withoutDust', () => {
  it('leaves what is not within dust of a multiple', () => {
    expect(withoutDust(n('0.3333333333333333333333'), 10).toString()).toBe('0.3333333333333333333333');
    expect(withoutDust(n('0.15000000000000000000000000000000001'), 20).toString()).toBe('0.15');
    expect(withoutDust(n('0.1299'), 2).toString()).toBe('0.1299');
  });
});

describe('the border to doubles', () => {
  it('goes both ways through the shortest notation', { timeout: 60_000 }, () => {
    expect(fromDouble(0.1).toString()).toBe('0.1');
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e200, max: 1e200 }), (x) => {
        expect(toDouble(fromDouble(x))).toBe(Math.abs(x) < 1e-300 ? x * 0 : x);
      }),
    );
  });
});
