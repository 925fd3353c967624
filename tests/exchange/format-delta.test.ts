import { expect, it } from 'vitest';
import type { Delta, Verdict } from '../../src/engine/compare-held.ts';
import { Num } from '../../src/engine/number.ts';
import { createFormat } from '../../src/exchange/format.ts';
import { deltaText } from '../../src/exchange/format-delta.ts';

const english = createFormat({ locale: 'en-US', currency: 'USD' });
const german = createFormat({ locale: 'de-DE', currency: 'EUR' });

function change(absolute: string, relative: string | null, verdict: Verdict = 'neutral'): Delta {
  const part = relative === null ? null : new Num(relative);
  return { kind: 'change', absolute: new Num(absolute), relative: part, verdict };
}

it.each([
  ['a count', change('2', '0.2'), 'count', '+2 (+20%)'],
  ['money', change('-16898.148', '-0.16667'), 'mrr', '−$16,898 (−16.7%)'],
  ['a price to the cent', change('0.5', '0.0025'), 'price', '+$0.50 (+0.3%)'],
  ['a rate in points', change('0.05', '0.25'), 'rate', '+5 pts'],
  ['a rate by one point', change('-0.01', '-0.05'), 'rate', '−1 pt'],
  ['a rate by less than a point', change('0.0004', '0.002'), 'rate', '+0.04 pts'],
  ['U52: a baseline of 0', change('5', null), 'count', '+5 (n/a)'],
  ['no change', { kind: 'same' }, 'arr', 'same'],
  ['words', { kind: 'other' }, 'words', 'changed'],
  ['what cannot be told', { kind: 'none', why: 'no such tier' }, 'arr', 'n/a'],
] as const)('%s', (_, delta, unit, text) => {
  expect(deltaText(delta, unit, english)).toBe(text);
});

it('is written as the locale writes figures', () => {
  expect(deltaText(change('-1234.5', '-0.125'), 'count', german)).toBe('−1.234,5 (−12,5\u00a0%)');
});
