/** Lint rules: strict TypeScript and Svelte, and the house rules that a linter can see. Layout is Prettier's business. */
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const storageOnly = {
  name: 'idb-keyval',
  message: 'Only src/storage reaches the database.',
};
const noNode = {
  group: ['node:*'],
  message: 'The app runs in a browser.',
};
const oldSvelte = [
  { name: 'svelte/store', message: 'Use a class with $state fields.' },
  { name: 'svelte', importNames: ['createEventDispatcher'], message: 'Use callback props.' },
];

/** @type {Record<string, 'off'>} */
const UNSAFE_OFF = Object.fromEntries(
  ['argument', 'assignment', 'call', 'member-access', 'return'].map((use) => [
    `@typescript-eslint/no-unsafe-${use}`,
    'off',
  ]),
);

export default defineConfig(
  globalIgnores(['dist/', 'playwright-report/', 'test-results/']),
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  {
    files: ['**/*.{js,mjs,cjs,ts,svelte}'],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.worker.json', './tsconfig.node.json'],
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      // Documents are replaced, not changed in place, so a plain Map or Date is never the state itself.
      'svelte/prefer-svelte-reactivity': 'off',
      // `void value` is how an effect names what it depends on.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
    },
  },
  {
    files: ['**/*.svelte'],
    rules: UNSAFE_OFF, // to the linter, what a template hands to a function is `any`; svelte-check knows its type
  },
  {
    files: ['src/**'],
    languageOptions: { globals: globals.browser },
    rules: {
      'no-restricted-imports': ['error', { paths: [storageOnly, ...oldSvelte], patterns: [noNode] }],
      'no-restricted-globals': ['error', 'Buffer', 'global', 'process', 'require'],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
        { selector: 'ExportDefaultDeclaration', message: 'Use a named export.' },
        { selector: 'ExportAllDeclaration', message: 'Import from the module itself.' },
        {
          selector: 'SvelteAttribute[key.name="style"] > SvelteLiteral',
          message: 'The content-security policy refuses it: use a class or style:name={…}.',
        },
        { selector: 'SvelteDirective[kind="Action"]', message: 'Use {@attach}.' },
        {
          selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML)$/]',
          message: 'Trusted Types refuse it: set textContent, or write it in a component.',
        },
        {
          selector:
            'CallExpression > MemberExpression.callee:not([object.name="Math"])[property.name=/^(cos|sin|tan|a(cos|sin|tan)h?|(cos|sin|tan)h|cosine|sine|tangent|inverse\\w+|hyperbolic\\w+|cbrt|cubeRoot|hypot|log2|log10|to(Binary|Fraction|Hex|Hexadecimal|Nearest|Octal))$/]',
          message: 'The build leaves it out of decimal.js: see build/lean-decimal.ts.',
        },
      ],
    },
  },
  {
    files: ['src/storage/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noNode] }] },
  },
  {
    files: ['src/engine/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        'Buffer',
        'Date',
        'fetch',
        'global',
        'performance',
        'process',
        'require',
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'The engine knows no chance: take numbers as an argument.',
        },
      ],
    },
  },
  {
    files: ['scripts/**', 'tests/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['scripts/**'],
    languageOptions: { globals: globals.node },
    rules: UNSAFE_OFF, // JSON and bundled modules arrive as `any`, and JSDoc types are unseen; tsc sees them
  },
  {
    files: ['public/**'],
    languageOptions: { globals: globals.browser },
    rules: UNSAFE_OFF,
  },
  { files: ['*.cjs'], extends: [ts.configs.disableTypeChecked], languageOptions: { globals: globals.node } },
);
