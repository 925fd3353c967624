import { describe, expect, it } from 'vitest';
import {
  isEnough,
  isFull,
  movedPlan,
  readChoice,
  withoutPlan,
  withPlan,
  type Choice,
} from '../../../src/ui/compare/choice.ts';

const present = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const abc: Choice = { ids: ['a', 'b', 'c'], baseline: 'b', onlyDifferences: true, eachTier: false };

describe('what was kept', () => {
  it('is taken as it was: plans, order, baseline and what is shown', () => {
    const kept = { ids: ['c', 'a'], baseline: 'a', onlyDifferences: false, eachTier: true };
    expect(readChoice(kept, present)).toEqual(kept);
  });

  it('is the first three plans before anybody chose, the first as the baseline', () => {
    expect(readChoice(undefined, present)).toEqual({ ...abc, baseline: 'a' });
    expect(readChoice(undefined, ['a'])).toMatchObject({ ids: ['a'], baseline: 'a' });
    expect(readChoice(undefined, [])).toMatchObject({ ids: [], baseline: '' });
  });

  it('loses plans that are gone, and then has another baseline', () => {
    expect(readChoice({ ids: ['x', 'c', 'b'], baseline: 'x' }, present)).toMatchObject({
      ids: ['c', 'b'],
      baseline: 'c',
    });
    expect(readChoice({ ids: [] }, present).ids).toEqual([]);
  });

  it.each([7, 'abc', null, ['a'], { ids: 'abc' }, { ids: [1, null] }, { ids: present, baseline: {} }])(
    'may be anything: %j',
    (kept) => {
      const { ids, baseline } = readChoice(kept, present);
      expect(ids.length).toBeLessThanOrEqual(6);
      expect(ids.length === 0 ? '' : ids[0]).toBe(baseline);
    },
  );
});

describe('a choice', () => {
  it('takes plans in up to six, each once', () => {
    expect(withPlan(abc, 'd').ids).toEqual(['a', 'b', 'c', 'd']);
    expect(withPlan(abc, 'a')).toBe(abc);
    const full = { ...abc, ids: present.slice(0, 6) };
    expect([isFull(abc), isFull(full), withPlan(full, 'g')]).toEqual([false, true, full]);
  });

  it('lets go of the baseline with its plan', () => {
    expect(withoutPlan(abc, 'b')).toMatchObject({ ids: ['a', 'c'], baseline: 'a' });
    expect(withoutPlan(abc, 'c')).toMatchObject({ ids: ['a', 'b'], baseline: 'b' });
    const none = withoutPlan({ ...abc, ids: ['b'] }, 'b');
    expect([none.ids, none.baseline, isEnough(none)]).toEqual([[], '', false]);
    expect(withPlan(none, 'd')).toMatchObject({ ids: ['d'], baseline: 'd' });
  });

  it('moves a plan and keeps the baseline, but not past an end', () => {
    expect(movedPlan(abc, 'c', -1)).toMatchObject({ ids: ['a', 'c', 'b'], baseline: 'b' });
    expect(movedPlan(abc, 'c', -2).ids).toEqual(['c', 'a', 'b']);
    expect(movedPlan(abc, 'a', 1).ids).toEqual(['b', 'a', 'c']);
    for (const [id, by] of [
      ['a', -1],
      ['c', 1],
      ['x', 1],
    ] as const)
      expect(movedPlan(abc, id, by)).toBe(abc);
  });
});
