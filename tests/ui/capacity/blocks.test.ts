import { describe, expect, it } from 'vitest';
import { blankScenario, type Scenario } from '../../../src/engine/scenario.ts';
import { funnelBlock, missingRates, workBlock } from '../../../src/ui/capacity/account-blocks.ts';
import { holidaysBlock } from '../../../src/ui/capacity/hours-blocks.ts';
import {
  everyMonthBlock,
  filledCapacity,
  loadCell,
  monthsBlock,
  peopleBlock,
  teamBlock,
} from '../../../src/ui/capacity/load-blocks.ts';
import { num, worked } from '../../support/plans.ts';
import { cellOf, viewOf } from '../sheets/support.ts';
import { busy, oneTier } from './plans.ts';

const filledOf = (scenario: Scenario) => filledCapacity(viewOf(scenario));

describe('from accounts to opportunities', () => {
  it('asks for rates that are blank, and refuses none of them', () => {
    const cells = funnelBlock(viewOf(worked)).rows.flatMap((row) => row.cells);
    expect(cells.slice(0, 4).map(({ text, problem, role }) => [text, problem, role])).toEqual(
      Array.from({ length: 4 }, () => ['', undefined, 'input']),
    );
    expect(cells[4]?.missing).toBe('Engaged rate is empty');
    expect(missingRates(viewOf(worked))).toEqual(['all four']);
  });

  it('says which tier’s rates are blank, and still refuses a wrong one', () => {
    const plan = busy();
    const [first, ...others] = plan.tiers;
    if (!first) throw new Error('no tier');
    const tiers = [{ ...first, funnel: { engaged: '2', meeting: '0.4', accepted: '0.5' } }, ...others];
    const view = viewOf({ ...plan, tiers });
    expect(missingRates(view)).toEqual(['Enterprise: held rate']);
    expect(cellOf(funnelBlock(view), 'Engaged rate, Enterprise').problem).toMatch(/at most 100%/);
  });

  it('counts accounts', () => {
    const model = funnelBlock(viewOf(oneTier()));
    expect(model.rows[0]?.cells.slice(4).map(({ text }) => text)).toEqual(['100', '10', '1,700']);
  });
});

describe('work on an account', () => {
  it('assumes the usual in black, and shows what is typed in its place', () => {
    const plan = oneTier();
    const tiers = plan.tiers.map((tier) => ({
      ...tier,
      research: '30',
      personas: { exec: { touches: '11' } },
    }));
    const model = workBlock(viewOf({ ...plan, tiers }));
    const texts = model.rows[0]?.cells.map(({ text, role }) => `${text} ${role}`) ?? [];
    expect(texts.slice(0, 4)).toEqual(['30 input', '2 computed', '11 input', '3 computed']);
    // 30 + 2 x 11 x 3 + 2 x (2 x 8 x 3)
    expect(texts.slice(-2)).toEqual(['192 computed', '32 computed']);
    expect(model.columns.map(({ hint }) => hint)).toContain('Director and manager, a touch');
  });
});

describe('loads', () => {
  it('says over in words, decided exactly', () => {
    // 4,646.67 hours over 261 x 10 days: exactly 100% at 4646.67 / 2610 hours a day
    const even = oneTier('=13940/3/2610');
    const cell = (plan: Scenario) => loadCell(viewOf(plan), filledOf(plan), 'teamLoad');
    expect(cell(even)).toMatchObject({ text: '100%' });
    expect(cell(even).tone).toBeUndefined();
    expect(cell(oneTier('=13940/3/2610*(1-1e-15)'))).toMatchObject({ text: '100% over', tone: 'bad' });
    expect(cell(oneTier('1'))).toMatchObject({ tone: 'bad', label: 'Load of the team, over 100%' });
    expect(cell(oneTier('6')).text).not.toMatch(/over/);
  });

  it('shows by month and by SDR what the exact sheet has', () => {
    const plan = busy();
    const view = viewOf(plan);
    const filled = filledCapacity(view);
    const blocks = [monthsBlock, peopleBlock, everyMonthBlock].map((block) => block(view, filled));
    for (const cell of blocks.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))) {
      const [, name = '', members = ''] = /^(\w+)\[(.+)\]$/.exec(cell.id) ?? [];
      const { per } = view.sheet.catalogue.line(name).line;
      const at = Object.fromEntries(per.map((dim, i) => [dim, members.split(',')[i] ?? '']));
      const exact = num(view.sheet.value(name, at)).toNumber();
      expect(Math.abs((cell.number ?? NaN) - exact), cell.id).toBeLessThanOrEqual(1e-12 * Math.max(1, exact));
    }
  });

  it('has everyone’s months, with a word where they are over, and knows where each stands', () => {
    const view = viewOf(busy());
    const { rows, columns, find } = everyMonthBlock(view, filledCapacity(view));
    expect([rows.length, columns.length]).toEqual([10, 12]);
    for (const [r, { cells }] of rows.entries())
      for (const [c, { id, text, tone, number = NaN }] of cells.entries()) {
        expect(text.endsWith(' over')).toBe(number > 1);
        expect(tone === 'bad').toBe(number > 1);
        expect(find?.(id)).toEqual({ row: r, column: c });
      }
  });

  it('finds each person’s busiest month', () => {
    const plan = busy();
    const view = viewOf(plan);
    const cell = peopleBlock(view, filledCapacity(view)).rows[0]?.cells.at(-1);
    const loads = view.sheet
      .members('month')
      .map((month) => num(view.sheet.value('sdrMonthLoad', { sdr: 'sdr1', month })).toNumber());
    expect(cell?.number).toBeCloseTo(Math.max(...loads), 12);
    const busiest = view.sheet.members('month')[loads.indexOf(Math.max(...loads))] ?? '';
    expect(cell?.id).toBe(`sdrMonthLoad[sdr1,${busiest}]`);
  });

  it('puts months across, and down on a narrow screen', () => {
    const plan = busy();
    const filled = filledOf(plan);
    expect(monthsBlock(viewOf(plan), filled)).toMatchObject({ rows: { length: 3 }, columns: { length: 12 } });
    expect(monthsBlock(viewOf(plan, { isNarrow: true }), filled)).toMatchObject({
      rows: { length: 12 },
      columns: { length: 3 },
    });
    expect(holidaysBlock(viewOf(plan)).rows[0]?.cells[11]?.id).toBe('hours.holidays.dec');
  });

  it('holds accounts against a usual book', () => {
    const book = (plan: Scenario) => teamBlock(viewOf(plan), filledOf(plan)).rows[0]?.cells.at(-1)?.text;
    expect(book(oneTier())).toBe('more than a book');
    expect(book({ ...oneTier(), target: { arr: '1000000', sdrShare: '1' } })).toBe('a book');
    expect(book({ ...oneTier(), target: { arr: '100000', sdrShare: '1' } })).toBe('less than a book');
    expect(book(blankScenario('blank', '2027-01'))).toBe('');
  });
});
