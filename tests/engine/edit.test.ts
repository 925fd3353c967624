import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, cellLabel, nameOfEdit, tierName, type Edit } from '../../src/engine/edit.ts';
import { textAt } from '../../src/engine/address.ts';
import { readScenario } from '../../src/engine/read-scenario.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import { drafts, editFrom, histories } from '../support/arbitrary-edits.ts';
import { validPlans } from '../support/arbitrary-plans.ts';
import { threeTiers, worked } from '../support/plans.ts';

const set = (address: string, text: string): Edit => ({ kind: 'set', cells: [{ address, text }] });
const ids = (scenario: Scenario): string[] => scenario.tiers.map((tier) => tier.id);
const three = threeTiers();

describe('set', () => {
  it('puts texts into cells, all in one step', () => {
    const changed = applyEdit(three, {
      kind: 'set',
      cells: [
        { address: 'target.arr', text: '=3*10^6' },
        { address: 'tiers[small].price', text: '180' },
        { address: 'tiers[small].opps', text: '20' },
      ],
    });
    expect(changed.target.arr).toBe('=3*10^6');
    expect(changed.tiers[2]).toMatchObject({ price: '180', opps: '20' });
  });
  it('takes an optional field out where it is cleared, and keeps a required one empty', () => {
    const changed = applyEdit(applyEdit(three, set('tiers[mid].opps', '5')), set('tiers[mid].opps', ''));
    expect(changed).toEqual(three);
    expect(applyEdit(three, set('tiers[mid].price', '')).tiers[1]?.price).toBe('');
  });
  it('keeps a whole number of months as a number, and any other text as typed', () => {
    const months = (text: string): unknown => applyEdit(three, set('period.months', text)).period.months;
    expect([months('18'), months('1.5'), months('=6*2'), months('')]).toEqual([18, '1.5', '=6*2', '']);
  });
  it('throws for a tier that does not exist', () => {
    expect(() => applyEdit(three, set('tiers[gone].price', '1'))).toThrow(RangeError);
  });
});

describe('tiers', () => {
  it('are added last, or after one; a new one takes no share of what is given out', () => {
    expect(ids(applyEdit(three, { kind: 'add', list: 'tiers', id: 'new' }))).toEqual([
      'enterprise',
      'mid',
      'small',
      'new',
    ]);
    const after = applyEdit(three, { kind: 'add', list: 'tiers', id: 'new', after: 'enterprise' });
    expect(ids(after)).toEqual(['enterprise', 'new', 'mid', 'small']);
    expect(after.tiers[1]).toMatchObject({
      name: 'Tier 4',
      seats: '',
      winRate: '',
      arrShare: '0',
      oppShare: '0',
    });
  });
  it('are removed; a first one added after takes everything', () => {
    const none = ids(three).reduce(
      (scenario, id) => applyEdit(scenario, { kind: 'remove', list: 'tiers', id }),
      three,
    );
    expect(none.tiers).toEqual([]);
    expect(applyEdit(none, { kind: 'add', list: 'tiers', id: 'a' }).tiers[0]).toMatchObject({
      arrShare: '1',
      oppShare: '1',
    });
  });
  it('move, and move back', () => {
    const moved = applyEdit(three, { kind: 'move', list: 'tiers', id: 'small', to: 0 });
    expect(ids(moved)).toEqual(['small', 'enterprise', 'mid']);
    expect(applyEdit(moved, { kind: 'move', list: 'tiers', id: 'small', to: 2 })).toEqual(three);
  });
  it('that do not exist are a bug: naming them throws', () => {
    const edits: Edit[] = [
      { kind: 'add', list: 'tiers', id: 'new', after: 'gone' },
      { kind: 'remove', list: 'tiers', id: 'gone' },
      { kind: 'move', list: 'tiers', id: 'gone', to: 0 },
    ];
    for (const edit of edits) expect(() => applyEdit(three, edit)).toThrow('there is no tiers gone');
  });
});

describe('every edit', () => {
  it(
    'leaves the old plan as it was, and gives one that can be saved and read again',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(validPlans, fc.array(drafts, { minLength: 1, maxLength: 8 }), (scenario, row) => {
          const texts = histories(scenario, row).map((one) => JSON.stringify(one));
          const all = histories(scenario, row);
          all.forEach((one, i) => {
            expect(JSON.stringify(one)).toBe(texts[i]);
            expect(new Set(ids(one)).size).toBe(one.tiers.length);
          });
          // The screen keeps a text that is no amount with `keepText`; edits take it as it is.
          const saved = JSON.stringify(all.at(-1)).replaceAll('nonsense', "='nonsense");
          expect(readScenario(JSON.parse(saved), () => 'fresh').ok).toBe(true);
        }),
        { numRuns: 80 },
      );
    },
  );
  it('of the sample makes it the user’s own plan, and replacing does too', () => {
    expect(worked.sample).toBe(true);
    expect(applyEdit(worked, set('target.arr', '1')).sample).toBeUndefined();
    expect('sample' in applyEdit(three, { kind: 'replace', scenario: worked, what: 'x' })).toBe(false);
  });
  it('adding and then removing a tier is no change', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(validPlans, (scenario) => {
        const added = applyEdit(scenario, { kind: 'add', list: 'tiers', id: 'brand-new' });
        expect(applyEdit(added, { kind: 'remove', list: 'tiers', id: 'brand-new' })).toEqual(scenario);
      }),
    );
  });
  it('what is set is got, and setting twice is setting once', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(validPlans, drafts, (scenario, draft) => {
        const edit = editFrom(scenario, draft, 'new');
        if (edit.kind !== 'set') return;
        const once = applyEdit(scenario, edit);
        for (const { address, text } of edit.cells) expect(textAt(once, address) ?? '').toBe(text);
        expect(applyEdit(once, edit)).toEqual(once);
      }),
    );
  });
});

describe('names for people', () => {
  it('say what an edit did', () => {
    expect(nameOfEdit(three, set('tiers[mid].winRate', '0.3'))).toBe('AE win rate · Mid-market');
    expect(nameOfEdit(three, set('target.arr', '1'))).toBe('New ARR target');
    expect(nameOfEdit(three, { kind: 'set', cells: [] })).toBe('0 cells');
    expect(nameOfEdit(three, { kind: 'add', list: 'tiers', id: 'x' })).toBe('add a deal tier');
    expect(nameOfEdit(three, { kind: 'remove', list: 'tiers', id: 'small' })).toBe('remove Small');
    expect(nameOfEdit(three, { kind: 'move', list: 'tiers', id: 'mid', to: 0 })).toBe('move Mid-market');
    expect(nameOfEdit(three, { kind: 'replace', scenario: three, what: 'scale the shares' })).toBe(
      'scale the shares',
    );
  });
  it('label every cell, a tier without a name by its id', () => {
    expect(cellLabel(three, 'team.rounding')).toBe('Rounding');
    expect(cellLabel(three, 'tiers[small].name')).toBe('Tier · Small');
    expect(cellLabel(three, 'period.start')).toBe('First month');
    const nameless = applyEdit(three, set('tiers[small].name', ''));
    expect(tierName(nameless, 'small')).toBe('small');
  });
});
