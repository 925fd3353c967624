/** How the app is built and served: relative paths, so that any folder of any host will do, and one fixed port. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { csp } from './build/csp.ts';
import { headers } from './build/headers.ts';
import { offline } from './build/offline.ts';

/** What no first load needs, though several later parts share it: everything else is one chunk, which packs best. */
const LATER = [
  /papaparse|chart\.js|@kurkle/,
  /engine\/(?:plan\.|search-|lines\/(?:advice|catalogue|tier-mix|what-would-do)|solve|compare|match-tiers|differences|merge-scenarios|formula\/(?:invert|explain|handbook|compile|kernels))/,
  /exchange\/(?:csv|people-csv|compare-csv|format-delta|scenario-file|json-fault|safe-json|backup|is-backup-text)/,
  /storage\/(?:open-memory|memory-store|late-answer)/,
  /state\/(?:join|trash|earlier|restore|merge-choice|backup-due)/,
  /ui\/(?:charts|compare|imports|scenarios)/,
  /ui\/sheets\/(?:people-block|paste-)/,
  /ui\/grid\/(?:CellMenu|MenuList|PasteDialog|FindBar|find|cell-menu|shortcut-list|ShortcutList|plan-paste|read-|write-|exact-)/,
  /ui\/shell\/(?:files|[Ee]rase|StorageNotice|\w*Dialog|FormulaBar|Backup(?:Reminder|Age)|RestorePart|back-up|ago|protection|would-do|WouldDo|unit-word|Messages)/,
];

export default defineConfig({
  base: './',
  appType: 'mpa', // a missing file is a 404, never the page under another name
  plugins: [svelte(), csp(), headers(), offline()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    sourcemap: true,
    // One chunk for what several views share packs better than many small ones; what is loaded later stays apart.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'app', test: (id) => !LATER.some((place) => place.test(id)) }] },
      },
    },
    manifest: true,
    modulePreload: false,
    assetsInlineLimit: 0,
  },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },
});
