/** Every rule has a worked example that carries its id. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { catalogue } from '../../../src/engine/lines/catalogue.ts';

const texts = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8'))
  .join('\n');

it.each(catalogue.lines.map(({ name, line }) => [line.rule, name] as const))(
  '%s %s is worked out by hand in a test',
  (rule, name) => {
    expect(new RegExp(`example(?:Near)?\\(\\s*'${rule}',\\s*'${name}',`).test(texts)).toBe(true);
  },
);
