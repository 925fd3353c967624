import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { record, redo, startHistory, undo, type History } from '../../src/state/history.ts';

type Step = 'undo' | 'redo' | number;

const steps = fc.array(fc.oneof(fc.constantFrom<Step>('undo', 'redo'), fc.nat()), { maxLength: 60 });

function follow(history: History<number>, made: readonly Step[]): History<number> {
  return made.reduce((now, step) => {
    if (step === 'undo') return undo(now);
    return step === 'redo' ? redo(now) : record(now, step, `set ${step}`);
  }, history);
}

function times(
  count: number,
  change: (history: History<number>) => History<number>,
  from: History<number>,
): History<number> {
  return Array.from({ length: count }).reduce<History<number>>((now) => change(now), from);
}

describe('history', () => {
  it('goes back and forth over what was recorded, and names each step by what it did', () => {
    const edited = record(record(startHistory('17'), '18', 'SDRs'), '19', 'AE win rate');
    expect(edited.past.map(({ what }) => what)).toEqual(['SDRs', 'AE win rate']);
    const back = undo(edited);
    expect([back.present, back.past.at(-1)?.what, back.future[0]?.what]).toEqual([
      '18',
      'SDRs',
      'AE win rate',
    ]);
    expect(redo(back)).toEqual(edited);
  });

  it('is the start again when everything is undone, and the end when all is redone', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (made, start) => {
        const edited = follow(startHistory(start), made);
        const undone = times(edited.past.length, undo, edited);
        expect(undone.present).toBe(start);
        expect(undone.past).toEqual([]);
        const all = edited.past.length + edited.future.length;
        expect(times(all, redo, undone)).toEqual(times(edited.future.length, redo, edited));
      }),
    );
  });

  it('undo and redo take each other back', () => {
    fc.assert(
      fc.property(steps, (made) => {
        const edited = follow(startHistory(0), made);
        if (edited.past.length > 0) expect(redo(undo(edited))).toEqual(edited);
        if (edited.future.length > 0) expect(undo(redo(edited))).toEqual(edited);
      }),
    );
  });

  it('stays the same value where there is nothing to undo or redo', () => {
    const history = startHistory(1);
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
  });

  it('forgets what was undone once something new is recorded', () => {
    const edited = record(undo(record(startHistory(1), 2, 'two')), 3, 'three');
    expect(edited.future).toEqual([]);
    expect(redo(edited)).toBe(edited);
    expect(undo(edited).present).toBe(1);
  });

  it('leaves the values it was given as they were', () => {
    fc.assert(
      fc.property(steps, (made) => {
        const edited = follow(startHistory(0), made);
        const before = structuredClone(edited);
        record(edited, 9, 'nine');
        undo(edited);
        redo(edited);
        expect(edited).toEqual(before);
      }),
    );
  });

  it('F69: keeps the newest 500 steps, and at least the 100 that are promised', () => {
    const edited = Array.from({ length: 620 }, (_, i) => i + 1).reduce(
      (history, value) => record(history, value, String(value)),
      startHistory(0),
    );
    expect(edited.past).toHaveLength(500);
    expect(times(1000, undo, edited).present).toBe(120);
  });
});
