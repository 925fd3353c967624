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

it('keeps keys for a dialog until it is there, for one that is asked for twice, and for none that is open', async () => {
  const desk = await deskWith(worked);
  expect(desk.keepKey('a')).toBe(false);
  desk.show('palette');
  desk.show('palette');
  expect([desk.keepKey('a'), desk.keepKey('b')]).toEqual([true, true]);
  expect(desk.takeKeys()).toEqual(['a', 'b']);
  expect(desk.keepKey('Tab')).toBe(false);
  desk.show('palette', 'again');
  expect(desk.keepKey('Tab')).toBe(false);
  desk.show('settings');
  expect([desk.keepKey('Escape'), desk.dialog, desk.keepKey('a')]).toEqual([true, undefined, false]);
  desk.show('find');
  expect([desk.keepKey('a'), desk.keepKey('Escape'), desk.takeKeys()]).toEqual([true, true, ['a', 'Escape']]);
  desk.closeDialog();
  location.hash = '#scenarios';
  desk.followAddress();
  desk.show('find');
  expect(desk.keepKey('a')).toBe(false);
});
