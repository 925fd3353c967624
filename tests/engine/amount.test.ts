import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAmount, keepText, keptText, readAmount } from '../../src/engine/amount.ts';
import { agrees, fraction } from '../support/fraction.ts';

function valueOf(text: string): string {
  const read = readAmount(text);
  if (!read.ok) throw new Error(read.say);
  return read.value.toString();
}

function complaint(text: string): string {
  const read = readAmount(text);
  return read.ok ? `${text} is ${read.value.toString()}` : read.say;
}

describe('readAmount', () => {
  it.each([
    ['2000000', '2000000'],
    ['-3.50', '-3.5'],
    ['+.5', '0.5'],
    ['5.', '5'],
    ['1e3', '1000'],
    ['1.5E-2', '0.015'],
    ['20%', '0.2'],
    ['12.5 %', '0.125'],
    ['-5%', '-0.05'],
    ['3/4', '0.75'],
    ['1.5 / 0.5', '3'],
    ['=25*200', '5000'],
    ['= 1 + 2 * 3', '7'],
    ['=-2^2', '4'],
    ['=2^3^2', '64'],
    ['=(1+2)*3', '9'],
    ['=20%*5', '1'],
    ['=1/3*3', '1'],
    ['=0.1+0.2', '0.3'],
    ['=1/3-1/3', '0'],
    ['=3>2', '1'],
    ['=1<>1', '0'],
    ['=2^-1', '0.5'],
    ['=4^0.5', '2'],
  ])('reads %s as %s', (text, value) => {
    expect(Number(valueOf(text))).toBeCloseTo(Number(value), 12);
    expect(isAmount(text)).toBe(true);
  });
  it('reads every digit, and never through a double', () => {
    expect(valueOf('0.1234567890123456789012345678')).toBe('0.1234567890123456789012345678');
    expect(valueOf('=90071992547409930000001+1')).toBe('90071992547409930000002');
  });
  it.each([
    ['', '“” is not a number'],
    ['abc', '“abc” is not a number'],
    ['1,000', '“1,000” is not a number'],
    ['1 000', '“1 000” is not a number'],
    ['Infinity', '“Infinity” is not a number'],
    ['0x10', '“0x10” is not a number'],
    ['1/0', 'This divides by zero'],
    ['=1/(2-2)', 'This divides by zero'],
    ['=(1/3*3-1)^-1', 'This comes to no number, or to one that is too large'],
    ['=10^400', 'This comes to no number, or to one that is too large'],
    ['=1e999', 'This comes to no number, or to one that is too large'],
    ['=1e9999999999', 'This comes to no number, or to one that is too large'],
    ['=(0-8)^0.5', 'This comes to no number, or to one that is too large'],
    ['=9e300+9e300', 'This comes to no number, or to one that is too large'],
    ['=', 'This formula cannot be read: the formula ends too early'],
    ['=1+', 'This formula cannot be read: the formula ends too early'],
    ['=2*seats', 'A typed formula holds numbers only, not “seats”'],
    ['=SUM(1)', 'A typed formula holds numbers and operators only, not SUM'],
    ['=1+MIN(1,2)', 'A typed formula holds numbers and operators only, not MIN'],
    ['=sdrs+1/0', 'A typed formula holds numbers only, not “sdrs”'],
    ["='soon", '“soon” is not a number'],
    [`='${'x'.repeat(99)}`, `“${'x'.repeat(39)}…” is not a number`],
  ])('says of %s what is wrong', (text, say) => {
    expect(complaint(text)).toBe(say);
  });
  it('reads no text of more than 400 characters', () => {
    const longest = `=${'1'.repeat(399)}`;
    expect(isAmount(longest)).toBe(true);
    expect(isAmount(`${longest}1`)).toBe(false);
    expect(readAmount(`${longest}1`).ok).toBe(false);
  });
  it('never throws, whatever the text', { timeout: 60_000 }, () => {
    const signs = fc.string({
      unit: fc.constantFrom(...Array.from('=0123456789.eE+-*/^%<>(), xIFSUM')),
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          signs,
          signs.map((text) => `=${text}`),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          const read = readAmount(text);
          if (read.ok) {
            expect(isAmount(text)).toBe(true);
            expect(read.value.isFinite()).toBe(true);
            expect(read.value.toString().length).toBeLessThan(400);
          } else expect(read.say).not.toBe('');
        },
      ),
      { numRuns: 700 },
    );
  });
});

describe('amounts agree with exact fractions', () => {
  const whole = fc.bigInt(-(10n ** 15n), 10n ** 15n).map(String);
  const decimal = fc
    .tuple(whole, fc.stringMatching(/^\d{1,12}$/))
    .map(([integer, part]) => `${integer}.${part}`);
  const positive = fc.integer({ min: 1, max: 999_999 }).map(String);

  it('as decimals and percentages', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(whole, decimal), fc.constantFrom('', '%', ' %'), (number, percent) => {
        expect(agrees(valueOf(number + percent), fraction(number + percent.trim()))).toBe(true);
      }),
    );
  });
  it('as rates from history', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(positive, positive, (won, closed) => {
        expect(agrees(valueOf(`${won}/${closed}`), fraction(`${won}/${closed}`))).toBe(true);
      }),
    );
  });
});

describe('text that could not be read', () => {
  it('is kept and given back, and is an amount', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const kept = keepText(text);
        expect(isAmount(kept)).toBe(true);
        expect(keptText(kept)).toBe(text);
        expect(readAmount(kept).ok).toBe(false);
      }),
    );
  });
  it('is cut where it is too long to be kept', () => {
    expect(keepText('x'.repeat(500))).toHaveLength(400);
  });
  it('is not made of amounts', () => {
    expect(keptText('=25*200')).toBeUndefined();
    expect(keptText('20%')).toBeUndefined();
  });
});
