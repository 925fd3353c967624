/** A grid as its user's hands and eyes meet it: where the cursor is, what is selected, what the clipboard brings. */
import type { Page } from '@playwright/test';
import { THREE_TIERS } from './sheet.ts';

/** The id of the cell that has the focus, or nothing. */
export function here(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset['cell']);
}

/** The text in the editor that has the focus, and where its caret is. */
export function editor(
  page: Page,
): Promise<{ text: string; caret: number | null; isOpen: boolean } | undefined> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    if (!(element instanceof HTMLInputElement)) return undefined;
    return {
      text: element.value,
      caret: element.selectionStart === element.selectionEnd ? element.selectionEnd : null,
      isOpen: element.classList.contains('open'),
    };
  });
}

/** The ids of the selected cells, in reading order. */
export function selected(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[aria-selected=true]')].map(
      (element) => element.dataset['cell'] ?? '',
    ),
  );
}

/** Pastes into the cell that has the focus what another program would have put on the clipboard. */
export async function paste(page: Page, text: string, html = ''): Promise<void> {
  await page.evaluate(
    ([plain, rich]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', plain);
      clipboardData.setData('text/html', rich);
      // Firefox empties what a script gives to a ClipboardEvent
      const event = new Event('paste', { bubbles: true, cancelable: true });
      Object.defineProperty(event, 'clipboardData', { value: clipboardData });
      document.activeElement?.dispatchEvent(event);
    },
    [text, html] as const,
  );
}

type Fields = Readonly<Record<string, string>>;

/** A plan of as many tiers as there are texts for them; what is left out is as in a tier of 25 seats at $200. */
export function planOf(tiers: readonly Fields[]): Record<string, unknown> {
  const usual = { seats: '25', price: '200', winRate: '0.2', arrShare: '0.1', oppShare: '1' };
  return {
    ...THREE_TIERS,
    id: 'many',
    name: 'Many tiers',
    tiers: tiers.map((fields, i) => ({ id: `t${i}`, name: `Tier ${i}`, ...usual, ...fields })),
  };
}

/** A plan long enough that not all its rows are drawn. */
export function longPlan(count = 150): Record<string, unknown> {
  return planOf(Array.from({ length: count }, () => ({})));
}
