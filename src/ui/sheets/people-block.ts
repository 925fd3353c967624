/** Who carries what, as a grid. Lines over people are shown from doubles; all they rest on comes from the sheet, exactly. */
import { compile } from '../../engine/formula/compile.ts';
import { catalogue } from '../../engine/lines/catalogue.ts';
import { memberName } from '../../engine/members.ts';
import { fromDouble } from '../../engine/number.ts';
import type { GridCell, GridColumn, GridModel, GridRow } from '../grid/model.ts';
import { idOf } from './cell-ids.ts';
import { nameOfTier } from './look-up.ts';
import type { SheetView } from './sheet-cells.ts';

const overPeople = compile(
  catalogue,
  ['carriedOpps', 'carriedMrr', 'handedOpps'],
  ({ line }) => !line.per.includes('sdr'),
);

/** Who carries what: people in a row with equal loads share one row. Empty while nobody is on the team. */
export function peopleBlock(view: SheetView): GridModel {
  const { scenario, sheet, format } = view;
  const bulk = overPeople(sheet);
  const people = sheet.members('sdr');
  const load = (sdr: string): number[] => [
    ...scenario.tiers.map(({ id }) => bulk.value('handedOpps', { tier: id, sdr })),
    bulk.value('carriedOpps', { sdr }),
    bulk.value('carriedMrr', { sdr }),
  ];
  const groups: { from: number; to: number; load: number[] }[] = [];
  people.forEach((sdr, i) => {
    const own = load(sdr);
    const last = groups.at(-1);
    if (last && last.load.every((value, k) => value === own[k])) last.to = i;
    else groups.push({ from: i, to: i, load: own });
  });
  const units = [...scenario.tiers.map(() => 'count' as const), 'count' as const, 'mrr' as const];
  const columns: GridColumn[] = [
    ...scenario.tiers.map(({ id }): GridColumn => ({
      id,
      head: nameOfTier(scenario, id),
      hint: 'opps, plan period',
      align: 'end',
    })),
    { id: 'all', head: 'Opportunities', hint: 'plan period', align: 'end' },
    { id: 'mrr', head: 'Quota handed out', hint: 'MRR, plan period', align: 'end' },
  ];
  const rows = groups.map(({ from, to, load: values }): GridRow => {
    const head = scenario.roster
      ? memberName(scenario, 'sdr', people[from] ?? '') + (from === to ? '' : ` and ${to - from} more`)
      : from === to
        ? `SDR ${from + 1}`
        : `SDR ${from + 1}–${to + 1}`;
    const cells = values.map((value, k): GridCell => {
      const unit = units[k] ?? 'count';
      const text = Number.isNaN(value) ? '—' : format.cell(fromDouble(value), unit);
      const label = `${columns[k]?.head ?? ''}, ${head}`;
      const tier = scenario.tiers[k]?.id;
      const first = people[from] ?? '';
      const id = idOf(
        tier === undefined
          ? { line: k === scenario.tiers.length ? 'carriedOpps' : 'carriedMrr', at: { sdr: first } }
          : { line: 'handedOpps', at: { tier, sdr: first } },
        catalogue,
      );
      return { id, role: 'computed', text, number: value, align: 'end', label, strong: tier === undefined };
    });
    return { id: people[from] ?? head, head, cells };
  });
  return { label: 'Who carries what', corner: 'SDR', columns, rows, rowHead: true, showHead: true };
}
