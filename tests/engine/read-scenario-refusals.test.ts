import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damaged, read, refusal } from '../support/documents.ts';
import { worked } from '../support/plans.ts';

const QUOTES = 'must be text in quotes, such as "0.2", so that no digit is lost';

describe('every refusal names the key', () => {
  it.each<[string, readonly (string | number)[], unknown, string]>([
    ['format', ['format'], 'other', 'this is not a Quotasheet scenario'],
    ['version', ['version'], undefined, 'no version of the format is named'],
    ['version', ['version'], '1', 'no version of the format is named'],
    ['version', ['version'], 0, 'no version of the format is named'],
    ['id', ['id'], 5, 'must be text'],
    ['name', ['name'], 5, 'must be text'],
    ['name', ['name'], 'x'.repeat(201), 'is longer than 200 characters'],
    ['notes', ['notes'], 'x'.repeat(20_001), 'is longer than 20000 characters'],
    ['currency', ['currency'], 'usd', 'must be a three-letter code such as USD'],
    ['currency', ['currency'], 1, 'must be a three-letter code such as USD'],
    ['period', ['period'], [], 'must be an object'],
    ['period.start', ['period', 'start'], '2027-13', 'must be a month such as 2027-01'],
    ['period.start', ['period', 'start'], 202701, 'must be a month such as 2027-01'],
    ['period.months', ['period', 'months'], 'a year', 'must be a number of months'],
    ['period.months', ['period', 'months'], true, 'must be a number of months'],
    ['target', ['target'], undefined, 'is missing'],
    ['target', ['target'], '2000000', 'must be an object'],
    ['target.arr', ['target', 'arr'], undefined, 'is missing'],
    ['target.arr', ['target', 'arr'], 2000000, QUOTES],
    ['target.sdrShare', ['target', 'sdrShare'], 'half', '“half” is not an amount'],
    ['tiers', ['tiers'], undefined, 'must be a list'],
    ['tiers', ['tiers'], { 0: {} }, 'must be a list'],
    ['tiers', ['tiers'], Array.from({ length: 201 }, () => ({})), 'holds 201 tiers, at most 200 are read'],
    ['tiers[1]', ['tiers', 1], null, 'must be an object'],
    ['tiers[1].id', ['tiers', 1, 'id'], 7, 'must be text'],
    ['tiers[1].name', ['tiers', 1, 'name'], {}, 'must be text'],
    ['tiers[2].winRate', ['tiers', 2, 'winRate'], undefined, 'is missing'],
    ['tiers[2].winRate', ['tiers', 2, 'winRate'], 0.2, QUOTES],
    ['tiers[0].seats', ['tiers', 0, 'seats'], '1,000', '“1,000” is not an amount'],
    ['tiers[0].price', ['tiers', 0, 'price'], 'x'.repeat(99), `“${'x'.repeat(40)}” is not an amount`],
    ['tiers[0].opps', ['tiers', 0, 'opps'], 17, QUOTES],
    ['split', ['split'], 'both', 'must be one of arr, opps'],
    ['team', ['team'], undefined, 'is missing'],
    ['team.sdrs', ['team', 'sdrs'], null, QUOTES],
    ['team.rounding', ['team', 'rounding'], 'up', 'must be one of each, team'],
    ['colour', ['colour'], 'red', 'unknown field'],
    ['period.weeks', ['period', 'weeks'], 52, 'unknown field'],
    ['target.mrr', ['target', 'mrr'], '1', 'unknown field'],
    ['team.ramp', ['team', 'ramp'], [], 'unknown field'],
    ['tiers[1].discount', ['tiers', 1, 'discount'], '5%', 'unknown field'],
    ['tiers[0].buffer', ['tiers', 0, 'buffer'], 'a few', '“a few” is not an amount'],
    ['tiers[0].known', ['tiers', 0, 'known'], 'exactly', 'must be one of history, interval, beta'],
    ['tiers[0].past', ['tiers', 0, 'past'], '40/200', 'must be an object'],
    ['tiers[0].past.lost', ['tiers', 0, 'past'], { won: '40', lost: '160' }, 'unknown field'],
    ['tiers[0].past.won', ['tiers', 0, 'past'], { won: 40 }, QUOTES],
    ['tiers[1].between.middle', ['tiers', 1, 'between'], { middle: '20%' }, 'unknown field'],
    ['tiers[1].between.low', ['tiers', 1, 'between'], { low: '15 to 20' }, '“15 to 20” is not an amount'],
    ['tiers[1].shape.mean', ['tiers', 1, 'shape'], { mean: '0.2' }, 'unknown field'],
    ['tiers[1].shape.alpha', ['tiers', 1, 'shape'], { alpha: 40 }, QUOTES],
    ['tiers[2].ranges', ['tiers', 2, 'ranges'], ['seats'], 'must be an object'],
    ['tiers[2].ranges.arr', ['tiers', 2, 'ranges'], { arr: { low: '1' } }, 'unknown field'],
    ['tiers[2].ranges.price', ['tiers', 2, 'ranges'], { price: '180' }, 'must be an object'],
    ['tiers[2].ranges.price.mid', ['tiers', 2, 'ranges'], { price: { mid: '200' } }, 'unknown field'],
    [
      'tiers[2].ranges.price.high',
      ['tiers', 2, 'ranges'],
      { seats: { low: '5' }, price: { low: '180', high: 'dear' } },
      '“dear” is not an amount',
    ],
    ['odds', ['odds'], '85%', 'must be an object'],
    ['odds.level', ['odds'], { level: 0.85 }, QUOTES],
    ['odds.levels', ['odds'], { levels: '85%' }, 'unknown field'],
    ['ranges', ['ranges'], null, 'must be an object'],
    ['ranges.price', ['ranges'], { price: { low: '1' } }, 'unknown field'],
    ['ranges.arr.lowest', ['ranges'], { arr: { lowest: '1' } }, 'unknown field'],
    ['ranges.sdrs.low', ['ranges'], { sdrs: { low: true } }, QUOTES],
  ])('%s', (key, place, value, reason) => {
    expect(refusal(damaged(place, value))).toEqual([key, reason]);
  });
  it.each([null, undefined, 'text', 5, [], [worked]])('a document that is %j', (document) => {
    expect(refusal(document)[0]).toBe('the file');
  });
  it('nothing that is refused, and no garbage, throws', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('target', 'tiers', 'team', 'period', 'version', 'name', 'id'),
        (junk, key) => {
          const found = read(damaged([key], junk));
          if (!found.ok) expect(found.key).not.toBe('');
          expect(read(junk).ok).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });
});
