/** The grids of the Odds sheet: what is known of win rates, quotas for a chance, and the chances of the plan's parts. */
import type { At } from '../../engine/formula/tree.ts';
import { memberName } from '../../engine/members.ts';
import { isProblem } from '../../engine/problem.ts';
import type { Picture, Pictured } from '../../engine/odds/picture.ts';
import { perTier } from '../capacity/account-blocks.ts';
import type { Choice, GridCell, GridColumn, GridModel, GridRow } from '../grid/model.ts';
import {
  assumed,
  chosen,
  computed,
  remark,
  typed,
  type Looks,
  type SheetView,
} from '../sheets/sheet-cells.ts';
import { picturedCell, pictured } from './picture-cells.ts';

/** How surely a win rate is known, as it is chosen. */
const WAYS: readonly Choice[] = [
  { value: '', label: 'exactly' },
  { value: 'history', label: 'won of closed' },
  { value: 'interval', label: '95% interval' },
  { value: 'beta', label: 'alpha and beta' },
];

/** What is typed for each way, first and second. */
const TYPED = {
  history: ['pastWon', 'pastClosed'],
  interval: ['rateLow', 'rateHigh'],
  beta: ['rateAlpha', 'rateBetaShape'],
} as const;

const end = { align: 'end' } as const;

export function beliefBlock(view: SheetView, picture: Picture | undefined): GridModel {
  return perTier(
    view,
    'Win rates',
    [
      { id: 'winRate', head: 'Win rate', hint: 'of the plan', ...end, minWidth: '5.5rem' },
      { id: 'known', head: 'Known', align: 'start', minWidth: '7.5rem' },
      { id: 'first', head: 'Won', hint: 'low, or alpha', ...end, minWidth: '5.5rem' },
      { id: 'second', head: 'Closed', hint: 'high, or beta', ...end, minWidth: '5.5rem' },
      { id: 'from', head: 'From', hint: '95%', ...end },
      { id: 'to', head: 'To', hint: '95%', ...end },
      { id: 'chance', head: 'Chance', hint: 'of its own target', ...end, minWidth: '8rem' },
      { id: 'buffer', head: 'Buffer', hint: 'per SDR', ...end, minWidth: '5.5rem' },
    ],
    (tier) => {
      const known = view.scenario.tiers.find(({ id }) => id === tier)?.known;
      const cell = (place: 0 | 1): GridCell =>
        known ? typed(view, TYPED[known][place], { tier }) : remark(`${tier} known ${place}`, '');
      return [
        computed(view, 'winRate', { tier }, { role: 'linked' }),
        { ...chosen(view, `tiers[${tier}].known`, WAYS), align: 'start' as const },
        cell(0),
        cell(1),
        picturedCell(view, picture, 'rateFrom', { tier }),
        picturedCell(view, picture, 'rateTo', { tier }),
        picturedCell(view, picture, 'tierChance', { tier }),
        typed(view, 'bufferOpps', { tier }),
      ];
    },
  );
}

/** The smallest quotas for 50, 80, 90, 95 % and a chance of one's own, and what the customary fifth buys. */
export function sureBlock(view: SheetView, picture: Picture | undefined): GridModel {
  const columns: GridColumn[] = [
    { id: 'level', head: 'To be this sure', ...end, minWidth: '5.5rem' },
    { id: 'opps', head: 'Opps / SDR', ...end },
    { id: 'chance', head: 'Chance it has', ...end, minWidth: '5.5rem' },
    { id: 'team', head: 'Team', hint: 'smallest total', ...end, minWidth: '6.5rem' },
    { id: 'arr', head: 'Planned ARR', ...end },
    { id: 'over', head: 'Over-assignment', ...end },
    { id: 'hours', head: 'More hours', ...end },
  ];
  const cell = (name: Pictured, at: At = {}, looks: Looks = {}): GridCell =>
    picturedCell(view, picture, name, at, looks);
  const rows = view.sheet.members('level').map((level): GridRow => ({
    id: level,
    cells: [
      level === 'own'
        ? assumed(view, 'usualLevel', 'ownLevel')
        : { ...remark(`level ${level}`, memberName(view.scenario, 'level', level)), align: 'end' },
      cell('sureSdrOpps', { level }, { strong: true }),
      cell('sureChance', { level }),
      cell('sureTeam', { level }),
      cell('sureArr', { level }),
      cell('sureOver', { level }),
      quiet(cell('sureHours', { level })),
    ],
  }));
  const usual: GridRow = {
    id: 'usual',
    cells: [
      { ...remark('usual level', `customary ${percent(view, 'usualBuffer')}`), align: 'end' },
      remark('usual opps', ''),
      cell('usualChance', {}, { strong: true }),
      computed(view, 'usualTeam'),
      cell('usualArr'),
      computed(view, 'usualBuffer'),
      remark('usual hours', ''),
    ],
  };
  return { label: 'Quota for a confidence', columns, showHead: true, rows: [...rows, usual] };
}

