import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Grid from '../../../src/ui/grid/Grid.svelte';
import { loadPaste } from '../../../src/ui/grid/GridClipboard.svelte.ts';
import { GridGroup } from '../../../src/ui/grid/GridGroup.svelte.ts';
import { type GridProps } from '../../../src/ui/grid/grid-props.ts';
import { type CellEdit, type GridCell, type GridModel } from '../../../src/ui/grid/model.ts';
import { computed, input, modelOf } from './support.ts';

const THREE = modelOf(['1', '2', '=3'], ['4', '5', '=9'], ['7', '8', '=15']);

/** The model after edits: what an app would hand back, had it no formulas. */
function edited(model: GridModel, edits: readonly CellEdit[]): GridModel {
  const texts = new Map(edits.map(({ id, text }) => [id, text]));
  const change = (cell: GridCell): GridCell => {
    const text = texts.get(cell.id);
    return text === undefined ? cell : { ...cell, text, raw: text };
  };
  return { ...model, rows: model.rows.map((row) => ({ ...row, cells: row.cells.map(change) })) };
}

/** A grid in a page, with an app around it that takes every edit and can undo. */
async function show(more: Partial<GridProps> = {}, model = THREE) {
  const user = userEvent.setup();
  const past: GridModel[] = [];
  let now = model;
  const set = (next: GridModel): Promise<void> => {
    now = next;
    return view.rerender({ model: next });
  };
  const onCommit = vi.fn((edits: readonly CellEdit[]) => {
    past.push(now);
    void set(edited(now, edits));
  });
  const onUndo = vi.fn(() => {
    const before = past.pop();
    if (before) void set(before);
  });
  const view = render(Grid, { props: { model, onCommit, onUndo, ...more } });
  await Promise.resolve();
  return { user, onCommit, onUndo, set, change: (props: Partial<GridProps>) => view.rerender(props) };
}

function cell(id: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(`[data-cell="${id}"]`);
  if (!element) throw new Error(`no cell ${id}`);
  return element;
}

const shown = (id: string): string => cell(id).querySelector('bdi')?.textContent ?? '';
const cursor = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset['cell'];
const selected = (): (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>('[aria-selected=true]')].map(
    (element) => element.dataset['cell'],
  );

function editor(): HTMLInputElement {
  if (!(document.activeElement instanceof HTMLInputElement)) throw new Error('no editor has the focus');
  return document.activeElement;
}

/** What a copy puts on the clipboard. */
function copyEvent(type: 'copy' | 'cut'): DataTransfer {
  const event = new ClipboardEvent(type, {
    bubbles: true,
    cancelable: true,
    clipboardData: new DataTransfer(),
  });
  document.activeElement?.dispatchEvent(event);
  if (!event.clipboardData) throw new Error('no clipboard');
  return event.clipboardData;
}

/** Pastes, and waits for what reads the clipboard to come. */
async function paste(text: string, html = ''): Promise<void> {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  clipboardData.setData('text/html', html);
  document.activeElement?.dispatchEvent(
    new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }),
  );
  await loadPaste();
  await new Promise((resolve) => setTimeout(resolve));
}

afterEach(() => {
  document.documentElement.removeAttribute('dir');
});

