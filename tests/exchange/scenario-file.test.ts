import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Num } from '../../src/engine/number.ts';
import { planSheet } from '../../src/engine/plan.ts';
import type { ScenarioRead } from '../../src/engine/read-scenario.ts';
import { fileName, openScenario, scenarioText } from '../../src/exchange/scenario-file.ts';
import { fullScenarios, threeTiers, worked } from './scenarios.ts';

let made = 0;
const freshId = (): string => `fresh${++made}`;
const open = (text: string): ScenarioRead => openScenario(text, freshId);

/** The worked example's text with one part of it replaced. */
function damaged(part: string | RegExp, by: string): string {
  const text = scenarioText(worked);
  expect(text.search(part)).toBeGreaterThanOrEqual(0);
  return text.replace(part, by);
}

describe('a scenario as a file', () => {
  it('has its keys in the order of the design, two spaces a level, and a line break at the end', () => {
    const backwards = <T extends object>(fields: T): T =>
      Object.fromEntries(Object.entries(fields).reverse()) as T;
    const shuffled = backwards({ ...worked, tiers: worked.tiers.map(backwards) });
    const text = scenarioText(shuffled);
    expect(text).toBe(scenarioText(worked));
    expect(Object.keys(JSON.parse(text) as object)).toEqual([
      'format',
      'version',
      'id',
      'name',
      'notes',
      'currency',
      'period',
      'target',
      'tiers',
      'split',
      'team',
      'ramps',
      'sample', // prettier-ignore
    ]);
    expect(text).toMatch(/^\{\n {2}"format": "quotasheet-scenario",\n {2}"version": 4,\n[^]*\}\n$/);
    expect(text).toContain(
      '"id": "mid",\n      "name": "Mid-market",\n      "seats": "25",\n      "price": "200",\n      "winRate": "0.2",',
    );
  });

  it('loses no key that a later version adds', () => {
    const later = {
      ...worked,
      climate: ['1', '2'],
      tiers: worked.tiers.map((tier) => ({ ...tier, cycle: '90' })),
    };
    expect(JSON.parse(scenarioText(later))).toEqual(later);
  });

  it('F24: opens as it was saved, and saves as it was opened, whatever is in it', () => {
    fc.assert(
      fc.property(fullScenarios, fc.constantFrom('', '\ufeff'), (scenario, mark) => {
        const text = scenarioText(scenario);
        const read = open(mark + text);
        expect(read).toEqual({ ok: true, scenario });
        expect(read.ok && scenarioText(read.scenario)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});

describe('F55: limits are checked before anything is read', () => {
  it.each([
    ['a million brackets', '['.repeat(1e6)],
    ['a million objects', '{"a":'.repeat(3e5)],
    ['brackets in a sound file', damaged('"notes": ""', `"notes": ${'['.repeat(1e5)}${']'.repeat(1e5)}`)],
  ])('%s are refused within a second, the limit named', (_, text) => {
    const start = performance.now();
    expect(open(text)).toEqual({
      ok: false,
      key: 'the file',
      reason: 'is nested deeper than 20 levels, the most that are read',
    });
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('ten million items are refused within a second, the limit named', () => {
    const text = `[${'1,'.repeat(1e7)}1]`;
    const start = performance.now();
    expect(open(text)).toEqual({
      ok: false,
      key: 'the file',
      reason: 'is larger than 2 MB, the most that is read',
    });
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('a list of more tiers than the app holds is refused', () => {
    const [tier] = worked.tiers;
    expect(
      open(
        scenarioText({
          ...worked,
          tiers: Array.from({ length: 201 }, () => tier ?? worked.tiers[0]).flatMap((one) => one ?? []),
        }),
      ),
    ).toMatchObject({ ok: false, key: 'tiers' });
  });

  it('brackets inside of quoted text do not count', () => {
    const named = { ...worked, name: '[[[[[[[[[[[[[[[[[[[[[[[[ \\" {{{{{{{{{{{{{{{{{{{{{{{{{ \\' };
    expect(open(scenarioText(named))).toEqual({ ok: true, scenario: named });
  });

  it('20 levels are read as far as their key, 21 are not', () => {
    const nested = (levels: number): ScenarioRead =>
      open(damaged('"notes": ""', `"notes": ${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}`));
    expect(nested(20)).toMatchObject({ ok: false, key: 'notes' });
    expect(nested(21)).toMatchObject({ ok: false, key: 'the file' });
  });
});

describe('damaged and foreign files are refused with the key named', () => {
  it.each([
    ['', 'the file', 'is empty'],
    ['\ufeff \n', 'the file', 'is empty'],
    [
      '{"format": "quotasheet-scenario",\n"version": 1,,}',
      'the file',
      'is not valid JSON: line 2, column 14: a name in double quotes is expected',
    ],
    [
      scenarioText(worked).slice(0, scenarioText(worked).indexOf('ed example')),
      'the file',
      'is not valid JSON: line 5, column 11: this text in quotes is not closed',
    ],
    ['line,rule\r\n1,2', 'the file', 'is not valid JSON: line 1, column 1: a value is expected'],
    ['[]', 'the file', 'must be an object'],
    ['null', 'the file', 'must be an object'],
    ['{"format":"excalidraw"}', 'format', 'this is not a Quotasheet scenario'],
    [damaged('"arr": "2000000"', '"arr": "many"'), 'target.arr', '“many” is not an amount'],
    [
      damaged('"winRate": "0.2"', '"winRate": 0.2'),
      'tiers[0].winRate',
      'must be text in quotes, such as "0.2", so that no digit is lost',
    ],
  ])('%j: %s: %s', (text, key, reason) => {
    expect(open(text)).toEqual({ ok: false, key, reason });
  });

  it('F32: a file of a newer version says so', () => {
    expect(open(damaged('"version": 4', '"version": 5'))).toMatchObject({
      ok: false,
      key: 'version',
      newer: true,
    });
  });

  it('whatever the text, it gives a scenario or a reason and never throws', () => {
    const text = scenarioText(threeTiers);
    fc.assert(
      fc.property(
        fc.nat(text.length),
        fc.nat(30),
        fc.string({ unit: 'binary', maxLength: 5 }),
        (at, cut, put) => {
          const read = open(text.slice(0, at) + put + text.slice(at + cut));
          if (read.ok) expect(open(scenarioText(read.scenario))).toEqual(read);
          else expect([read.key, read.reason].every((words) => words !== '')).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('F54: a file cannot reach the prototypes', () => {
  const places: [string, RegExp, string][] = [
    ['the document', /"format"/, ''],
    ['the period', /"start"/, 'period.'],
    ['the target', /"arr"/, 'target.'],
    ['a tier', /"id": "mid"/, 'tiers[0].'],
    ['the team', /"sdrs"/, 'team.'],
  ];
  const names = ['__proto__', 'constructor', 'prototype'];

  it.each(
    places.flatMap(([where, part, prefix]) => names.map((name) => [name, where, part, prefix] as const)),
  )('%s in %s is an unknown field', (name, _, part, prefix) => {
    const text = damaged(part, `"${name}": {"x": 1, "polluted": true}, $&`);
    expect(open(text)).toEqual({ ok: false, key: `${prefix}${name}`, reason: 'unknown field' });
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    expect('polluted' in {}).toBe(false);
  });

  it.each(['__proto__', 'constructor'])('%s as the id of a tier is an id like any other', (id) => {
    const read = open(damaged('"id": "mid"', `"id": "${id}"`));
    expect(read.ok && read.scenario.tiers[0]?.id).toBe(id);
    expect(read.ok && planSheet(read.scenario).value('quotaOpps', { tier: id })).toEqual(new Num(17));
  });
});

describe('F56: ids are unique once a file is open', () => {
  it.each([
    ['doubled', '"id": "small"', '"id": "enterprise"'],
    ['missing', '"id": "small",', ''],
    ['of another form', '"id": "small"', '"id": "a b"'],
  ])('%s ids are replaced, and the totals stay', (_, part, by) => {
    const text = scenarioText(threeTiers).replace(part, by);
    const read = open(text);
    const tiers = read.ok ? read.scenario.tiers : [];
    expect(new Set(tiers.map(({ id }) => id)).size).toBe(3);
    expect(tiers.map(({ name }) => name)).toEqual(['Enterprise', 'Mid-market', 'Small']);
    expect(read.ok && planSheet(read.scenario).value('plannedArr')).toEqual(new Num(2148000));
  });
});

describe('U102: names of downloads', () => {
  it.each([
    ['FY27 base plan', 'FY27 base plan_2027-01-31.csv'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j_2027-01-31.csv'],
    ['../../etc/passwd', 'etc-passwd_2027-01-31.csv'],
    ['plan\u202egpj.exe', 'plangpj.exe_2027-01-31.csv'],
    ['a\u0000b\nc', 'abc_2027-01-31.csv'],
    ['=cmd', 'cmd_2027-01-31.csv'],
    ['  x  y ', 'x y_2027-01-31.csv'],
    ['میان', 'میان_2027-01-31.csv'],
    ['', 'scenario_2027-01-31.csv'],
    [' ...', 'scenario_2027-01-31.csv'],
    ['\u200f\u202e', 'scenario_2027-01-31.csv'],
  ])('%j is saved as %j', (name, file) => {
    expect(fileName(name, 'csv', '2027-01-31T10:00:00.000Z')).toBe(file);
  });

  it('is cut where the scenario has a very long one', () => {
    expect(fileName('x'.repeat(10_000), 'csv', '2027-01-31')).toBe(`${'x'.repeat(50)}_2027-01-31.csv`);
  });

  const signs = fc.constantFrom('x', '漢', '😀', 'č', '/', ' ', '.', '=', '\u202e', '\ud800', '\u0000');

  it('is a name that every file system takes, whatever the scenario is called', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 120 }),
          fc.string({ unit: signs, maxLength: 120, size: 'max' }),
          fc.string({ unit: fc.constantFrom('漢', '😀'), maxLength: 120, size: 'max' }),
        ),
        (name) => {
          const file = fileName(name, 'json', '2027-01-31');
          expect(file).toMatch(/^[^\s.=+\-@'/\\:*?"<>|\p{C}][^/\\:*?"<>|\p{C}\r\n]*_2027-01-31\.json$/u);
          expect(new TextEncoder().encode(file).length).toBeLessThanOrEqual(255);
        },
      ),
      { numRuns: 300 },
    );
  });
});
