import { describe, expect, it } from 'vitest';
import { explain, type Token } from '../../../src/engine/formula/explain.ts';
import { catalogue } from '../../../src/engine/lines/catalogue.ts';
import { Num } from '../../../src/engine/number.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import { isProblem } from '../../../src/engine/problem.ts';
import { isNear, plan, threeTiers, worked } from '../../support/plans.ts';
import { sentence, told } from '../../support/sentence.ts';

/** Computes what the tokens say, read from left to right with the usual precedence; NaN where they hold words. */
function computed(tokens: readonly Token[]): Num {
  const SIGNS: Record<string, string> = { '×': '*', '÷': '/', '−': '-' };
  let at = 0;
  const peek = (): string => {
    const token = tokens[at];
    return token?.kind === 'sign' ? (SIGNS[token.text] ?? token.text) : '';
  };
  const atom = (): Num => {
    const token = tokens[at++];
    if (token?.kind === 'cell') return isProblem(token.value) ? new Num(NaN) : token.value;
    if (token?.kind === 'number') return new Num(token.text);
    if (token?.kind !== 'sign' || token.text !== '(') return new Num(NaN);
    const inner = sum();
    at += 1;
    return inner;
  };
  const product = (): Num => {
    let value = atom();
    while (['*', '/'].includes(peek()))
      value =
        tokens[at++] && told(tokens[at - 1] ?? { kind: 'words', text: '' }) === '×'
          ? value.times(atom())
          : value.div(atom());
    return value;
  };
  const sum = (): Num => {
    let value = product();
    while (['+', '-'].includes(peek()))
      value =
        told(tokens[at++] ?? { kind: 'words', text: '' }) === '+'
          ? value.plus(product())
          : value.minus(product());
    return value;
  };
  return sum();
}

describe('the tokens come to the result', () => {
  it.each([
    ['the worked example', worked],
    ['three tiers', threeTiers()],
    [
      'three tiers, team rounding, split by count',
      threeTiers({ rounding: 'team', split: 'opps', sdrs: '9.3' }),
    ],
    ['a plan with blanks', plan({ arr: '', tiers: [{ id: 'a', price: '' }, { id: 'b' }] })],
  ])('on every cell of %s', (_name, scenario) => {
    const sheet = planSheet(scenario);
    let checked = 0;
    for (const { name, tree } of catalogue.lines)
      for (const { cell, value } of sheet.cells(name)) {
        const { tokens, result, unit } = explain(sheet, cell);
        expect(result).toBe(value);
        expect(unit).toBe(catalogue.line(name).line.unit);
        expect(tokens.length > 0).toBe(tree !== undefined || catalogue.line(name).line.kind === 'algorithm');
        const again = tree ? computed(tokens) : new Num(NaN);
        if (again.isNaN() || isProblem(value)) continue;
        const largest = tokens.reduce(
          (most, token) =>
            'value' in token && token.value instanceof Num ? Num.max(most, token.value.abs()) : most,
          new Num(0),
        );
        // what two figures leave of each other is as exact as they are
        const isDust = again.minus(value).abs().lte(largest.times('1e-30'));
        expect(isDust || isNear(again, value, '1e-30'), sentence({ tokens, because: [], result, unit })).toBe(
          true,
        );
        checked += 1;
      }
    expect(checked).toBeGreaterThan(scenario.target.arr === '' ? 5 : 30);
  });
});
