import { describe, expect, it, vi } from 'vitest';
import { Analysis } from '../../src/state/analysis.svelte.ts';
import { createScheduler, type Answer } from '../../src/workers/scheduler.ts';
import { packed, unpacked } from '../../src/workers/wire.ts';
import { Num } from '../../src/engine/number.ts';
import { plan, threeTiers, worked } from '../support/plans.ts';

/** Waits longer than a busy machine takes. */
const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 30_000 });

const none = (): Worker => {
  throw new Error('no workers here');
};

/** A worker that runs the same scheduler, with copies of what is sent as between threads. */
function fakeWorker(): Worker {
  const worker = {
    onmessage: undefined as ((event: { data: unknown }) => void) | undefined,
    postMessage: (wish: unknown) => {
      receive(structuredClone(wish) as Parameters<typeof receive>[0]);
    },
    terminate: vi.fn(),
  };
  const receive = createScheduler(
    (answer) => worker.onmessage?.({ data: structuredClone(answer) }),
    () => new Promise((resolve) => setTimeout(resolve)),
    () => 0,
  );
  return worker as unknown as Worker;
}

describe.each([
  ['in a worker', fakeWorker],
  ['in the page', none],
])('what is computed %s', (_, make) => {
  it('is found, with decimals as decimals', async () => {
    const analysis = new Analysis(make);
    analysis.ask({ kind: 'picture' }, worked);
    expect(analysis.state('picture').done).toBe(0);
    await until(() => {
      expect(analysis.state('picture')).not.toHaveProperty('done');
    });
    const { found, of, done } = analysis.state('picture');
    expect(found?.columns.chanceOfTarget?.map(String)).toEqual(['0.5305725312123044']);
    expect(found?.columns.arrQuantile?.map(String)).toEqual(['1620000', '2040000', '2460000']);
    expect(found?.bars.all?.mass.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 3);
    expect(of).toBe(worked);
    expect(done).toBeUndefined();
    analysis.close();
  });

  it('is that of the latest wish, whatever was asked before', async () => {
    const analysis = new Analysis(make);
    for (const arr of ['1000000', '1500000', '4000000'])
      analysis.ask({ kind: 'picture' }, plan({ arr, tiers: [{ opps: '17' }] }));
    const last = plan({ arr: '0', tiers: [{ opps: '17' }] });
    analysis.ask({ kind: 'picture' }, last);
    await until(() => {
      expect(analysis.state('picture')).toMatchObject({ of: last });
    });
    expect(analysis.state('picture').found?.columns.chanceOfTarget?.map(String)).toEqual(['1']);
    analysis.close();
  });

  it('is given up when it is called off, and what was found before stays', async () => {
    const analysis = new Analysis(make);
    analysis.ask({ kind: 'tornado' }, worked);
    await until(() => {
      expect(analysis.state('tornado').found).toBeDefined();
    });
    analysis.ask({ kind: 'tornado' }, threeTiers());
    analysis.cancel('tornado');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(analysis.state('tornado')).toMatchObject({ of: worked });
    expect(analysis.state('tornado').done).toBeUndefined();
    analysis.close();
  });

  it('is null for an input that the plan does not have', async () => {
    const analysis = new Analysis(make);
    const gone = { x: 'tiers[gone].price', y: 'target.arr', points: 5, outcome: 'chance' } as const;
    analysis.ask({ kind: 'table', ...gone }, worked);
    analysis.ask({ kind: 'curve', ...gone }, worked);
    await until(() => {
      expect([analysis.state('table').of, analysis.state('curve').of]).toEqual([worked, worked]);
    });
    expect([analysis.state('table').found, analysis.state('curve').found]).toEqual([null, null]);
    analysis.close();
  });

  it('runs side by side for jobs of several kinds', async () => {
    const analysis = new Analysis(make);
    const axes = { x: 'tiers[mid].winRate', y: 'team.sdrs', points: 5, outcome: 'chance' } as const;
    analysis.ask({ kind: 'table', ...axes }, worked);
    analysis.ask({ kind: 'information', tier: 'mid' }, worked);
    await until(() => {
      expect(analysis.state('table').found).toBeDefined();
      expect(analysis.state('information').found).toBeDefined();
    });
    const { found } = analysis.state('table');
    expect(found?.rows[2]?.[2]).toBeCloseTo(0.5305725312123, 12);
    expect(analysis.state('information').found?.known[0]?.chance).toBeCloseTo(0.5305725312123, 12);
    analysis.close();
  });
});

describe('a worker that dies', () => {
  it('leaves what was asked of it to the page', async () => {
    const mute = { postMessage: vi.fn(), terminate: vi.fn() } as unknown as Worker;
    const analysis = new Analysis(() => mute);
    analysis.ask({ kind: 'picture' }, worked);
    mute.onerror?.(new ErrorEvent('error'));
    await until(() => {
      expect(analysis.state('picture').found).toBeDefined();
    });
    analysis.close();
  });
});

