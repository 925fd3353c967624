/** Runs what is to be timed until Node has compiled it, ours and others’ alike. */
export function warm(run: () => unknown): void {
  const end = performance.now() + 400;
  for (let i = 0; i < 20 || (i < 1000 && performance.now() < end); i += 1) run();
}
