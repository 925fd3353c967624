/** Svelte's options, read by Vite, Vitest and svelte-check: runes everywhere in our own files, libraries left alone. */

/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  compilerOptions: {
    runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true),
  },
};
