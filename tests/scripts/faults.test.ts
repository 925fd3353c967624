import { describe, expect, it } from 'vitest';
import { faultTests, missingTests } from '../../scripts/faults.mjs';

const numbers = (text: string, file = 'tests/a.test.ts'): number[] =>
  faultTests(file, text).map(({ fault }) => fault);

describe('the faults that a test stands for', () => {
  it('are the numbers its name begins with', () => {
    expect(numbers("test('F14: an edit is kept', () => {})")).toEqual([14]);
    expect(numbers("it('F22 F32 records that cannot be read', () => {})")).toEqual([22, 32]);
    expect(numbers("it('F64, F66: nothing foreign', () => {})")).toEqual([64, 66]);
    expect(numbers("test('an edit is kept (F14)', () => {})")).toEqual([]);
    expect(numbers("test('FY27 base plan, F999, F0', () => {})")).toEqual([]);
    expect(numbers("test('F71: no such fault', () => {})")).toEqual([]);
  });

  it('are found in templates, in loops, and behind each()', () => {
    expect(numbers('for (const way of ways) { test(`F14: left ${way}`, run); }')).toEqual([14]);
    expect(numbers("it.each([['a', 1]])('F45: %s', (text) => {})")).toEqual([45]);
    expect(numbers("test.each<string>(['x'])('F46: %s', () => {})")).toEqual([46]);
  });

  it('come down from the headings over it, each once', () => {
    const text =
      "test.describe('F62 names', () => { test('on paper', run); test('F62 F63 in a title', run); })";
    expect(faultTests('tests/e2e/names.e2e.ts', text)).toEqual([
      { fault: 62, file: 'tests/e2e/names.e2e.ts', name: 'on paper', isInBrowser: true },
      { fault: 62, file: 'tests/e2e/names.e2e.ts', name: 'F62 F63 in a title', isInBrowser: true },
      { fault: 63, file: 'tests/e2e/names.e2e.ts', name: 'F62 F63 in a title', isInBrowser: true },
    ]);
    expect(numbers("describe('F5 alone', () => {})")).toEqual([]);
  });

  it('are not read from comments or other calls', () => {
    expect(numbers("// test('F14: gone')\nlog('F14: gone'); expect(it).toBe('F14')")).toEqual([]);
  });
});

describe('what is missing', () => {
  it('tells no test at all from none in a real browser', () => {
    const unit = faultTests('tests/a.test.ts', "test('F14 kept', run); test('F44 quoted', run)");
    expect(missingTests(unit)).toContain('F14 has no test in a real browser');
    expect(missingTests(unit)).toContain('F5 has no test');
    expect(missingTests(unit).filter((sentence) => /^F44\b/.test(sentence))).toEqual([]);
  });

  it('is nothing once each fault has its test', () => {
    const all = Array.from({ length: 70 }, (_, at) => `test('F${at + 1}: is survived', run);`).join('\n');
    expect(missingTests(faultTests('tests/e2e/all.e2e.ts', all))).toEqual([]);
  });
});
