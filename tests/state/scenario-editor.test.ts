import fc from 'fast-check';
import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/engine/edit.ts';
import { coreCatalogue } from '../../src/engine/lines/core.ts';
import { sheetOf } from '../../src/engine/sheet-of.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import { ScenarioEditor } from '../../src/state/scenario-editor.svelte.ts';
import { figure, threeTiers, worked } from '../support/plans.ts';
import { watch } from './watch.svelte.ts';

function set(address: string, text: string): Edit {
  return { kind: 'set', cells: [{ address, text }] };
}

function editorOf(scenario: Scenario): { editor: ScenarioEditor; kept: Scenario[] } {
  const kept: Scenario[] = [];
  return { editor: new ScenarioEditor(scenario, (next) => kept.push(next)), kept };
}

describe('ScenarioEditor', () => {
  it('shows new figures with the edit, and the old ones after undo', () => {
    const { editor } = editorOf(worked);
    expect(figure(editor.sheet, 'sdrOpps')).toBe('17');
    editor.apply(set('team.sdrs', '8'));
    expect(figure(editor.sheet, 'sdrOpps')).toBe('21');
    expect(editor.scenario.sample).toBeUndefined();
    editor.undo();
    expect(figure(editor.sheet, 'sdrOpps')).toBe('17');
    editor.redo();
    expect(figure(editor.sheet, 'sdrOpps')).toBe('21');
  });

  it('hands on every new state in the same tick: edits, undo and redo, and nothing else', () => {
    const { editor, kept } = editorOf(worked);
    editor.undo();
    editor.redo();
    expect(kept).toEqual([]);
    editor.apply(set('team.sdrs', '8'));
    expect(kept.map(({ team }) => team.sdrs)).toEqual(['8']);
    editor.apply(set('team.sdrs', '9'));
    editor.undo();
    editor.redo();
    expect(kept.map(({ team }) => team.sdrs)).toEqual(['8', '9', '8', '9']);
    expect(kept.at(-1)).toBe(editor.scenario);
  });

  it('names what undo and redo would do', () => {
    const { editor } = editorOf(threeTiers());
    expect([editor.undoName, editor.redoName]).toEqual([undefined, undefined]);
    editor.apply(set('tiers[mid].winRate', '0.25'));
    expect(editor.undoName).toBe('AE win rate · Mid-market');
    editor.apply({ kind: 'remove', list: 'tiers', id: 'small' });
    expect(editor.undoName).toBe('remove Small');
    editor.undo();
    expect([editor.undoName, editor.redoName]).toEqual(['AE win rate · Mid-market', 'remove Small']);
  });

  it('refuses an edit of what does not exist, and nothing has changed then', () => {
    const { editor, kept } = editorOf(worked);
    expect(() => {
      editor.apply(set('tiers[gone].seats', '5'));
    }).toThrow(RangeError);
    expect(editor.scenario).toBe(worked);
    expect(editor.undoName).toBeUndefined();
    expect(kept).toEqual([]);
  });

  it('changes several cells in one step', () => {
    const { editor } = editorOf(threeTiers());
    editor.apply({
      kind: 'set',
      cells: ['5', '8', '9'].map((text, i) => ({
        address: `tiers[${['enterprise', 'mid', 'small'][i] ?? ''}].opps`,
        text,
      })),
    });
    expect(figure(editor.sheet, 'sdrOpps')).toBe('22');
    editor.undo();
    expect(figure(editor.sheet, 'sdrOpps')).toBe('23');
    expect(editor.undoName).toBeUndefined();
  });

  it('computes incrementally what it would from scratch, whatever is typed in whatever order', () => {
    const edits = fc.array(
      fc.record({
        address: fc.constantFrom(
          'target.arr',
          'team.sdrs',
          'team.attainment',
          'tiers[mid].winRate',
          'tiers[small].seats',
          'tiers[enterprise].arrShare',
          'tiers[mid].opps',
        ),
        text: fc.constantFrom('', '1', '0.3', '20%', '12', '=3/7', "='ten", '0', '-4'),
        isUndone: fc.boolean(),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(edits, (made) => {
        const { editor } = editorOf(threeTiers());
        for (const { address, text, isUndone } of made) {
          editor.apply(set(address, text));
          editor.sheet.value('plannedArr');
          if (isUndone) editor.undo();
        }
        const fresh = sheetOf(coreCatalogue, editor.scenario);
        for (const { name } of fresh.catalogue.lines) {
          expect(JSON.stringify(editor.sheet.cells(name))).toBe(JSON.stringify(fresh.cells(name)));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('tells whoever shows a figure when the figure changes', () => {
    const { editor } = editorOf(worked);
    const { seen, stop } = watch(() => figure(editor.sheet, 'sdrOpps'));
    flushSync();
    editor.apply(set('team.sdrs', '8'));
    flushSync();
    editor.undo();
    flushSync();
    stop();
    expect(seen).toEqual(['17', '21', '17']);
  });
});
