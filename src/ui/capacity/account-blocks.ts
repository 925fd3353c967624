/** From accounts to opportunities, and the work that an account takes: a row for each tier. */
import { isolated } from '../../engine/isolated.ts';
import { memberName } from '../../engine/members.ts';
import type { LineName } from '../../engine/lines/catalogue.ts';
import type { GridCell, GridColumn, GridModel, GridRow } from '../grid/model.ts';
import { nameOfTier } from '../sheets/look-up.ts';
import { assumed, computed, type SheetView } from '../sheets/sheet-cells.ts';
import { asked } from './asked.ts';

const RATES = [
  'engagedRate',
  'meetingRate',
  'heldRate',
  'acceptedRate',
] as const satisfies readonly LineName[];

const end = { align: 'end' } as const;
/** Wide enough for the longest word of a remark. */
const wide = { align: 'end', minWidth: '5.75rem' } as const;

/** A grid with a row for each tier; on a narrow screen tiers stand side by side, with the figures down. */
export function perTier(
  view: SheetView,
  label: string,
  columns: readonly GridColumn[],
  cells: (tier: string, place: number) => readonly GridCell[],
): GridModel {
  const tiers = view.scenario.tiers.map(({ id }, place) => ({
    id,
    head: nameOfTier(view.scenario, id),
    cells: cells(id, place),
  }));
  const common = { label, rowHead: true, showHead: true };
  if (!view.isNarrow) return { ...common, corner: 'Tier', columns, rows: tiers };
  return {
    ...common,
    corner: 'Figure',
    columns: tiers.map(({ id, head }) => ({ id, head, align: 'end' })),
    rows: columns.map(({ id, head, hint }, i): GridRow => ({
      id,
      head: hint === undefined ? head : `${head} (${hint})`,
      cells: tiers.flatMap((tier) => tier.cells[i] ?? []),
    })),
  };
}

export function funnelBlock(view: SheetView): GridModel {
  const columns: GridColumn[] = [
    { id: 'engaged', head: 'Engaged', hint: 'of accounts worked', ...wide },
    { id: 'meeting', head: 'Meeting', hint: 'of those engaged', ...wide },
    { id: 'held', head: 'Held', hint: 'of meetings agreed', ...wide },
    { id: 'accepted', head: 'Accepted', hint: 'by an AE, of those held', ...wide },
    { id: 'per1000', head: 'Per 1,000', hint: 'accounts accepted', ...wide },
    { id: 'perOpp', head: 'Accounts', hint: 'per opportunity', ...wide },
    { id: 'accounts', head: 'To work', hint: 'accounts, team, plan period', ...wide },
  ];
  return perTier(view, 'From accounts to opportunities', columns, (tier) => [
    ...RATES.map((rate) => asked(view, rate, { tier })),
    computed(view, 'acceptedPer1000', { tier }),
    computed(view, 'accountsPerOpp', { tier }),
    computed(view, 'tierAccounts', { tier }),
  ]);
}

/** The rates that nobody has typed yet, with the tier where there are several; in the order of the grid. */
export function missingRates(view: SheetView): string[] {
  const { scenario, sheet } = view;
  return scenario.tiers.flatMap(({ id: tier }) => {
    const blank = RATES.filter((rate) => asked(view, rate, { tier }).raw === '');
    if (blank.length === 0) return [];
    const names =
      blank.length === RATES.length
        ? 'all four'
        : blank.map((rate) => sheet.catalogue.line(rate).line.label.toLowerCase()).join(', ');
    return [scenario.tiers.length === 1 ? names : `${isolated(nameOfTier(scenario, tier))}: ${names}`];
  });
}

/** With a soft hyphen, for columns that are many. */
const HYPHENATED = 'Practi\u00adtioner';

/** What a persona takes, each with the figure that stands until one is typed. */
const WORK = [
  ['contacts', 'usualContacts', 'Contacts'],
  ['touches', 'usualTouches', 'Touches'],
  ['touchMinutes', 'usualTouchMinutes', 'Minutes'],
] as const satisfies readonly (readonly [LineName, LineName, string])[];

export function workBlock(view: SheetView): GridModel {
  const personas = view.sheet.members('persona');
  const columns: GridColumn[] = [
    { id: 'research', head: 'Research', hint: 'minutes an account', ...end },
    ...personas.flatMap((persona) =>
      WORK.map(([name, , head]) => ({
        id: `${persona} ${name}`,
        head,
        hint: `${memberName(view.scenario, 'persona', persona).replace('Practitioner', HYPHENATED)}${name === 'touchMinutes' ? ', a touch' : ''}`,
        minWidth: '4.85rem',
        ...end,
      })),
    ),
    { id: 'minutes', head: 'Minutes', hint: 'per account', ...end },
    { id: 'hours', head: 'Hours', hint: 'per opp', ...end },
  ];
  return perTier(view, 'Work on an account', columns, (tier) => [
    assumed(view, 'researchMinutes', 'research', { tier }, {}),
    ...personas.flatMap((persona) =>
      WORK.map(([name, usual]) => assumed(view, usual, name, { tier, persona }, {})),
    ),
    computed(view, 'accountMinutes', { tier }, { strong: true }),
    computed(view, 'oppHours', { tier }),
  ]);
}
