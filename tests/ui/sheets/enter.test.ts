import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../src/exchange/format.ts';
import { echoOf, editOf } from '../../../src/ui/sheets/enter.ts';
import type { Echo } from '../../../src/ui/grid/model.ts';
import { threeTiers, worked } from '../../support/plans.ts';

/** The text that a typed one is kept as; undefined where it changes nothing. */
function kept(id: string, text: string, locale = 'en-US'): string | undefined {
  const edit = editOf(worked, locale, [{ id, text }]);
  return edit?.kind === 'set' ? edit.cells[0]?.text : undefined;
}

function echo(id: string, text: string, locale = 'en-US'): Echo | undefined {
  return echoOf(worked, locale, createFormat({ locale, currency: 'USD' }), id, text);
}

describe('what is typed', () => {
  it.each([
    ['team.sdrs', '12', '12'],
    ['target.arr', '$2.5M', '2500000'],
    ['target.arr', '1,000', '1000'],
    ['tiers[mid].winRate', '25', '25%'],
    ['tiers[mid].winRate', '0.25', '0.25'],
    ['tiers[mid].seats', '=5*7', '=5*7'],
    ['period.start', 'Mar 2028', '2028-03'],
    ['name', '  FY27  ', 'FY27'],
  ])('in %s, %s, is kept as %s', (id, text, amount) => {
    expect(kept(id, text)).toBe(amount);
  });

  it('is read by the locale: 1.000,50 is a thousand and a half in German, and no number in English', () => {
    expect(kept('tiers[mid].price', '1.000,50', 'de-DE')).toBe('1000.5');
    expect(kept('tiers[mid].price', '1.000,50', 'en-US')).toBe("='1.000,50");
    expect(kept('tiers[mid].price', '۱۲۳', 'fa-IR')).toBe('123');
  });

  it('U43: is kept as it was typed where it cannot be read', () => {
    expect(kept('team.sdrs', 'ten')).toBe("='ten");
    expect(kept('period.start', 'Smarch')).toBe("='Smarch");
  });

  it('clears with an empty text', () => {
    expect(kept('team.sdrs', '')).toBe('');
    expect(kept('team.sdrs', '   ')).toBe('');
  });

  it('is no edit where it changes nothing, also where only the writing differs', () => {
    expect(editOf(worked, 'en-US', [{ id: 'team.sdrs', text: '10' }])).toBeUndefined();
    expect(editOf(worked, 'en-US', [{ id: 'target.arr', text: '$2,000,000' }])).toBeUndefined();
    expect(editOf(worked, 'en-US', [])).toBeUndefined();
  });

  it('over a computed quota is the tier’s own, set by hand', () => {
    const edit = editOf(threeTiers(), 'en-US', [{ id: 'quotaOpps[mid]', text: '9' }]);
    expect(edit).toEqual({ kind: 'set', cells: [{ address: 'tiers[mid].opps', text: '9' }] });
  });

  it('in many cells is one edit, with what changes nothing left out', () => {
    const edit = editOf(threeTiers(), 'en-US', [
      { id: 'tiers[mid].seats', text: '30' },
      { id: 'tiers[small].seats', text: '5' },
      { id: 'tiers[small].price', text: 'a lot' },
    ]);
    expect(edit).toEqual({
      kind: 'set',
      cells: [
        { address: 'tiers[mid].seats', text: '30' },
        { address: 'tiers[small].price', text: "='a lot" },
      ],
    });
  });

  it('F63: cuts a name at 200 characters', () => {
    expect(kept('name', 'x'.repeat(10_000))).toHaveLength(200);
  });
});

describe('the echo while typing', () => {
  it('says how a number is read, with its unit', () => {
    expect(echo('target.arr', '2.5M')).toEqual({ read: '$2,500,000' });
    expect(echo('tiers[mid].winRate', '20')).toEqual({ read: '20%' });
    expect(echo('tiers[mid].winRate', '0.2')).toEqual({ read: '20%' });
    expect(echo('tiers[mid].seats', '=25*200')).toEqual({ read: '5,000' });
    expect(echo('period.start', '2028-03')).toEqual({ read: 'Mar 2028' });
    expect(echo('quotaOpps[mid]', '1,200')).toEqual({ read: '1,200' });
  });

  it('says it in the reader’s own marks', () => {
    expect(echo('target.arr', '1.000,50', 'de-DE')).toEqual({
      read: expect.stringMatching(/^1\.000,50\s\$$/) as string,
    });
  });

  it('says what is wrong before Enter, limits included', () => {
    for (const [id, text, words] of [
      ['team.sdrs', 'ten', /not a number/],
      ['tiers[mid].winRate', '101%', /at most 100%/],
      ['tiers[mid].seats', '-5', /more than 0/],
      ['period.months', '7.5', /whole number/],
      ['period.start', 'Smarch', /./],
    ] as const) {
      expect(echo(id, text), text).toEqual({ problem: expect.stringMatching(words) as string });
    }
  });

  it('is silent over names and empty cells', () => {
    expect(echo('tiers[mid].name', '2,000')).toBeUndefined();
    expect(echo('team.sdrs', ' ')).toBeUndefined();
  });

  it('agrees with what is then kept: a read echo is an amount, a problem is text or out of its limits', () => {
    for (const text of [
      '1',
      '0.5',
      '50%',
      '1/3',
      '=2^3',
      '2k',
      'abc',
      '1.2.3',
      '',
      '-1',
      '(5)',
      '=1/0',
      '１２',
    ]) {
      const said = echo('tiers[mid].seats', text);
      const amount = kept('tiers[mid].seats', text);
      if (said && 'read' in said) expect(amount, text).not.toMatch(/^='/);
      if (amount?.startsWith("='")) expect(said, text).toHaveProperty('problem');
    }
  });
});
