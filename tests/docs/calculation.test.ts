/** docs/calculation.md says what the rules say. `UPDATE_DOCS=1` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { catalogue } from '../../src/engine/lines/catalogue.ts';
import { planSheet } from '../../src/engine/plan.ts';
import { threeTiers, worked } from '../support/plans.ts';
import { calculation } from './calculation.ts';

const file = path.join(import.meta.dirname, '../../docs/calculation.md');
const plans = [
  { name: 'One tier', scenario: worked },
  { name: 'Three tiers', scenario: threeTiers() },
].map((one) => ({ ...one, sheet: planSheet(one.scenario) }));
const text = calculation(readFileSync(path.join(import.meta.dirname, 'intro.md'), 'utf8'), plans);

it('docs/calculation.md is what the handbook gives', () => {
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

it('holds every rule once', () => {
  for (const { line } of catalogue.lines)
    expect(text.split(`\n### ${line.rule} ${line.label}\n`)).toHaveLength(2);
});

it('tells the first promise', () => {
  expect(text).toContain('- In words: Pipeline needed (MRR) ÷ SDRs\n- One tier: Mid-market $83,333.33\n');
  expect(text).toContain('- One tier: $2,040,000\n- Three tiers: $2,148,000\n');
});
