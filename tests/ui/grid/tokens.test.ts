/** Every ink on every ground it stands on: 4.5:1 for text, 3:1 for rings, frames and controls, light and dark. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const styles = join(import.meta.dirname, '../../../src/styles');
const css = readFileSync(join(styles, 'tokens.css'), 'utf8');
const base = readFileSync(join(styles, 'base.css'), 'utf8');

function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[\da-f]{3,6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const light = tokensOf(':root');
const dark = tokensOf(":root[data-theme='dark']");
const systemDark = tokensOf(":root:not([data-theme='light'])");

function luminance(hex: string): number {
  const digits = (hex.length === 4 ? hex.slice(1).replaceAll(/./g, '$&$&') : hex.slice(1)).match(/../g) ?? [];
  const [red = 0, green = 0, blue = 0] = digits.map((pair) => {
    const share = Number.parseInt(pair, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(tokens: Map<string, string>, one: string, other: string): number {
  const [low = 0, high = 0] = [one, other]
    .map((name) => luminance(tokens.get(name) ?? ''))
    .sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** The pairs of an ink and a ground that fall short. */
function tooFaint(tokens: Map<string, string>, inks: string[], grounds: string[], least: number): string[] {
  return inks.flatMap((ink) =>
    grounds.filter((ground) => contrast(tokens, ink, ground) < least).map((ground) => `${ink} on ${ground}`),
  );
}

const surfaces = ['paper', 'sheet', 'header'];
const tints = ['accent-tint', 'input-tint', 'warning-tint'];

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('%s colours', (_, tokens) => {
  it('every ink can be read on every ground', () => {
    const inks = ['ink', 'soft', 'accent', 'input', 'linked', 'good', 'warning'];
    expect(tooFaint(tokens, inks, [...surfaces, ...tints], 4.5)).toEqual([]);
    expect(tooFaint(tokens, ['accent-ink'], ['accent'], 4.5)).toEqual([]);
  });

  it('rings, frames and controls can be seen (U70)', () => {
    expect(tooFaint(tokens, ['ring', 'input-line', 'control-line'], surfaces, 3)).toEqual([]);
  });
});

it('the dark of the system is the dark of the setting', () => {
  expect(systemDark.size).toBeGreaterThan(10);
  expect([...systemDark]).toEqual([...dark]);
});

it.each([
  ['tokens.css', css],
  ['base.css', base],
])('%s knows no left and right (U91)', (_, text) => {
  expect(text).not.toMatch(/\b(?:left|right)\b/);
});
