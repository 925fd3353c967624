/**
 * The layers of the house: imports go one way. A rule names a folder and all that it may import; anything else is an error.
 * Type imports count, as a type is knowledge of a layer too.
 */

/** @type {(name: string, from: string, to: string[]) => import('dependency-cruiser').IForbiddenRuleType} */
const only = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: `^src/${from}` },
  to: { pathNot: to.map((path) => (path.includes('node_modules') ? path : `^src/${path}`)) },
});

/** @type {(name: string) => string} */
const npm = (name) => `node_modules/(@types/)?${name.replace('.', '\\.')}/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('engine', 'engine/', ['engine/', npm('decimal.js')]),
    only('exchange', 'exchange/', ['exchange/', 'engine/', npm('papaparse')]),
    only('storage', 'storage/', ['storage/', 'engine/', npm('idb-keyval')]),
    only('state', 'state/', ['state/', 'engine/', 'exchange/', 'storage/', 'workers/', npm('svelte')]),
    only('ui', 'ui/', ['ui/', 'state/', 'engine/', 'exchange/', npm('svelte'), npm('chart.js')]),
    only('workers', 'workers/', ['workers/', 'engine/', 'exchange/']),
    only('service-worker', 'sw/', ['sw/']),
    only('headless', 'cli\\.ts$', ['engine/', 'exchange/']),
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'charts-apart',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/ui/charts/' },
      to: { path: npm('chart.js') },
    },
    { name: 'found', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-node', severity: 'error', from: { path: '^src/' }, to: { dependencyTypes: ['core'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.svelte', '.svelte.ts', '.js', '.mjs', '.d.ts'],
      conditionNames: ['svelte', 'browser', 'import', 'types', 'default'],
    },
  },
};
