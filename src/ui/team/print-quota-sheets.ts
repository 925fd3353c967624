/** Prints a quota sheet for every SDR, a page each: they are put on paper in the app's place, and go when that is done. */
import { mount, unmount } from 'svelte';
import { quotaSheet } from '../../exchange/quota-sheet.ts';
import type { Desk } from '../desk.svelte.ts';
import QuotaSheets from './QuotaSheets.svelte';

export function printQuotaSheets({ editor, format }: Desk): void {
  const { scenario, sheet } = editor;
  const sheets = sheet.members('sdr').map((sdr) => quotaSheet(scenario, sheet, format, sdr));
  const pages = mount(QuotaSheets, { target: document.body, props: { scenario, format, sheets } });
  document.documentElement.dataset['printing'] = 'quotas';
  addEventListener(
    'afterprint',
    () => {
      delete document.documentElement.dataset['printing'];
      void unmount(pages);
    },
    { once: true },
  );
  print();
}
