import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, keyOf, textAt, withText } from '../../src/engine/address.ts';
import { catalogue } from '../../src/engine/lines/catalogue.ts';
import { threeTiers, worked } from '../support/plans.ts';

const three = threeTiers();
/** The address of every input of every tier. */
const addresses = catalogue.lines.flatMap(({ line }) => {
  if (line.kind !== 'input' && line.kind !== 'choice') return [];
  return line.per.includes('tier')
    ? three.tiers.map(({ id }) => addressOf(line.key, id))
    : [addressOf(line.key)];
});

describe('addressOf and keyOf', () => {
  it('put a tier’s id in and take it out again', () => {
    expect(addressOf('tiers[].winRate', 'mid')).toBe('tiers[mid].winRate');
    expect(keyOf('tiers[mid].winRate')).toEqual({ key: 'tiers[].winRate', id: 'mid' });
    expect(keyOf('target.arr')).toEqual({ key: 'target.arr' });
  });
  it('are inverse for any id', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w-]{1,64}$/), (id) => {
        expect(keyOf(addressOf('tiers[].seats', id))).toEqual({ key: 'tiers[].seats', id });
      }),
    );
  });
});

describe('textAt', () => {
  it.each([
    ['target.arr', '2000000'],
    ['period.months', '12'],
    ['tiers[mid].seats', '25'],
    ['tiers[mid].opps', undefined],
    ['tiers[gone].seats', undefined],
    ['team.rounding', 'each'],
    ['name', 'Worked example'],
    ['sample', undefined],
    ['tiers', undefined],
    ['nothing.at.all', undefined],
    ['target.arr.length', undefined],
  ])('%s holds %s', (address, text) => {
    expect(textAt(worked, address)).toBe(text);
  });
  it('throws for what is no address', () => {
    for (const address of ['', 'a..b', 'tiers[mid', '__proto__.x', 'a b'])
      expect(() => textAt(worked, address), address).toThrow('is no address');
  });
});

describe('withText', () => {
  it.each(addresses)('%s: what is set is got, and nothing else changes', (address) => {
    const before = JSON.stringify(three);
    const changed = withText(three, address, '0.125');
    expect(textAt(changed, address)).toBe('0.125');
    for (const other of addresses.filter((one) => one !== address))
      expect(textAt(changed, other)).toBe(textAt(three, other));
    expect(JSON.stringify(three)).toBe(before);
  });
  it('keeps every object that the address does not pass through', () => {
    const changed = withText(three, 'tiers[mid].price', '180');
    expect(changed.target).toBe(three.target);
    expect(changed.tiers[0]).toBe(three.tiers[0]);
    expect(changed.tiers[1]).toEqual({ ...three.tiers[1], price: '180' });
  });
  it('takes an optional field out, and setting it back gives the same plan', () => {
    const set = withText(three, 'tiers[mid].opps', '7');
    expect(Object.keys(withText(set, 'tiers[mid].opps', undefined).tiers[1] ?? {})).not.toContain('opps');
    expect(withText(set, 'tiers[mid].opps', undefined)).toEqual(three);
  });
  it('throws for a member that does not exist', () => {
    expect(() => withText(three, 'tiers[gone].price', '1')).toThrow('there is no tiers gone');
    expect(() => withText(three, 'target[mid]', '1')).toThrow('there is no target mid');
    expect(() => withText(three, 'name.first', '1')).toThrow('nothing stands at first');
  });
});
