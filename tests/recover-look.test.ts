/** The recovery page stands alone, so it states the app's colours and policy a second time; here they are held together. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { POLICY } from '../build/csp.ts';

const TOKENS = readFileSync('src/styles/tokens.css', 'utf8');
const OWN = readFileSync('public/recover.css', 'utf8');

/** The custom properties of the first block after `from`. */
function properties(css: string, from: string): Map<string, string> {
  const block = css.slice(css.indexOf(from)).split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

it.each([':root {', '@media (prefers-color-scheme: dark)'])(
  'has the colours and type of the app in %s',
  (from) => {
    const [app, own] = [properties(TOKENS, from), properties(OWN, from)];
    expect(own.size).toBeGreaterThan(10);
    for (const [name, value] of own)
      expect(`${name} ${value}`).toBe(`${name} ${app.get(name) ?? 'is not known'}`);
  },
);

it('F64: allows nothing that the app does not', () => {
  const page = readFileSync('public/recover.html', 'utf8');
  const own = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(page)?.[1]?.split('; ') ?? [];
  expect(own).toContain("default-src 'none'");
  const app = POLICY.split('; ');
  for (const rule of own.filter((text) => !/^(?:img-src|trusted-types) /.test(text)))
    expect(app).toContain(rule);
  expect(own).toContain("trusted-types 'none'");
  expect(page).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/);
});
