/** docs/calculation.md says what the rules say. `UPDATE_DOCS=1` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { catalogue } from '../../src/engine/lines/catalogue.ts';
import { planSheet } from '../../src/engine/plan.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import { threeTiers, worked } from '../support/plans.ts';
import { calculation } from './calculation.ts';

/** One tier with a roster, a funnel and money: what the chapters on team, months, capacity and money are worked with. */
const team: Scenario = {
  ...worked,
  period: { start: '2027-01', months: 12, fiscal: 'jan' },
  target: { arr: '600000', sdrShare: '1' },
  tiers: worked.tiers.map((tier) => ({
    ...tier,
    openMrr: '20000',
    funnel: { engaged: '30%', meeting: '40%', held: '80%', accepted: '75%' },
  })),
  team: { ...worked.team, attrition: '30%', backfill: '2', productivity: '2' },
  roster: [
    { id: 'anna', name: 'Anna', manager: 'Mo' },
    { id: 'ben', name: 'Ben', manager: 'Mo' },
    { id: 'chloe', name: 'Chloe', manager: 'Kim', capacity: '50%' },
    { id: 'dan', name: 'Dan', manager: 'Kim', start: '2027-04' },
  ],
  season: { jul: '0.5', aug: '0.5' },
  money: {
    ...{ base: '60000', variable: '30000', tools: '3000', margin: '80%', aeOpps: '10' },
    ...{ startArr: '5000000', churn: '10%', expansion: '15%' },
  },
};

const file = path.join(import.meta.dirname, '../../docs/calculation.md');
const plans = [
  { name: 'One tier', scenario: worked },
  { name: 'Three tiers', scenario: threeTiers() },
  { name: 'A team', scenario: team },
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