describe('a worker in a long step', () => {
  /** Two workers that hear what they are sent first and nothing more, then one that works. */
  const deaf = () => {
    const made: ReturnType<typeof vi.fn>[] = []; // how each is ended
    const make = (): Worker => {
      if (made.length === 2) return fakeWorker();
      let heard = false;
      const worker = {
        onmessage: undefined as ((event: { data: unknown }) => void) | undefined,
        postMessage: ({ id }: { id: number }) => {
          if (!heard) setTimeout(() => worker.onmessage?.({ data: { heard: id } }));
          heard = true;
        },
        terminate: vi.fn(),
      };
      made.push(worker.terminate);
      return worker as unknown as Worker;
    };
    return { made, make };
  };
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  it('gives way to another one when something newer is wished for', async () => {
    const { made, make } = deaf();
    const analysis = new Analysis(make);
    analysis.ask({ kind: 'picture' }, threeTiers());
    await pause(20);
    analysis.ask({ kind: 'picture' }, worked);
    await until(() => {
      expect(made[0]).toHaveBeenCalledOnce();
    });
    expect(made).toHaveLength(2);
    await pause(20);
    analysis.ask({ kind: 'picture' }, worked);
    await until(() => {
      expect(analysis.state('picture')).toMatchObject({ of: worked });
    });
    analysis.close();
  });

  it('gives way once for one wish: the worker in its place may take its time', async () => {
    const made: ReturnType<typeof vi.fn>[] = [];
    const analysis = new Analysis(() => {
      const hearsAll = made.length > 0;
      let heard = 0;
      const worker = {
        onmessage: undefined as ((event: { data: unknown }) => void) | undefined,
        postMessage: ({ id }: { id: number }) => {
          if (hearsAll || heard++ === 0) setTimeout(() => worker.onmessage?.({ data: { heard: id } }));
        },
        terminate: vi.fn(),
      };
      made.push(worker.terminate);
      return worker as unknown as Worker;
    });
    analysis.ask({ kind: 'picture' }, worked);
    await pause(20);
    analysis.ask({ kind: 'tornado' }, worked);
    analysis.cancel('picture');
    await until(() => {
      expect(made).toHaveLength(2);
    });
    await pause(700);
    expect(made).toHaveLength(2);
    analysis.close();
  });

  it('is left alone while nothing of it is given up', async () => {
    const { made, make } = deaf();
    const analysis = new Analysis(make);
    analysis.ask({ kind: 'picture' }, worked);
    await pause(20);
    analysis.ask({ kind: 'tornado' }, worked);
    await pause(500);
    expect(made[0]).not.toHaveBeenCalled();
    analysis.close();
  });

  it('gives way when its work is called off, and the rest of its work goes on', async () => {
    const { made, make } = deaf();
    const analysis = new Analysis(make);
    analysis.ask({ kind: 'picture' }, threeTiers());
    await pause(20);
    analysis.ask({ kind: 'information', tier: 'mid' }, worked);
    analysis.cancel('picture');
    expect(analysis.state('picture').done).toBeUndefined();
    await until(() => {
      expect(made[0]).toHaveBeenCalledOnce();
    });
    await pause(20);
    analysis.cancel('picture'); // the second one is deaf, too
    await until(() => {
      expect(analysis.state('information').found).toBeDefined();
    });
    analysis.close();
  });
});

describe('a job that takes longer', () => {
  it('tells what it has found so far, and all of it in the end', async () => {
    const answers: Answer[] = [];
    let time = 0;
    const receive = createScheduler(
      (answer) => answers.push(answer),
      () => Promise.resolve(),
      () => (time += 20),
    );
    receive({ id: 1, job: { kind: 'picture' }, scenario: worked });
    await until(() => {
      expect(answers.at(-1)).toHaveProperty('found');
    });
    const columns = (answer: unknown): string[] =>
      Object.keys((answer as { columns?: object } | undefined)?.columns ?? {});
    const [part] = answers.flatMap((answer) => ('soFar' in answer ? [columns(answer.soFar)] : []));
    const whole = answers.flatMap((answer) => ('found' in answer ? [columns(answer.found)] : []))[0];
    expect(part).toContain('chanceOfTarget');
    expect(part).not.toContain('monthChance');
    expect(whole).toEqual(expect.arrayContaining([...(part ?? []), 'monthChance']));
  });
});

describe('a job that breaks', () => {
  it('says so, and others go on', async () => {
    const answers: Answer[] = [];
    const receive = createScheduler(
      (answer) => answers.push(answer),
      () => Promise.resolve(),
      () => 0,
    );
    receive({ id: 1, job: { kind: 'information', tier: 'gone' }, scenario: worked });
    receive({ id: 2, job: { kind: 'picture' }, scenario: worked });
    await until(() => {
      expect(answers.at(-1)).toMatchObject({ id: 2, kind: 'picture', found: {} });
    });
    const told = answers.flatMap((answer) => ('heard' in answer ? [] : [answer]));
    expect(told[0]).toMatchObject({ id: 1, failed: expect.stringContaining('gone') as unknown });
    expect(told.slice(1).map(({ id }) => id)).not.toContain(1);
  });
});

describe('the way between threads', () => {
  it('keeps decimals of any size, and all that is plain', () => {
    const data = {
      a: [new Num('0.1'), null, 'text', 1, true],
      b: { c: new Num('123456789012345678901234567890.5'), d: undefined },
    };
    const back = unpacked(structuredClone(packed(data)));
    expect(back).toEqual(data);
    expect(Num.isDecimal((back as typeof data).b.c)).toBe(true);
  });
});
