import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupText, readBackup, type BackupContent } from '../../src/exchange/backup.ts';
import { isBackupText } from '../../src/exchange/is-backup-text.ts';
import { scenarioText } from '../../src/exchange/scenario-file.ts';
import { threeTiers } from '../support/plans.ts';
import { scenarios } from './scenarios.ts';

const MADE = '2027-01-04T12:00:00.000Z';
const plan = threeTiers();
const kept = { id: plan.id, revision: 7, savedAt: MADE, scenario: plan };
const content: BackupContent = {
  openId: plan.id,
  settings: { locale: 'hr-HR', theme: 'dark' },
  scenarios: [kept, { ...kept, id: 'other', scenario: { ...plan, id: 'other', name: 'Other' } }],
  trash: [
    { id: 'gone', deletedAt: MADE, record: { ...kept, id: 'gone', scenario: { ...plan, id: 'gone' } } },
  ],
  versions: [{ id: plan.id, revision: 3, at: MADE, why: 'named', name: 'Board', scenario: plan }],
  unreadable: [{ key: 'scenario/bad', raw: { odd: true } }],
};

const fresh = (): string => 'fresh';

async function read(text: string): Promise<Awaited<ReturnType<typeof readBackup>>> {
  return readBackup(text, fresh);
}

async function changed(
  change: (file: { version: number; contents: { trash: unknown[] } }) => void,
): Promise<string> {
  const file = JSON.parse(await backupText(content, MADE)) as Parameters<typeof change>[0];
  change(file);
  return JSON.stringify(file);
}

describe('a backup', () => {
  it('F41: comes back equal, and says that it is whole', async () => {
    const text = await backupText(content, MADE);
    expect(await read(text)).toEqual({ ok: true, made: MADE, content, isWhole: true, leftOut: [] });
    expect(await read(`\ufeff${text}`)).toMatchObject({ isWhole: true });
  });

  it('F41: is JSON that a person can read, with version, count and checksum first', async () => {
    const text = await backupText(content, MADE);
    expect(text.split('\n').slice(0, 10)).toEqual([
      '{',
      '  "format": "quotasheet-backup",',
      '  "version": 1,',
      `  "made": "${MADE}",`,
      '  "count": {',
      '    "scenarios": 2,',
      '    "trash": 1,',
      '    "versions": 1',
      '  },',
      expect.stringMatching(/^ {2}"checksum": "sha256:[0-9a-f]{64}",$/),
    ]);
    expect([isBackupText(text), isBackupText(scenarioText(plan))]).toEqual([true, false]);
  });

  it('F41: holds any scenario, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, fc.integer({ min: 1, max: 9999 }), async (scenario, revision) => {
        const one = { id: scenario.id, revision, savedAt: MADE, scenario };
        const all = { ...content, scenarios: [one] };
        expect(await read(await backupText(all, MADE))).toMatchObject({ content: all, isWhole: true });
      }),
    );
  });

  it('F41: that was changed by hand is read, and said to be changed', async () => {
    const text = (await backupText(content, MADE)).replace('"Other"', '"Another"');
    expect(await read(text)).toMatchObject({ ok: true, isWhole: false });
    const cut = await changed((file) => file.contents.trash.pop());
    expect(await read(cut)).toMatchObject({ ok: true, isWhole: false });
  });

  it('F22: one damaged plan costs no other, and is named', async () => {
    const text = (await backupText(content, MADE)).replace(/"name": "Other",[^]*?"seats": "\d+"/, (part) =>
      part.replace(/"seats": "\d+"/, '"seats": 25'),
    );
    const found = await read(text);
    expect(found).toMatchObject({ ok: true, content: { scenarios: [kept] } });
    expect(found.ok && found.leftOut).toEqual([
      expect.stringMatching(/^Plan “Other”: tiers\[0\]\.seats: must be text/),
    ]);
  });

  it('F56: of two records with one id there is one', async () => {
    const text = await backupText({ ...content, scenarios: [kept, { ...kept, revision: 8 }] }, MADE);
    const found = await read(text);
    expect(found.ok && found.content.scenarios.map(({ revision }) => revision)).toEqual([8]);
  });

  it.each([
    ['', /is empty/],
    ['{"format": "quotasheet-backup"', /not valid JSON: line 1/],
    ['{"format": "something"}', /not a Quotasheet backup/],
    ['{"format": "quotasheet-backup", "version": 1}', /holds nothing/],
    ['[null]', /not a Quotasheet backup/],
    [scenarioText(plan), /not a Quotasheet backup/],
    ['['.repeat(1_000_000), /nested deeper than 30/],
  ])('F55: %s is refused with the reason', async (text, reason) => {
    const found = await read(text);
    expect(found.ok ? '' : found.reason).toMatch(reason);
  });

  it('F32: of a newer version says so', async () => {
    const text = await changed((file) => (file.version = 2));
    expect(await read(text)).toMatchObject({ ok: false, newer: true });
  });

  it('F54: cannot reach the prototype', async () => {
    const text = (await backupText(content, MADE)).replace(
      '"locale"',
      '"__proto__": {"polluted": 1}, "locale"',
    );
    await read(text);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
