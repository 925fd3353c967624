/** The roster as a grid: who is on the team, when, for which tiers, and what they carry. */
import { keptText } from '../../engine/amount.ts';
import type { Bulk } from '../../engine/formula/compile.ts';
import { MOST_PEOPLE } from '../../engine/read-parts.ts';
import type { Person } from '../../engine/scenario.ts';
import type { GridCell, GridColumn, GridModel, GridRow } from '../grid/model.ts';
import { nameOfTier } from '../sheets/look-up.ts';
import { assumed, chosen, computed, free, typed, type SheetView } from '../sheets/sheet-cells.ts';
import { lazyRow, widthFor, widthOf } from '../sheets/filled-rows.ts';
import type { FilledTeam } from './quota-blocks.ts';

/** From so many people on, not all rows are drawn. */
const LONG = 24;
/** The longest text a column is widened for, in signs. */
const LONGEST = 40;

const COLUMNS: readonly GridColumn[] = [
  { id: 'name', head: 'Name', align: 'start', minWidth: '8rem' },
  { id: 'segment', head: 'Segment', align: 'start' },
  { id: 'manager', head: 'Manager', align: 'start' },
  { id: 'tiers', head: 'Tiers', hint: 'all unless named', align: 'start', minWidth: '6rem' },
  { id: 'start', head: 'First month', hint: 'blank: ramped', align: 'end' },
  { id: 'end', head: 'Last month', hint: 'blank: stays', align: 'end' },
  { id: 'capacity', head: 'Capacity', align: 'end' },
  { id: 'ramp', head: 'Ramp', align: 'start' },
  { id: 'productive', head: 'Productive', hint: 'months', align: 'end' },
  { id: 'opps', head: 'Opps', hint: 'plan period', align: 'end' },
  { id: 'mrr', head: 'Quota', hint: 'MRR, plan period', align: 'end' },
];

/** The columns of a long roster, whose rows come and go: as wide as what is typed and computed in them. */
function columnsFor(view: SheetView, bulk: Bulk, people: readonly Person[]): readonly GridColumn[] {
  const { ramps } = view.scenario;
  const longest = (texts: readonly (string | undefined)[]): string =>
    widthOf(texts.reduce((most, text = '') => Math.min(LONGEST, Math.max(most, text.length)), 0));
  const widths: Readonly<Record<string, string>> = {
    segment: longest(people.map(({ segment }) => segment)),
    manager: longest(people.map(({ manager }) => manager)),
    start: widthOf(8),
    end: widthOf(8),
    capacity: widthOf(6),
    ramp: longest(ramps.map(({ name }) => name)),
    productive: widthFor(view, bulk, 'productiveMonths'),
    opps: widthFor(view, bulk, 'carriedOpps'),
    mrr: widthFor(view, bulk, 'carriedMrr'),
  };
  return COLUMNS.map((column) => ({ ...column, minWidth: column.minWidth ?? widths[column.id] }));
}

export function rosterBlock(view: SheetView, filled: FilledTeam): GridModel {
  const people = view.scenario.roster ?? [];
  const rows = people.map((person): GridRow => {
    const { id } = person;
    const at = { sdr: id };
    return lazyRow(id, undefined, () =>
      [
        free(view, `roster[${id}].name`, 'head'),
        free(view, `roster[${id}].segment`),
        free(view, `roster[${id}].manager`),
        tiersCell(view, person),
        typed(view, 'startMonth', at),
        endCell(view, filled, person),
        assumed(view, 'fullCapacity', 'rosterCapacity', at, {}),
        chosen(
          view,
          `roster[${id}].ramp`,
          view.scenario.ramps.map((ramp) => ({ value: ramp.id, label: ramp.name })),
        ),
        filled('productiveMonths', at),
        filled('carriedOpps', at),
        filled('carriedMrr', at),
      ].map((cell, i) => ({ ...cell, align: COLUMNS[i]?.align })),
    );
  });
  const nothing = (id: string): GridCell => ({
    id: `roster total ${id}`,
    role: 'text',
    text: '',
    label: 'no total',
  });
  const total: GridRow = {
    id: 'total',
    total: true,
    cells: [
      {
        id: 'roster total',
        role: 'head',
        text: 'Full-time equivalents',
        label: 'Full-time equivalents',
        strong: true,
        span: 6,
      },
      computed(view, 'rosterSdrs', {}, { strong: true }),
      nothing('ramp'),
      nothing('productive'),
      computed(view, 'allOpps', {}, { strong: true }),
      computed(view, 'rosterMrr', {}, { strong: true }),
    ],
  };
  return {
    label: 'Roster',
    columns: people.length > LONG ? columnsFor(view, filled.bulk, people) : COLUMNS,
    rows: rows.length === 0 ? [] : [...rows, total],
    showHead: true,
    room: Math.max(0, MOST_PEOPLE - rows.length),
  };
}

/** The tiers that someone works, by name; all where none are named. */
function tiersCell(view: SheetView, { id, tiers = '' }: Person): GridCell {
  const cell = free(view, `roster[${id}].tiers`);
  const kept = keptText(tiers);
  if (kept !== undefined)
    return {
      ...cell,
      text: kept,
      raw: kept,
      problem: `Tiers of this plan are ${view.format.list(view.scenario.tiers.map(({ name }) => name))}`,
    };
  const names =
    tiers === ''
      ? ''
      : tiers
          .split(' ')
          .map((tier) => nameOfTier(view.scenario, tier))
          .join(', ');
  return {
    ...cell,
    text: names === '' ? 'all' : names,
    raw: names,
    role: names === '' ? 'computed' : 'input',
    editable: true,
  };
}

/** The last month, with a word where it is before the first. */
function endCell(view: SheetView, { bulk }: FilledTeam, { id }: Person): GridCell {
  const cell = typed(view, 'endMonth', { sdr: id });
  return bulk.value('leavesFirst', { sdr: id }) === 1
    ? { ...cell, problem: 'The last month is before the first: nobody is there' }
    : cell;
}
