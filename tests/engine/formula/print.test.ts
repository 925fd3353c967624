import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/engine/formula/parse.ts';
import { print } from '../../../src/engine/formula/print.ts';
import { catalogue } from '../../../src/engine/lines/catalogue.ts';
import { meaning, trees } from '../../support/arbitrary-trees.ts';

function again(text: string): string {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.say} at ${parsed.at}`);
  return print(parsed.tree);
}

describe('print', () => {
  it.each([
    ['(1+2)*3', '(1 + 2) * 3'],
    ['(1*2)+3', '1 * 2 + 3'],
    ['1-(2-3)', '1 - (2 - 3)'],
    ['(1-2)-3', '1 - 2 - 3'],
    ['8/(4/2)', '8 / (4 / 2)'],
    ['2^(3^2)', '2 ^ (3 ^ 2)'],
    ['-(2^2)', '-(2 ^ 2)'],
    ['(-2)^2', '-2 ^ 2'],
    ['-(-2)', '--2'],
    ['(-2)%', '(-2)%'],
    ['-(2%)', '-2%'],
    ['(1=2)=3', '1 = 2 = 3'],
    ['1=(2=3)', '1 = (2 = 3)'],
    ['MAX( 1,(2),3+4 )', 'MAX(1, 2, 3 + 4)'],
    ['+((x))', 'x'],
    ['007*1.50', '007 * 1.50'],
  ])('writes %s as %s', (text, printed) => {
    expect(again(text)).toBe(printed);
  });
  it('gives the same tree when it is parsed again', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const parsed = parse(print(tree));
        expect(parsed.ok && meaning(parsed.tree)).toEqual(meaning(tree));
      }),
      { numRuns: 700 },
    );
  });
  it('writes no bracket that could be left out', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const text = print(tree);
        for (const { open, close } of brackets(text)) {
          const without = text.slice(0, open) + text.slice(open + 1, close) + text.slice(close + 1);
          const parsed = parse(without);
          expect(parsed.ok && JSON.stringify(meaning(parsed.tree)), `${text} or ${without}`).not.toBe(
            JSON.stringify(meaning(tree)),
          );
        }
      }),
    );
  });
  it('leaves every formula of the plan as it is written', () => {
    for (const { name, line } of catalogue.lines)
      if (line.kind === 'formula') expect(again(line.formula), name).toBe(line.formula);
  });
});

/** The pairs of brackets that group, not those of a call. */
function brackets(text: string): { open: number; close: number }[] {
  const opened: number[] = [];
  const found: { open: number; close: number }[] = [];
  Array.from(text).forEach((sign, at) => {
    if (sign === '(') opened.push(at);
    if (sign !== ')') return;
    const open = opened.pop() ?? 0;
    if (!/\w/.test(text[open - 1] ?? '')) found.push({ open, close: at });
  });
  return found;
}
