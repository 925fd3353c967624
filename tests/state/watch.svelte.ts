/** What a component would be told: the value of `read` now, and after each change that Svelte sees. */
export function watch<T>(read: () => T): { readonly seen: readonly T[]; readonly stop: () => void } {
  const seen: T[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      seen.push(read());
    });
  });
  return { seen, stop };
}
