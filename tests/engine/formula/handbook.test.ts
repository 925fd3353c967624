import { describe, expect, it } from 'vitest';
import { handbook } from '../../../src/engine/formula/handbook.ts';
import { catalogue } from '../../../src/engine/lines/catalogue.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import { limitsInWords } from '../../../src/engine/sheet-of.ts';
import { column, threeTiers, worked } from '../../support/plans.ts';

const sheets = [planSheet(worked), planSheet(threeTiers())];
const rules = new Map(handbook(catalogue, sheets, limitsInWords).map((rule) => [rule.name, rule]));
const how = (name: string): string | undefined => rules.get(name)?.how;

describe('the handbook', () => {
  it('has every line, with its id, words, unit and dimensions', () => {
    expect([...rules.keys()]).toEqual(catalogue.lines.map(({ name }) => name));
    expect(rules.get('quotaMrr')).toMatchObject({
      id: 'Q4',
      label: 'Quota needed per SDR (MRR)',
      means: 'Opportunity MRR that one full-time SDR must create over the plan period.',
      unit: 'MRR, money a month',
      per: ['tier'],
    });
    for (const { unit, how: told } of rules.values()) expect(unit !== '' && told !== '').toBe(true);
  });
  it('says how each kind of line comes about', () => {
    expect(how('quotaMrr')).toBe('pipelineMrr / sdrs');
    expect(how('monthsPerYear')).toBe('12');
    expect(how('roundEach')).toBe('1 where each SDR rounds up, 0 where the team’s total rounds up');
    expect(how('baseWinRate')).toBe('Typed: more than 0% and at most 100%.');
    expect(how('splitOpps')).toContain('Largest remainders');
  });
  it('holds the figures of each sheet, in the order of its members', () => {
    for (const [name, { worked: values }] of rules) {
      expect(values).toHaveLength(sheets.length);
      sheets.forEach((sheet, i) => {
        expect(values[i]).toEqual(sheet.cells(name).map(({ value }) => value));
      });
    }
    expect(rules.get('quotaOpps')?.worked[1]?.map(String)).toEqual(
      column(planSheet(threeTiers()), 'quotaOpps'),
    );
  });
});