describe('typing', () => {
  it('U6: replaces the cell from the first key on', async () => {
    const { user } = await show();
    await user.click(cell('a1'));
    await user.keyboard('7');
    expect(editor().value).toBe('7');
    await user.keyboard('5');
    expect(editor().value).toBe('75');
  });

  it('U2: Enter keeps the entry and moves down, so that 5 Enter 6 Enter fills two rows', async () => {
    const { user, onCommit } = await show();
    await user.click(cell('a1'));
    await user.keyboard('5{Enter}6{Enter}');
    expect([shown('a1'), shown('a2')]).toEqual(['5', '6']);
    expect(cursor()).toBe('a3');
    expect(onCommit.mock.calls).toEqual([[[{ id: 'a1', text: '5' }]], [[{ id: 'a2', text: '6' }]]]);
    await user.keyboard('9{Shift>}{Enter}{/Shift}');
    expect(cursor()).toBe('a2');
  });

  it('U2, U3: Enter or F2 on an idle cell opens its raw text with the caret at the end; F2 again changes nothing', async () => {
    const { user, onCommit } = await show(
      {},
      { ...THREE, rows: [{ id: 'r', cells: [input('f', '$5,000', { raw: '=25*200' })] }] },
    );
    await user.click(cell('f'));
    await user.keyboard('{Enter}');
    expect(editor().value).toBe('=25*200');
    expect([editor().selectionStart, editor().selectionEnd]).toEqual([7, 7]);
    await user.keyboard('{F2}');
    expect(editor().value).toBe('$5,000');
    expect(onCommit).not.toHaveBeenCalled();
  });

  it('U4: Tab keeps the entry and goes right, then to the next row, and leaves after the last cell', async () => {
    const { user } = await show();
    await user.click(cell('b1'));
    await user.keyboard('6{Tab}');
    expect([shown('b1'), cursor()]).toEqual(['6', 'c1']);
    await user.keyboard('{Tab}');
    expect(cursor()).toBe('a2');
    await user.keyboard('{Shift>}{Tab}{/Shift}');
    expect(cursor()).toBe('c1');
    await user.click(cell('c3'));
    await user.keyboard('{Tab}');
    expect(cursor()).toBeUndefined();
  });

  it('U4, U5: Escape brings back what was there, and lets Tab leave the grid', async () => {
    const { user, onCommit } = await show();
    await user.click(cell('a1'));
    await user.keyboard('99{Escape}');
    expect([shown('a1'), editor().value]).toEqual(['1', '1']);
    expect(onCommit).not.toHaveBeenCalled();
    await user.keyboard('{Tab}');
    expect(cursor()).toBeUndefined();
  });

  it('arrows keep what is typed over and move, but move the caret after F2', async () => {
    const { user } = await show();
    await user.click(cell('a1'));
    await user.keyboard('5{ArrowRight}');
    expect([shown('a1'), cursor()]).toEqual(['5', 'b1']);
    await user.keyboard('{F2}{ArrowLeft}0');
    expect(editor().value).toBe('02');
  });

  it('U23: Ctrl+Enter puts the entry in every selected cell, in one step', async () => {
    const { user, onCommit } = await show();
    await user.click(cell('a1'));
    await user.keyboard('{Shift>}{ArrowRight}{ArrowDown}{/Shift}5{Control>}{Enter}{/Control}');
    expect(onCommit).toHaveBeenCalledTimes(1);
    expect(onCommit.mock.calls[0]?.[0].map(({ id }) => id)).toEqual(['a1', 'b1', 'a2']); // b2 is 5 already
  });

  it('U30: a double click edits, a click elsewhere keeps the entry', async () => {
    const { user } = await show();
    await user.dblClick(cell('a1'));
    await user.keyboard('0');
    await user.click(cell('b2'));
    expect([shown('a1'), cursor()]).toEqual(['10', 'b2']);
    await user.keyboard('3');
    await user.click(document.body);
    expect(shown('b2')).toBe('3');
  });

  it('U30: two clicks with keys between them are no double click: the second entry replaces the first', async () => {
    const { user } = await show();
    await user.click(cell('a1'));
    await user.keyboard('300{Enter}{ArrowUp}');
    await user.click(cell('a1'));
    await user.keyboard('30{Enter}');
    expect(shown('a1')).toBe('30');
  });

  it('U7: leaves the keys of an input method alone, so that its Enter keeps nothing yet', async () => {
    const { user, onCommit } = await show();
    await user.click(cell('a1'));
    editor().value = '你';
    editor().dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertCompositionText' }));
    const enter = { key: 'Enter', bubbles: true, cancelable: true };
    editor().dispatchEvent(new KeyboardEvent('keydown', { ...enter, isComposing: true }));
    editor().dispatchEvent(new KeyboardEvent('keydown', { ...enter, keyCode: 229 }));
    expect(onCommit).not.toHaveBeenCalled();
    await user.keyboard('好{Enter}');
    expect(onCommit).toHaveBeenCalledWith([{ id: 'a1', text: '你好' }]);
  });

  it('U6, U7: has all the text selected before any key comes, and again if something took the selection away', async () => {
    const { user } = await show({}, modelOf(['1234', '2']));
    await user.click(cell('a1'));
    expect([editor().selectionStart, editor().selectionEnd]).toEqual([0, 4]);
    editor().setSelectionRange(2, 2);
    await user.keyboard('7');
    expect(editor().value).toBe('7');
  });

  it('Enter after a run of Tabs goes to the column where it began', async () => {
    const { user } = await show();
    await user.click(cell('a1'));
    await user.keyboard('6{Tab}7{Enter}');
    expect([shown('a1'), shown('b1'), cursor()]).toEqual(['6', '7', 'a2']);
    await user.click(cell('b2'));
    await user.keyboard('8{Enter}');
    expect(cursor()).toBe('b3');
  });

  it('U27: Alt+Enter begins a new line in a note, and nowhere else', async () => {
    const note = input('note', 'one', { isLong: true, entry: 'text' });
    const { user, onCommit } = await show(
      {},
      { ...THREE, rows: [{ id: 'r', cells: [note, input('n', '5')] }] },
    );
    await user.click(cell('note'));
    await user.keyboard('{Enter}{Alt>}{Enter}{/Alt}two?{Enter}');
    expect(onCommit.mock.calls).toEqual([[[{ id: 'note', text: 'one\ntwo?' }]]]);
    await user.click(cell('n'));
    await user.keyboard('6{Alt>}{Enter}{/Alt}{Enter}');
    expect(onCommit).toHaveBeenLastCalledWith([{ id: 'n', text: '6' }]);
  });

  it('U29: ? asks for the shortcuts, but is text in a cell for text', async () => {
    const onCommand = vi.fn();
    const cells = [input('n', '5'), input('t', 'x', { entry: 'text' })];
    const { user } = await show({ onCommand }, { ...THREE, rows: [{ id: 'r', cells }] });
    await user.click(cell('n'));
    await user.keyboard('?');
    expect(onCommand).toHaveBeenCalledWith('help', 'n');
    await user.click(cell('t'));
    await user.keyboard('?');
    expect(editor().value).toBe('?');
    expect(onCommand).toHaveBeenCalledTimes(1);
  });

  it('shows how the entry reads, and reports every key of it', async () => {
    const onDraft = vi.fn();
    const { user } = await show({ onDraft, echo: (_, text) => ({ read: `${text} %` }) });
    await user.click(cell('a1'));
    await user.keyboard('20');
    expect(screen.getAllByText(/20 %/).length).toBeGreaterThan(0);
    await user.keyboard('{Enter}');
    expect(onDraft.mock.calls).toEqual([
      ['a1', '2'],
      ['a1', '20'],
      ['a1', null],
    ]);
    expect(screen.queryByText(/20 %/)).not.toBeInTheDocument();
  });

  it('opens again the entry that was under way', async () => {
    const { user, onCommit } = await show({ draft: { id: 'b2', text: '12' } });
    expect([cursor(), editor().value]).toEqual(['b2', '12']);
    await user.keyboard('3{Enter}');
    expect(onCommit).toHaveBeenCalledWith([{ id: 'b2', text: '123' }]);
  });

  it('U41: never uses a number field', async () => {
    const { user } = await show();
    await user.click(cell('a1'));
    expect(editor().type).toBe('text');
    expect(editor().inputMode).toBe('decimal');
  });
});

