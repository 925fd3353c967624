import { describe, expect, it } from 'vitest';
import { findCells, stepIn } from '../../../src/ui/grid/find.ts';
import { computed, input, modelOf } from './support.ts';

const tiers = {
  ...modelOf(['', '', '']),
  rows: ['Mid-market', 'Krün & Söhne'].map((name, row) => ({
    id: `t${row}`,
    cells: [
      input(`name${row}`, name, { role: 'head', label: `Tier · ${name}` }),
      input(`rate${row}`, '20%', { raw: '=1/5', label: `AE win rate, ${name}` }),
      computed(`arr${row}`, '$5,000', { label: `Planned ARR, ${name}` }),
    ],
  })),
};
const facts = {
  ...modelOf(['']),
  rowHead: true,
  rows: [{ id: 'sdrs', head: 'SDRs', cells: [input('team.sdrs', '10', { label: 'SDRs' })] }],
};
const long = modelOf(...Array.from({ length: 1000 }, (_, row) => [`row ${row}`]));
const ids = (query: string): string[] => findCells([tiers, facts, long], query).map(({ id }) => id);

describe('U28: findCells', () => {
  it('finds by what is shown, by what was typed and by the name of the cell, in reading order', () => {
    expect(ids('5,000')).toEqual(['arr0', 'arr1']);
    expect(ids('=1/5')).toEqual(['rate0', 'rate1']);
    expect(ids('win rate')).toEqual(['rate0', 'rate1']);
    expect(findCells([tiers, facts], 'sdrs')).toEqual([{ grid: 1, id: 'team.sdrs' }]);
  });

  it('finds a row by its name once, not in each of its cells', () => {
    expect(ids('mid')).toEqual(['name0']);
  });

  it('takes no notice of case and accents', () => {
    expect(ids('krun & SOHNE')).toEqual(['name1']);
  });

  it('reaches every row, drawn or not', () => {
    expect(ids('row 900')).toEqual(['a901']);
    expect(ids('row')).toHaveLength(1000);
  });

  it('finds nothing for nothing', () => {
    expect(ids('  ')).toEqual([]);
    expect(ids('no such thing')).toEqual([]);
  });
});

describe('stepIn', () => {
  it('goes round at the ends', () => {
    expect([stepIn(3, 2, 1), stepIn(3, 0, -1), stepIn(3, 0, 1), stepIn(0, -1, 1)]).toEqual([0, 2, 1, -1]);
  });
});
