/** Running a generator to its end, as a caller does that has all the time there is. */
export function runThrough<T>(work: Generator<number, T>): { result: T; progress: number[] } {
  const progress: number[] = [];
  for (;;) {
    const step = work.next();
    if (step.done) return { result: step.value, progress };
    progress.push(step.value);
  }
}