/** What is handed out at each level, and how likely it comes. */
export function streetBlock(view: SheetView, picture: Picture | undefined): GridModel {
  const managers = view.sheet.members('manager');
  const row = (head: string, arr: GridCell, over: GridCell, chance: GridCell): GridRow => ({
    id: head,
    head,
    cells: [arr, chance, over],
  });
  const none = (id: string): GridCell => remark(id, '');
  return {
    label: 'Street quota',
    corner: 'Quotas of',
    rowHead: true,
    showHead: true,
    columns: [
      { id: 'arr', head: 'New ARR', hint: 'they plan', ...end, minWidth: '7rem' },
      { id: 'chance', head: 'Chance', hint: 'that it comes', ...end, minWidth: '7rem' },
      { id: 'over', head: 'Over-assignment', ...end },
    ],
    rows: [
      row(
        'SDRs',
        picturedCell(view, picture, 'streetPart'),
        computed(view, 'rosterOver'),
        picturedCell(view, picture, 'streetChance'),
      ),
      ...(managers.length === 0
        ? []
        : [
            row(
              'Managers',
              picturedCell(view, picture, 'managersPart'),
              computed(view, 'managersOver'),
              picturedCell(view, picture, 'managersChance'),
            ),
            ...managers.map((manager) =>
              row(
                memberName(view.scenario, 'manager', manager),
                none(`${manager} arr`),
                none(`${manager} over`),
                picturedCell(view, picture, 'managerChance', { manager }),
              ),
            ),
          ]),
      row(
        'Company',
        computed(view, 'targetPart'),
        none('company over'),
        picturedCell(view, picture, 'chanceAll', {}, { strong: true }),
      ),
    ],
  };
}

/** Everyone's chance of the wins planned of them. */
export function peopleBlock(view: SheetView, picture: Picture | undefined): GridModel {
  return {
    label: 'Chance of each SDR',
    corner: 'SDR',
    rowHead: true,
    showHead: true,
    columns: [
      { id: 'opps', head: 'Opportunities', ...end, minWidth: '6rem' },
      { id: 'chance', head: 'Chance', hint: 'of the wins planned', ...end, minWidth: '9rem' },
    ],
    rows: view.sheet.members('sdr').map((sdr): GridRow => ({
      id: sdr,
      head: memberName(view.scenario, 'sdr', sdr),
      cells: [computed(view, 'carriedOpps', { sdr }), picturedCell(view, picture, 'sdrChance', { sdr })],
    })),
  };
}

/** How far people's chances lie apart, in a sentence. */
export function peopleSentence({ sheet, format }: SheetView, picture: Picture | undefined): string {
  const people = sheet.members('sdr');
  const chances = people.flatMap((sdr) => {
    const value = pictured(sheet, picture, 'sdrChance', { sdr });
    return value && !isProblem(value) ? [value] : [];
  });
  const all = pictured(sheet, picture, 'sdrsReaching');
  const [first] = chances;
  if (!first || !all || isProblem(all)) return '';
  const least = chances.reduce((a, b) => (b.lt(a) ? b : a), first);
  const most = chances.reduce((a, b) => (b.gt(a) ? b : a), first);
  const spread = least.eq(most)
    ? `Each has a chance of ${format.cell(least, 'rate')}`
    : `Chances lie between ${format.cell(least, 'rate')} and ${format.cell(most, 'rate')}`;
  return `${spread}; on average ${format.cell(all, 'weight')} of ${format.count(people.length, 'SDR', 'SDRs')} bring the wins planned of them.`;
}

function percent({ sheet, format }: SheetView, name: 'usualBuffer'): string {
  const value = sheet.value(name);
  return isProblem(value) ? '' : format.cell(value, 'rate');
}

/** Hours are asked for on another sheet: without them there is no complaint here. */
function quiet(cell: GridCell): GridCell {
  return cell.missing === undefined ? cell : { ...cell, text: '—', tone: undefined };
}
