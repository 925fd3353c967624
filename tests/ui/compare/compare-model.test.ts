import { describe, expect, it } from 'vitest';
import { createComparer } from '../../../src/engine/compare.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import { createFormat } from '../../../src/exchange/format.ts';
import { compareModel } from '../../../src/ui/compare/compare-model.ts';
import type { GridCell, GridModel } from '../../../src/ui/grid/model.ts';
import { plan, threeTiers, worked } from '../../support/plans.ts';

const base: Scenario = { ...threeTiers(), id: 'base', name: 'FY27 base plan' };
const twelve: Scenario = { ...threeTiers({ sdrs: '12' }), id: 'twelve', name: 'Two more SDRs' };
const compare = createComparer();

function modelOf(scenarios: readonly Scenario[], baseline = 0): GridModel {
  const compared = compare(scenarios, baseline);
  const rows = compared.rows.filter(({ differs }) => differs);
  const formats = scenarios.map(({ currency }) => createFormat({ locale: 'en-US', currency }));
  return compareModel(compared, rows, formats);
}

function cellsOf(model: GridModel, id: string): readonly GridCell[] {
  const row = model.rows.find((one) => one.id === id);
  if (!row) throw new Error(`there is no row ${id}`);
  return row.cells;
}

const texts = (model: GridModel, id: string): string[] => cellsOf(model, id).map(({ text }) => text);

describe('the grid of a comparison', () => {
  const model = modelOf([base, twelve]);

  it('has a column a plan, and one of changes that names its baseline', () => {
    expect(model.columns.map(({ head, hint }) => [head, hint])).toEqual([
      ['FY27 base plan', 'baseline'],
      ['Two more SDRs', undefined],
      ['Change', 'vs FY27 base plan'],
    ]);
    expect(modelOf([base, twelve], 1).columns.map(({ hint }) => hint)).toEqual([
      undefined,
      'vs Two more SDRs',
      'baseline',
    ]);
  });

  it('has inputs, then results, then those of each tier under its name', () => {
    expect(model.corner).toBe('Inputs');
    expect(model.rows[0]).toMatchObject({ id: 'typedSdrs', head: 'SDRs' });
    expect(model.rows.flatMap(({ section, head }) => (section ? [head] : []))).toEqual([
      'Results',
      'Results · Enterprise',
      'Results · Mid-market',
      'Results · Small',
    ]);
  });

  it('U53: tells better and worse by ink, by the arrow and by a word', () => {
    expect(texts(model, 'typedSdrs')).toEqual(['10', '12', '+2 (+20%)']);
    expect(texts(model, 'sdrMrr')).toEqual(['$101,389', '$84,491', '▼ −$16,898 (−16.7%)']);
    expect(cellsOf(model, 'sdrMrr')[2]).toMatchObject({
      tone: 'good',
      label: 'Quota needed per SDR, all tiers (MRR), Two more SDRs vs FY27 base plan, better',
    });
    const back = modelOf([twelve, base]);
    expect(cellsOf(back, 'sdrMrr')[2]).toMatchObject({ tone: 'bad', text: '△ +$16,898 (+20%)' });
    expect(cellsOf(back, 'sdrMrr')[2]?.label).toMatch(/, worse$/);
    expect(cellsOf(model, 'allOpps')[2]).toMatchObject({ text: '−2 (−0.9%)', tone: undefined });
  });

  it('gives figures to sum and exact ones to copy, and nothing to type into', () => {
    expect(cellsOf(model, 'plannedArr')[2]).toMatchObject({ number: 26400, copy: '$26,400' });
    expect(cellsOf(model, 'sdrMrr')[0]?.copy).toMatch(/^\$101,388\.888/);
    for (const { cells } of model.rows)
      for (const { role, editable } of cells) expect(role === 'input' && editable !== false).toBe(false);
  });

  it('shows a shared total as the Plan sheet does', () => {
    const team: Scenario = { ...base, id: 'team', team: { ...base.team, rounding: 'team' } };
    expect(texts(modelOf([base, team]), 'sdrOpps')[1]).toBe('21 or 22');
  });

  it('says why there is no figure', () => {
    const broken = { ...plan({ tiers: [{ id: 'mid', winRate: "='abc" }] }), id: 'broken', name: 'Broken' };
    const model = modelOf([worked, broken]);
    expect(cellsOf(model, 'baseWinRate[tier1]')[1]).toMatchObject({ text: 'abc' });
    expect(cellsOf(model, 'baseWinRate[tier1]')[1]?.problem).toMatch(/not a number/);
    const [, own, change] = cellsOf(model, 'plannedArr');
    expect([own?.text, change?.text]).toEqual(['—', 'n/a']);
    expect([own?.missing, change?.missing].join()).toMatch(/not a number.*not a number/);
  });

  it('keeps a long name short in the head and whole in the cells', () => {
    const name = 'A plan with a name that is far too long for a column';
    const model = modelOf([base, { ...twelve, name }]);
    expect(model.columns[1]?.head).toBe('A plan with a name that i…');
    expect(cellsOf(model, 'typedSdrs')[1]?.label).toBe(`SDRs, ${name}`);
  });
});
