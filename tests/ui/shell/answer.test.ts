import { describe, expect, it } from 'vitest';
import { answerOf, missingOf } from '../../../src/ui/shell/answer.ts';
import { wouldDoOf } from '../../../src/ui/shell/would-do.ts';
import { plan, threeTiers, worked } from '../../support/plans.ts';
import { viewOf } from '../sheets/support.ts';

describe('the answer', () => {
  it('Q6: says the quota, what is needed and handed out, per plan and a month', () => {
    expect(answerOf(viewOf(worked))).toEqual({
      figure: '17',
      noun: 'opportunities per SDR',
      sentence:
        'over the plan, about 1.4 a month: $83,333 MRR needed, $85,000 handed out. The team’s 170 plan for $2.04M.',
    });
  });

  it('counts one as one', () => {
    expect(answerOf(viewOf(plan({ arr: '10000' })))).toMatchObject({
      figure: '1',
      noun: 'opportunity per SDR',
    });
  });

  it('says “16 or 17” where a team’s total is shared out, but not of a whole share', () => {
    expect(answerOf(viewOf(plan({ rounding: 'team' })))?.figure).toBe('16 or 17');
    expect(answerOf(viewOf(plan({ rounding: 'team', sdrs: '1' })))?.figure).toBe('167');
  });

  it('says a fraction where a quota set by hand is one', () => {
    expect(answerOf(viewOf(plan({ rounding: 'team', tiers: [{ opps: '16.5' }] })))?.figure).toBe('16.5');
  });

  it('is written in the reader’s marks and the plan’s currency', () => {
    const answer = answerOf(viewOf({ ...worked, currency: 'EUR' }, { locale: 'de-DE' }));
    expect(answer?.sentence).toMatch(/83\.333\s€ MRR needed/);
  });
});

describe('what is missing', () => {
  it('is the first thing amiss, with the tier it is in and the cell to go to', () => {
    const view = viewOf(plan({ tiers: [{ name: 'Big' }, { name: 'Small', arrShare: '0', winRate: '0' }] }));
    expect(answerOf(view)).toBeUndefined();
    expect(missingOf(view)).toMatchObject({
      say: 'AE win rate must be more than 0% and at most 100%',
      where: 'Small',
      from: { line: 'baseWinRate', at: { tier: 't2' } },
    });
  });

  it('is asked for in a blank plan, without a word of code', () => {
    const view = viewOf(plan({ arr: '', sdrs: '', tiers: [{ seats: '', price: '', winRate: '' }] }));
    expect(missingOf(view)?.say).toMatch(/is empty$/);
  });

  it('is nothing where there is an answer', () => {
    expect(missingOf(viewOf(worked))).toBeUndefined();
  });

  it('is a tier where there is none', () => {
    expect(missingOf(viewOf(plan({ tiers: [] })))?.say).toMatch(/tier/);
  });
});

describe('what would do', () => {
  it('is 22 as 5 / 8 / 9, where rounding up per tier asks for 23', () => {
    expect(wouldDoOf(viewOf(threeTiers()))).toMatchObject({ text: '22 would do (5 / 8 / 9)' });
  });

  it('is not spoken of where nothing is gained, or where it would not be true', () => {
    for (const scenario of [
      worked,
      threeTiers({ rounding: 'team' }),
      threeTiers({ split: 'opps' }),
      plan({ sdrs: '7', tiers: [{ arrShare: '30%' }, { arrShare: '31%' }, { arrShare: '33%' }] }),
      { ...threeTiers(), tiers: threeTiers().tiers.map((tier) => ({ ...tier, opps: '9' })) },
    ]) {
      expect(wouldDoOf(viewOf(scenario))).toBeUndefined();
    }
  });
});
