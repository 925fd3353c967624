import { afterEach, expect, it } from 'vitest';
import { run } from '../../src/ui/shell/commands.ts';
import { worked } from '../support/plans.ts';
import { deskWith } from './shell/support.ts';

afterEach(() => {
  location.hash = '';
});

it('shows the sheet that the address names, and Plan where it names none', async () => {
  for (const [hash, sheet] of [
    ['', 'plan'],
    ['#compare', 'compare'],
    ['#plan', 'plan'],
    ['#nothing', 'plan'],
  ] as const) {
    location.hash = hash;
    expect((await deskWith(worked)).sheet).toBe(sheet);
  }
});

it('puts the sheet into the address, and forgets the sum of another’s cells', async () => {
  const desk = await deskWith(worked);
  desk.sum([{ id: 'a', role: 'computed', text: '1', label: 'a', number: 1 }]);
  run(desk, 'compare');
  expect([desk.sheet, location.hash, desk.range]).toEqual(['compare', '#compare', []]);
  run(desk, 'blank');
  expect([desk.sheet, location.hash]).toEqual(['plan', '#plan']);
});
