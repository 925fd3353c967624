import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../src/engine/scenario.ts';
import { computeInTurns, headlineOf } from '../../../src/ui/scenarios/headline.svelte.ts';
import { firstLine, searched, sortBy, sorted, type ListedPlan } from '../../../src/ui/scenarios/plan-list.ts';
import { plan } from '../../support/plans.ts';

function listed(name: string, fields: Partial<Scenario> = {}, savedAt = '2027-01-04T12:00:00Z'): ListedPlan {
  return { id: name, savedAt, scenario: { ...plan({}), id: name, name, ...fields } };
}

const names = (plans: readonly ListedPlan[]): string => plans.map(({ id }) => id).join(' ');
const up = (key: 'name' | 'source' | 'edited' | 'sdrs' | 'notes') => ({ key, isDown: false }) as const;
const down = (key: 'name' | 'source' | 'edited' | 'sdrs' | 'notes') => ({ key, isDown: true }) as const;

describe('searched', () => {
  const plans = [
    listed('Base', { notes: 'for the Board' }),
    listed('Copy', { source: { id: 'x', name: 'Élan' } }),
    listed('Board plan'),
  ];

  it('finds every word, in names, notes and sources, in any case', () => {
    expect(names(searched(plans, 'board'))).toBe('Base Board plan');
    expect(names(searched(plans, 'PLAN board'))).toBe('Board plan');
    expect(names(searched(plans, 'élan'))).toBe('Copy');
    expect(names(searched(plans, 'nowhere'))).toBe('');
  });

  it('finds all where nothing is searched', () => {
    expect(searched(plans, '  ')).toBe(plans);
  });
});

describe('sorted', () => {
  it('by name goes as people count, either way', () => {
    const plans = [listed('plan 10'), listed('Plan 9'), listed('alpha')];
    expect(names(sorted(plans, up('name'), 'en-US'))).toBe('alpha Plan 9 plan 10');
    expect(names(sorted(plans, down('name'), 'en-US'))).toBe('plan 10 Plan 9 alpha');
  });

  it('puts what has nothing last either way, and equals by name', () => {
    const plans = [listed('B'), listed('C', { source: { id: 's', name: 'S' } }), listed('A')];
    expect(names(sorted(plans, up('source'), 'en-US'))).toBe('C A B');
    expect(names(sorted(plans, down('source'), 'en-US'))).toBe('C A B');
  });

  it('by the last edit goes by time, whatever the zone it is written in', () => {
    const plans = [
      listed('early', {}, '2027-01-04T12:00:00+02:00'),
      listed('late', {}, '2027-01-04T11:00:00Z'),
    ];
    expect(names(sorted(plans, down('edited'), 'en-US'))).toBe('late early');
  });

  it('by a figure waits for those that are not computed yet', () => {
    const plans = ['9', '10', '8'].map((sdrs) => listed(sdrs, { team: { ...plan({}).team, sdrs } }));
    expect(names(sorted(plans, down('sdrs'), 'en-US'))).toBe('8 9 10'); // none yet: by name
    for (const { scenario } of plans) headlineOf(scenario).compute();
    expect(names(sorted(plans, down('sdrs'), 'en-US'))).toBe('10 9 8');
  });

  it('turns round when the same is asked for again', () => {
    expect(sortBy('name')).toEqual(up('name'));
    expect(sortBy('sdrs')).toEqual(down('sdrs'));
    expect(sortBy('sdrs', down('sdrs'))).toEqual(up('sdrs'));
  });
});

describe('firstLine', () => {
  it('is the first that says something', () => {
    expect(firstLine('\n  \n  agreed \nsecond')).toBe('agreed');
    expect(firstLine('')).toBe('');
  });
});

describe('computeInTurns', () => {
  it('computes all, not at once, and stops when told', async () => {
    const headlines = [1, 2, 3].map((sdrs) => headlineOf(plan({ sdrs: String(sdrs) })));
    computeInTurns(headlines)();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(headlines.map(({ figures }) => figures)).toEqual([undefined, undefined, undefined]);
    computeInTurns(headlines);
    expect(headlines[0]?.figures).toBeUndefined();
    await expect.poll(() => headlines.map((one) => one.number('opps'))).toEqual([167, 84, 56]);
  });

  it('knows a plan again, and not what an edit made of it', () => {
    const one = plan({});
    expect(headlineOf(one)).toBe(headlineOf(one));
    expect(headlineOf({ ...one })).not.toBe(headlineOf(one));
  });
});
