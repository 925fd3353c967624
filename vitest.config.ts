/** Two kinds of test: `unit` runs in plain Node, `dom` in happy-dom with Svelte compiled for the browser. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: 60_000,
          environment: 'node',
          setupFiles: ['tests/setup.ts'],
          include: ['tests/*.test.ts', 'tests/{engine,exchange,storage,golden,docs,scripts}/**/*.test.ts'],
        },
      },
      {
        plugins: [svelte(), svelteTesting()],
        test: {
          name: 'dom',
          testTimeout: 60_000,
          environment: 'happy-dom',
          include: ['tests/{state,ui,sw}/**/*.test.ts'],
          setupFiles: ['tests/setup.ts', 'tests/setup-dom.ts'],
        },
      },
    ],
  },
});