describe('selecting', () => {
  it('U1: arrows move one cell and stop at the edges', async () => {
    const { user } = await show();
    await user.click(cell('a1'));
    await user.keyboard('{ArrowUp}{ArrowLeft}');
    expect(cursor()).toBe('a1');
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(cursor()).toBe('b2');
    await user.keyboard('{Control>}{End}{/Control}{ArrowDown}{ArrowRight}');
    expect(cursor()).toBe('c3');
  });

  it('U9, U14: what is painted is what aria-selected says', async () => {
    const onSelect = vi.fn<NonNullable<GridProps['onSelect']>>();
    const { user } = await show({ onSelect });
    await user.click(cell('a1'));
    await user.keyboard('{Shift>}{ArrowRight}{ArrowDown}{/Shift}');
    expect(selected()).toEqual(['a1', 'b1', 'a2', 'b2']);
    const [id, range] = onSelect.mock.lastCall ?? [];
    expect([id, range?.bottom, range?.end, range?.cells.length]).toEqual(['a1', 1, 1, 4]);
    expect(screen.getByText('4 cells selected')).toBeInTheDocument();
    await user.keyboard('{Shift>} {/Shift}');
    expect(selected()).toHaveLength(6);
    await user.keyboard('{Control>}a{/Control}');
    expect(selected()).toHaveLength(9);
  });

  it('a press on a column head selects the column', async () => {
    const { user } = await show();
    await user.click(screen.getByRole('columnheader', { name: 'B' }));
    expect(selected()).toEqual(['b1', 'b2', 'b3']);
  });

  it('U92: in a right-to-left page the left arrow goes to the next column', async () => {
    document.documentElement.dir = 'rtl';
    document.documentElement.style.direction = 'rtl';
    const { user } = await show();
    await user.click(cell('a1'));
    await user.keyboard('{ArrowLeft}');
    document.documentElement.style.direction = '';
    expect(cursor()).toBe('b1');
  });

  it('follows the app to another cell, and takes the focus there', async () => {
    const { user, change } = await show({ selected: 'a1' });
    expect([selected(), cursor()]).toEqual([['a1'], undefined]);
    await user.click(cell('b1'));
    await change({ selected: 'c2' });
    await tick();
    expect([selected(), cursor()]).toEqual([['c2'], 'c2']);
    await change({ selected: 'in another grid' });
    expect(cursor()).toBe('c2');
  });

  it('stays with its cell when rows come, and with its place when the cell goes', async () => {
    const { user, set } = await show();
    await user.click(cell('b2'));
    const [first, second, third] = THREE.rows;
    if (!first || !second || !third) throw new Error('three rows');
    await set({ ...THREE, rows: [third, first, second] });
    expect(cursor()).toBe('b2');
    await set({ ...THREE, rows: [first, third] });
    expect(cursor()).toBe('b3');
  });
});

