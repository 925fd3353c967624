/** Every golden case agrees, figure by figure. `GOLDEN_DIR` names another folder of cases to run instead of this one. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCase, type GoldenCase } from './deterministic.ts';

const folder = process.env['GOLDEN_DIR'] ?? import.meta.dirname;
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('golden cases', () => {
  it('has files to run', () => {
    expect(files.length).toBeGreaterThan(0);
  });
  for (const file of files) {
    const { schema, cases } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as {
      schema: number;
      cases: GoldenCase[];
    };
    describe(file, () => {
      it('is of a schema known here', () => {
        expect(schema).toBe(1);
        expect(cases.length).toBeGreaterThan(0);
      });
      it.each(cases.map((one) => [one.id, one] as const))('%s', (_id, one) => {
        checkCase(one);
      });
    });
  }
});
