/**
 * A CSV file on its way into a plan: the user's choices, and all that follows from them. Nothing of the plan changes before
 * one of the last three is called.
 */
import { isolated } from '../../engine/isolated.ts';
import type { Scenario } from '../../engine/scenario.ts';
import {
  csvPreview,
  type CsvChoices,
  type CsvPreview,
  type CsvTiers,
} from '../../exchange/csv-in/csv-preview.ts';
import { decode, type Decoded, type Encoding } from '../../exchange/csv-in/decode.ts';
import type { Field } from '../../exchange/csv-in/headings.ts';
import { planOfTiers, whyNot, withTiers, type Placing } from '../../exchange/csv-in/place-tiers.ts';
import { MOST_BYTES } from '../../exchange/csv-in/split-rows.ts';
import { whyNoCsv } from '../../exchange/csv-in/why-no-csv.ts';
import type { Desk } from '../desk.svelte.ts';
import { bringInPlan } from '../scenarios/plan-acts.ts';

const newId = (): string => crypto.randomUUID();

export type BytesRead = Readonly<{ ok: true; bytes: Uint8Array }> | Readonly<{ ok: false; say: string }>;

/** The bytes of a file, unless it is too large or no CSV at all. */
export async function bytesOf(file: File): Promise<BytesRead> {
  if (file.size > MOST_BYTES) {
    const size = Math.ceil(file.size / 1_000_000);
    return { ok: false, say: `has ${size} MB; up to ${MOST_BYTES / 1_000_000} MB are read` };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const why = whyNoCsv(bytes);
  return why === undefined ? { ok: true, bytes } : { ok: false, say: why };
}

export class CsvImport {
  #encoding: Encoding | undefined = $state.raw();
  #choices: CsvChoices = $state.raw({});

  readonly decoded: Decoded = $derived.by(() =>
    decode(this.bytes, this.desk.preferences.locale, this.#encoding),
  );

  readonly preview: CsvPreview = $derived.by(() =>
    csvPreview(this.decoded.text, this.#choices, {
      locale: this.desk.preferences.locale,
      open: this.desk.editor.scenario,
      newId,
    }),
  );

  /** What must be chosen first, in words; undefined once nothing is left to ask. */
  readonly asked: string | undefined = $derived.by(() => {
    const { preview } = this;
    if (preview.kind !== 'refused' && !preview.delimiter.isSure) return 'Say what parts the columns';
    if (preview.kind === 'tiers' && !preview.decimal.isSure) return 'Say which decimal mark the numbers have';
    return undefined;
  });

  constructor(
    private readonly desk: Desk,
    readonly name: string,
    private readonly bytes: Uint8Array,
  ) {}

  chooseEncoding(encoding: Encoding): void {
    this.#encoding = encoding;
  }

  /** Another delimiter makes other columns, so what was chosen of them is found anew. */
  choose(choices: CsvChoices): void {
    const isOther = choices.delimiter !== undefined || choices.plainQuotes !== undefined;
    const { headings: _, columns: __, ...kept } = this.#choices;
    this.#choices = { ...(isOther ? kept : this.#choices), ...choices };
  }

  chooseField(column: number, field: Field | ''): void {
    const columns = new Map(this.#choices.columns);
    for (const [other, taken] of columns) if (taken === field && field !== '') columns.delete(other);
    columns.set(column, field);
    this.#choices = { ...this.#choices, columns };
  }

  /** Why the tiers cannot be put there now; undefined where they can. */
  whyNot({ read, columns }: CsvTiers, placing: Placing): string | undefined {
    if (columns.size === 0) return 'Say what the columns hold';
    return this.asked ?? whyNot(read.tiers, this.desk.editor.scenario, placing);
  }

  place({ read }: CsvTiers, placing: Placing): void {
    const { editor } = this.desk;
    const scenario = withTiers(editor.scenario, read.tiers, placing, newId);
    this.desk.apply({ kind: 'replace', scenario, what: 'the import of tiers' });
    this.desk.dialogs.close();
    const tiers = read.tiers.length === 1 ? '1 tier was' : `${read.tiers.length} tiers were`;
    const where = placing === 'add' ? 'added' : 'put in place of the others';
    this.desk.tell({ kind: 'done', text: `${tiers} ${where}, from ${isolated(this.name)}.`, canUndo: true });
  }

  openAsPlan(plan: Scenario): void {
    this.desk.dialogs.close();
    bringInPlan(this.desk, plan);
  }

  /** The plan that such tiers make by themselves, named after the file. */
  planOf({ read, plan }: CsvTiers): Scenario {
    const name = this.name.replace(/\.\w+$/, '').trim();
    return (
      plan ?? planOfTiers(this.desk.editor.scenario, read.tiers, name === '' ? 'Imported plan' : name, newId)
    );
  }
}