describe('changing many', () => {
  it('U8: Delete clears the inputs of the range in one step; one undo restores them', async () => {
    const { user, onCommit, onUndo } = await show();
    await user.click(cell('a1'));
    await user.keyboard('{Control>}a{/Control}{Delete}');
    expect(onCommit).toHaveBeenCalledTimes(1);
    expect([shown('a1'), shown('b3'), shown('c1')]).toEqual(['', '', '3']);
    await user.keyboard('{Control>}z{/Control}');
    expect(onUndo).toHaveBeenCalledTimes(1);
    expect([shown('a1'), shown('b3')]).toEqual(['1', '8']);
  });

  it('U22: Ctrl+D fills down', async () => {
    const { user, onCommit } = await show();
    await user.click(cell('a1'));
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}');
    expect(onCommit).toHaveBeenCalledWith([
      { id: 'a2', text: '1' },
      { id: 'a3', text: '1' },
    ]);
  });

  it('U15, U17, U18: copies a range, pastes a block, and fills a range with one cell', async () => {
    const { user, onCommit } = await show();
    await user.click(cell('a1'));
    await user.keyboard('{Shift>}{ArrowRight}{ArrowDown}{/Shift}');
    const copied = copyEvent('copy');
    expect(copied.getData('text/plain')).toBe('1\t2\n4\t5');
    await user.click(cell('a2'));
    await paste(copied.getData('text/plain'), copied.getData('text/html'));
    expect(onCommit.mock.lastCall?.[0].map(({ text }) => text)).toEqual(['1', '2', '4', '5']);
    await user.click(cell('a1'));
    await user.keyboard('{Control>}{Shift>}{ArrowDown}{/Shift}{/Control}');
    await paste('6\r\n');
    expect(onCommit.mock.lastCall?.[0]).toHaveLength(3);
    expect(onCommit).toHaveBeenCalledTimes(2);
  });

  it('U21: a cut is cleared by its paste, and kept after Escape', async () => {
    const { user, onCommit } = await show();
    await user.click(cell('a1'));
    const cut = copyEvent('cut');
    expect(shown('a1')).toBe('1');
    await user.keyboard('{ArrowDown}');
    await paste(cut.getData('text/plain'), cut.getData('text/html'));
    expect(onCommit).toHaveBeenLastCalledWith([
      { id: 'a2', text: '1' },
      { id: 'a1', text: '' },
    ]);
    await user.keyboard('{ArrowUp}{Shift>}{ArrowDown}{/Shift}'); // '' and 1, pasted one row down
    const overlapping = copyEvent('cut');
    await user.keyboard('{ArrowDown}');
    await paste(overlapping.getData('text/plain'), overlapping.getData('text/html'));
    expect([shown('a1'), shown('a2'), shown('a3')]).toEqual(['', '', '1']);
    copyEvent('cut');
    await user.keyboard('{Escape}');
    await paste('6');
    expect(onCommit).toHaveBeenLastCalledWith([{ id: 'a2', text: '6' }]);
  });

  it('U19: a paste that does not fit asks first, with counts', async () => {
    const { user, onCommit } = await show();
    await user.click(cell('b3'));
    await paste('1\t2\t3\n4\t5\t6\n');
    const dialog = await screen.findByRole('dialog', { name: 'This paste does not fit' });
    expect(dialog).toHaveTextContent(/Will change\s*1 cell/);
    expect(dialog).toHaveTextContent(/Computed or fixed, left as they are\s*1 cell/);
    expect(dialog).toHaveTextContent(/Outside the table, left out\s*4 cells/);
    expect(onCommit).not.toHaveBeenCalled();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(onCommit).not.toHaveBeenCalled();
    expect(cursor()).toBe('b3');
    await paste('1\t2\t3\n4\t5\t6\n');
    await user.click(await screen.findByRole('button', { name: 'Paste 1 cell' }));
    expect(onCommit).toHaveBeenCalledWith([{ id: 'b3', text: '1' }]);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('U19: rows that fall on the totals and below are added, in one step, as far as there is room', async () => {
    const onPasteRows = vi.fn(() => Promise.resolve());
    const [one, two] = THREE.rows;
    if (!one || !two) throw new Error('two rows');
    const model = { ...THREE, room: 2, rows: [one, { ...two, total: true }] };
    const { user, onCommit } = await show({ onPasteRows }, model);
    await user.click(cell('a1'));
    await paste('6\t7\t8\n2\t3\t4\n5\n6');
    const dialog = await screen.findByRole('dialog', { name: 'This paste does not fit' });
    expect(dialog).toHaveTextContent(/Will change\s*2 cells/);
    expect(dialog).toHaveTextContent(/Outside the table, left out\s*1 cell/);
    await user.click(screen.getByRole('button', { name: 'Add 2 rows and paste' }));
    expect(onPasteRows.mock.calls).toEqual([
      [
        [
          [
            { id: 'a1', text: '2' },
            { id: 'b1', text: '3' },
          ],
          [{ id: 'a1', text: '5' }],
        ],
        [
          { id: 'a1', text: '6' },
          { id: 'b1', text: '7' },
        ],
      ],
    ]);
    expect(onCommit).not.toHaveBeenCalled();
  });

  it('U20, U36: asks how numbers are written where that is in doubt, and pastes what was chosen', async () => {
    const readings = [
      { looks: '1,234.5', example: '“1.000” is 1', unread: 0, edit: (edit: CellEdit) => edit },
      {
        looks: '1.234,5',
        example: '“1.000” is 1,000',
        unread: 0,
        edit: (edit: CellEdit) => ({ ...edit, text: '1000' }),
      },
    ];
    const load = () => Promise.resolve({ write: (literal: string) => literal, readings: () => readings });
    const { user, onCommit } = await show({ numbers: { locale: 'en-US', load } });
    await user.click(cell('a1'));
    await paste('1.000');
    await user.click(await screen.findByRole('radio', { name: '1.234,5 “1.000” is 1,000' }));
    expect(onCommit).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Paste 1 cell' }));
    expect(onCommit).toHaveBeenCalledWith([{ id: 'a1', text: '1000' }]);
  });

  it('U21: what was cut in one grid is cleared by a paste in another of the sheet', async () => {
    const group = new GridGroup();
    const { user, onCommit } = await show({ group });
    const other = { ...modelOf(['9']), rows: [{ id: 'r', cells: [input('z', '9')] }] };
    const second = vi.fn();
    render(Grid, { props: { model: other, onCommit: second, group } });
    await user.click(cell('a1'));
    const cut = copyEvent('cut');
    await user.click(cell('z'));
    await paste(cut.getData('text/plain'), cut.getData('text/html'));
    expect(second).toHaveBeenCalledWith([
      { id: 'z', text: '1' },
      { id: 'a1', text: '' },
    ]);
    await user.click(cell('a2'));
    const again = copyEvent('cut');
    await user.click(cell('z'));
    await user.keyboard('{Escape}');
    await paste(again.getData('text/plain'), again.getData('text/html'));
    expect(second).toHaveBeenLastCalledWith([{ id: 'z', text: '4' }]);
    expect(onCommit).not.toHaveBeenCalled();
  });
});

describe('for everyone', () => {
  it('U62, U65: is a grid with rows, heads, places, and cells that say whether they can be changed', async () => {
    await show();
    const grid = screen.getByRole('grid', { name: 'Deal tiers' });
    expect(grid).toHaveAttribute('aria-rowcount', '4');
    expect(within(grid).getAllByRole('columnheader')).toHaveLength(3);
    expect(within(grid).getAllByRole('gridcell')).toHaveLength(9);
    const figure = within(grid).getByRole('gridcell', { name: 'Computed c1: 3' });
    expect(figure).toHaveAttribute('aria-readonly', 'true');
    expect(figure).toHaveAttribute('aria-colindex', '3');
    expect(figure.parentElement).toHaveAttribute('aria-rowindex', '2');
    expect(cell('a1')).toHaveAttribute('aria-readonly', 'false');
  });

  it('U63: is one tab stop, wherever the cursor is', async () => {
    const { user } = await show();
    for (const id of ['a1', 'c2', 'b3']) {
      await user.click(cell(id));
      const stops = document.querySelectorAll('[tabindex="0"]');
      expect(stops).toHaveLength(1);
      expect(stops[0]).toBe(document.activeElement);
    }
  });

  it('U43: shows a refused text with its reason, tied to the cell', async () => {
    const problem = '“abc” is not a number.';
    const model = {
      ...THREE,
      rows: [
        { id: 'r', cells: [input('x', 'abc', { problem }), computed('y', '–', { missing: 'Needs x' })] },
      ],
    };
    const { user } = await show({}, model);
    expect(cell('x')).toHaveAttribute('aria-invalid', 'true');
    expect(cell('x')).toHaveAccessibleDescription(problem);
    expect(cell('y')).toHaveAccessibleDescription('Needs x');
    await user.click(cell('x'));
    expect(editor()).toBeInvalid();
    expect(editor()).toHaveAccessibleDescription(problem);
    expect(editor().value).toBe('abc');
  });

  it('U31: Shift+F10 opens the menu of the row and the cell; a blocked entry cannot be chosen', async () => {
    const run = vi.fn();
    const rowMenu = (rowId: string) => [
      { label: `Remove ${rowId}`, run },
      { label: 'Move up', why: 'It is the first', run },
    ];
    const { user, onCommit } = await show({ rowMenu });
    await user.click(cell('b2'));
    await user.keyboard('{Shift>}{F10}{/Shift}');
    expect(await screen.findByRole('menuitem', { name: 'Remove r2' })).toHaveFocus();
    await user.click(screen.getByRole('menuitem', { name: 'Move up' }));
    expect(run).not.toHaveBeenCalled();
    await user.click(screen.getByRole('menuitem', { name: 'Clear' }));
    expect(onCommit).toHaveBeenCalledWith([{ id: 'b2', text: '' }]);
    expect(cursor()).toBe('b2');
    await user.click(screen.getByRole('button', { name: 'Row menu: 4' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove r2' }));
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('hands the app its own keys with the cell, and Enter on a computed cell', async () => {
    const onCommand = vi.fn();
    const { user } = await show({ onCommand });
    await user.click(cell('c2'));
    await user.keyboard('{Control>}g{/Control}{Enter}');
    expect(onCommand.mock.calls).toEqual([
      ['solve', 'c2'],
      ['explain', 'c2'],
    ]);
  });

  it('U46: one level along the formulas: to the one cell, to a list of several, or a word that there is none', async () => {
    const run = vi.fn();
    const related = (id: string, way: 'precedents' | 'dependents') =>
      (way === 'dependents' ? [] : id === 'c1' ? ['Seats: 25'] : ['Seats: 25', 'Price: $200']).map(
        (label) => ({
          label,
          run: () => {
            run(label);
          },
        }),
      );
    const { user } = await show({ related });
    await user.click(cell('c1'));
    await user.keyboard('{Control>}[[{/Control}');
    expect(run).toHaveBeenCalledWith('Seats: 25');
    await user.click(cell('c2'));
    await user.keyboard('{Control>}[[{/Control}');
    expect(await screen.findByRole('menu', { name: 'What this cell rests on' })).toBeVisible();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(run).toHaveBeenLastCalledWith('Price: $200');
    await user.keyboard('{Control>}]{/Control}');
    expect(screen.getByText('No cell rests on this one')).toBeInTheDocument();
  });

  it('edits a cell of choices by a list, or by the first letter', async () => {
    const choices = [
      { value: 'each', label: 'Each SDR' },
      { value: 'team', label: 'Whole team' },
    ];
    const model = {
      ...THREE,
      rows: [{ id: 'r', cells: [input('x', 'Each SDR', { raw: 'each', choices })] }],
    };
    const { user, onCommit } = await show({}, model);
    await user.click(cell('x'));
    await user.keyboard('w');
    expect(onCommit).toHaveBeenLastCalledWith([{ id: 'x', text: 'team' }]);
    await user.keyboard('{Enter}');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Input x' }), 'each');
    expect(onCommit).toHaveBeenLastCalledWith([{ id: 'x', text: 'each' }]);
    expect(cursor()).toBe('x');
  });
});

describe('long grids', () => {
  const long = modelOf(...Array.from({ length: 500 }, (_, row) => [String(row), String(row * 2)]));

  it('U62, U63: draws some rows of many, counts them all, and keeps the cursor drawn', async () => {
    const { user } = await show({}, long);
    expect(document.querySelectorAll('tbody tr[aria-rowindex]').length).toBeLessThan(100);
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '501');
    await user.click(cell('a1'));
    await user.keyboard('{Control>}{End}{/Control}');
    expect(cursor()).toBe('b500');
    expect(cell('b500').parentElement).toHaveAttribute('aria-rowindex', '501');
  });
});
