/** How the app is built and served: relative paths, so that any folder of any host will do, and one fixed port. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { csp } from './build/csp.ts';
import { firstWords } from './build/first-words.ts';
import { leanDecimal } from './build/lean-decimal.ts';
import { headers } from './build/headers.ts';
import { offline } from './build/offline.ts';

/** What no first load needs, though several later parts share it: everything else is one chunk, which packs best. */
const LATER = [
  /\?whole$/,
  /papaparse|chart\.js|@kurkle/,
  /engine\/(?:plan\.|break-even|hold-quotas|odds|webster|shares|search-|apportion|lines\/(?!(?:core|inputs|quota|totals)\.ts)|solve|compare|match-tiers|differences|merge-scenarios|formula\/(?:invert|trace|explain|handbook|compile|elasticity|kernels|steps|doubles|months))/,
  /exchange\/(?:csv|people-csv|quota-|compare-csv|odds-csv|format-delta|scenario-file|json-fault|safe-json|backup|is-backup-text)/,
  /src\/(?:sw|workers)\//,
  /storage\/(?:open-memory|memory-store|late-answer)/,
  /state\/(?:analysis|join|trash|earlier|restore|merge-choice|backup-due)/,
  /ui\/(?:at-rest|(?:charts|compare|imports|scenarios|team|months|capacity|money|odds)\/)/,
  /ui\/sheets\/(?:people-block|paste-|filled-|detail-blocks|PlanDetails)/,
  /ui\/grid\/(?:CellMenu|MenuList|PasteDialog|FindBar|find|cell-menu|shortcut-list|ShortcutList|look-around|on-paper|plan-paste|read-|write-|exact-)/,
  /ui\/shell\/(?:files|dialogs|plan-sheets|[Ee]rase|StorageNotice|\w*Dialog|FormulaBar|Backup(?:Reminder|Age)|RestorePart|back-up|ago|protection|would-do|WouldDo|SharesNotice|LandsInside|Chance\.|unit-word|Messages|ApprovedMark)/,
];

export default defineConfig({
  base: './',
  appType: 'mpa', // a missing file is a 404, never the page under another name
  plugins: [firstWords(), leanDecimal(), svelte(), csp(), headers(), offline()],
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
