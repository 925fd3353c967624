import { describe, expect, it } from 'vitest';
import { handedBlock, planBlock } from '../../../src/ui/sheets/detail-blocks.ts';
import { targetBlock, teamBlock } from '../../../src/ui/sheets/fact-blocks.ts';
import { plan, worked } from '../../support/plans.ts';
import { cellOf, viewOf } from './support.ts';

describe('the blocks of the worked example', () => {
  it('say 17, $83,333 and $85,000, $2,040,000', () => {
    const view = viewOf(worked);
    expect(cellOf(handedBlock(view), 'Quota needed per SDR, all tiers').text).toBe('$83,333');
    expect(cellOf(handedBlock(view), 'Handed out per SDR, all tiers').text).toBe('$85,000');
    expect(cellOf(planBlock(view), 'Planned ARR').text).toBe('$2,040,000');
    expect(cellOf(targetBlock(view), 'New ARR target')).toMatchObject({
      text: '$2,000,000',
      raw: '2000000',
      role: 'input',
    });
    expect(cellOf(teamBlock(view), 'SDRs')).toMatchObject({ text: '10', role: 'input' });
  });

  it('put the months of the plan beside its start, and nothing while either cannot be read', () => {
    const span = (months: number | string): string | undefined =>
      targetBlock(viewOf(plan({ months }))).rows[2]?.cells[1]?.text;
    expect(span(12)).toBe('Jan 2027 – Dec 2027');
    expect(span('0')).toBe('');
    expect(span("='a year")).toBe('');
  });
});

it('a team that shares its total has “16 or 17” each', () => {
  const view = viewOf(plan({ rounding: 'team' }));
  expect(cellOf(handedBlock(view), 'Opportunities per SDR, all tiers').text).toBe('16 or 17');
});

it('on a narrow screen remarks join the names, so that no column is lost', () => {
  const { rows, columns } = targetBlock(viewOf(worked, { isNarrow: true }));
  expect(columns).toHaveLength(1);
  expect(rows.map(({ head }) => head)).toContain('Plan period (months)');
});

it('another locale has its own marks', () => {
  expect(cellOf(planBlock(viewOf(worked, { locale: 'de-DE' })), 'Planned ARR').text).toMatch(
    /^2\.040\.000\s\$$/,
  );
});
