import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressAt, addressOf, keyOf, textAt, withText } from '../../src/engine/address.ts';
import { catalogue } from '../../src/engine/lines/catalogue.ts';
import { planSheet } from '../../src/engine/plan.ts';
import { threeTiers, withRoster, worked } from '../support/plans.ts';

const three = withRoster(threeTiers());
const sheet = planSheet(three);
/** The address of every input of every member; several choices may stand at one, and one tells whether there is a roster. */
const addresses = [
  ...new Set(
    catalogue.lines.flatMap(({ name, line }) =>
      (line.kind === 'input' || line.kind === 'choice') && name !== 'hasRoster'
        ? sheet.cells(name).map(({ cell }) => addressAt(line, cell.at))
        : [],
    ),
  ),
];

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
    for (const address of ['', 'a..b', 'tiers[mid', 'tiers[].seats', 'a b'])
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
  it('brings a part with its first field, and takes it out with its last', () => {
    const season = withText(three, 'season.jan', '0.5');
    expect(season.season).toEqual({ jan: '0.5' });
    const personas = withText(season, 'tiers[mid].personas.exec.contacts', '2');
    expect(personas.tiers[1]?.personas).toEqual({ exec: { contacts: '2' } });
    expect(withText(personas, 'tiers[mid].personas.exec.contacts', undefined)).toEqual(season);
    expect(withText(season, 'season.jan', undefined)).toEqual(three);
  });
  it('takes a name that all objects have for a field like any other', () => {
    expect(textAt(three, '__proto__.x')).toBeUndefined();
    expect(textAt(three, 'constructor.name')).toBeUndefined();
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
