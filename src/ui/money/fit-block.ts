/** Does account-based selling fit? Four questions, the plan's figures beside what is said to be enough, and a verdict in words. */
import type { LineName } from '../../engine/lines/catalogue.ts';
import { isProblem, type Value } from '../../engine/problem.ts';
import type { Choice, GridCell, GridModel, GridRow } from '../grid/model.ts';
import { unitWord } from '../shell/unit-word.ts';
import { assumed, chosen, computed, reason, remark, type SheetView } from '../sheets/sheet-cells.ts';

const UPSELL: readonly Choice[] = [
  { value: '', label: 'not said' },
  { value: '1', label: 'yes' },
  { value: '0', label: 'no' },
];

export function fitBlock(view: SheetView): GridModel {
  const row = (head: string, figure: GridCell, least: GridCell, answer: LineName): GridRow => ({
    id: answer,
    head,
    cells: [figure, least, answerCell(view, answer)],
  });
  const width = view.isNarrow ? {} : { minWidth: '6.5rem' };
  return {
    label: 'Does account-based selling fit?',
    corner: 'Question',
    rowHead: true,
    showHead: true,
    columns: [
      { id: 'figure', head: 'This plan', align: 'end', ...width },
      { id: 'least', head: 'Enough is', align: 'end', ...width },
      { id: 'answer', head: 'Answer', align: 'end' },
    ],
    rows: [
      row(
        'Can customers buy more later?',
        chosen(view, 'fit.upsell', UPSELL),
        remark('upsell least', ''),
        'fitUpsell',
      ),
      row(
        'Are deals large? (average ACV)',
        computed(view, 'averageAcv'),
        assumed(view, 'usualAcv', 'leastAcv'),
        'fitAcv',
      ),
      row(
        'Do several people decide?',
        assumed(view, 'peopleDeciding', 'peopleGiven'),
        assumed(view, 'usualPeople', 'leastPeople'),
        'fitPeople',
      ),
      row(
        'Is the sales cycle long? (months)',
        computed(view, 'averageCycle'),
        assumed(view, 'halfYear', 'leastCycle'),
        'fitCycle',
      ),
    ],
  };
}

function answerCell(view: SheetView, name: LineName): GridCell {
  const cell = computed(view, name);
  const value = view.sheet.value(name);
  if (isProblem(value)) return cell;
  if (name === 'fitUpsell' && isUnsaid(view)) return { ...cell, text: 'not said' };
  return value.isZero() ? { ...cell, text: 'no' } : { ...cell, text: 'yes', tone: 'good' };
}

function isUnsaid({ scenario }: SheetView): boolean {
  return (scenario.fit?.['upsell'] ?? '') === '';
}

/** `title` is what to do, `reasons` why, and `back` what the programme is estimated to return. */
export type Verdict = Readonly<{ title: string; reasons: string; back: string }>;

/** @returns why there is no verdict, where a question has no answer yet */
export function verdictOf(view: SheetView): Verdict | Readonly<{ waits: string }> {
  const { sheet, scenario } = view;
  const score = sheet.value('fitScore');
  if (isProblem(score)) return { waits: reason(scenario, { line: 'fitScore', at: {} }, score) };
  const [yes, no] = reasonsOf(view);
  const title = score.gte(4)
    ? 'Account-based selling fits'
    : score.gte(2)
      ? 'Pilot account-based selling first'
      : 'Estimate cost and return first, and pilot small';
  return {
    title: `${title}: ${view.format.cell(score, 'weight')} of 4 questions speak for it.`,
    reasons: [
      ...(yes.length > 0 ? [`For it: ${view.format.list(yes)}.`] : []),
      ...(no.length > 0 ? [`Against it: ${view.format.list(no)}.`] : []),
      ...(isUnsaid(view) ? ['Nobody has said yet whether customers can buy more later.'] : []),
    ].join(' '),
    back: backOf(view),
  };
}

function reasonsOf(view: SheetView): readonly [yes: string[], no: string[]] {
  const { sheet, format } = view;
  const show = (name: LineName): string => {
    const value = sheet.value(name);
    const { unit } = sheet.catalogue.line(name).line;
    return isProblem(value)
      ? '—'
      : `${format.cell(value, unit)} ${unit === 'arr' ? '' : unitWord(unit)}`.trim();
  };
  const least = (input: LineName, usual: LineName): string => show(sheet.isBlank(input) ? usual : input);
  const [yes, no]: [string[], string[]] = [[], []];
  const say = (answer: LineName, holds: string, fails: string): void => {
    const value: Value = sheet.value(answer);
    if (!isProblem(value)) (value.isZero() ? no : yes).push(value.isZero() ? fails : holds);
  };
  if (!isUnsaid(view)) say('fitUpsell', 'customers can buy more later', 'customers cannot buy more later');
  const acv = `the average deal of ${show('averageAcv')} ACV is`;
  const enough = least('leastAcv', 'usualAcv');
  say('fitAcv', `${acv} above ${enough}`, `${acv} not above ${enough}`);
  const deciding = sheet.value('peopleDeciding');
  const people = isProblem(deciding)
    ? '—'
    : format.count(deciding.toDecimalPlaces(1), 'person decides', 'people decide');
  say('fitPeople', people, `${people}, fewer than ${least('leastPeople', 'usualPeople')}`);
  const cycle = `the sales cycle is ${show('averageCycle')}`;
  say('fitCycle', cycle, `${cycle}, shorter than ${least('leastCycle', 'halfYear')}`);
  return [yes, no];
}

function backOf({ sheet, scenario, format }: SheetView): string {
  const multiple = sheet.value('returnMultiple');
  const years = sheet.isBlank('horizon') ? sheet.value('usualHorizon') : sheet.value('horizon');
  if (isProblem(multiple) || isProblem(years))
    return isProblem(multiple)
      ? `Its return is not estimated yet: ${reason(scenario, { line: 'returnMultiple', at: {} }, multiple)}.`
      : '';
  return `The margin is estimated at ${format.cell(multiple, 'multiple')} times the cost of the SDR programme over ${format.count(years, 'year', 'years')}.`;
}
