import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from '../../src/exchange/json-fault.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('where a text stops being JSON', () => {
  it.each([
    ['{"a":1,}', 1, 8, 'a name in double quotes is expected'],
    ['{"a":1\n "b":2}', 2, 2, 'a comma or “}” is expected'],
    ['{\r\n  "a" 1\r\n}', 2, 7, 'a colon is expected after the name'],
    ['{a:1}', 1, 2, 'a name in double quotes is expected'],
    ["{'a':1}", 1, 2, 'a name in double quotes is expected'],
    ['[1,2', 1, 5, 'the text ends too early'],
    ['[1,]', 1, 4, 'a value is expected'],
    ['[1 2]', 1, 4, 'a comma or “]” is expected'],
    ['{"a":', 1, 6, 'the text ends too early'],
    ['{', 1, 2, 'the text ends too early'],
    ['{}{}', 1, 3, 'nothing more is expected after the end'],
    ['[\n "a', 2, 2, 'this text in quotes is not closed'],
    ['"a\nb"', 1, 3, 'a line break or control sign in quotes must be escaped'],
    ['"\\x"', 1, 3, 'there is no such escape'],
    ['"\\u12g4"', 1, 3, 'there is no such escape'],
    ['NaN', 1, 1, 'a value is expected'],
    ['01', 1, 2, 'nothing more is expected after the end'],
    ['', 1, 1, 'the text ends too early'],
    ['\n\n\nPK', 4, 1, 'a value is expected'],
  ])('%j: line %s, column %s: %s', (text, line, column, say) => {
    expect(jsonFault(text)).toEqual({ line, column, say });
    expect(isJson(text)).toBe(false);
  });

  it('finds no fault in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.jsonValue({ stringUnit: 'binary' })),
        fc.constantFrom(undefined, 2, '\t'),
        (value, indent) => {
          expect(jsonFault(JSON.stringify(value, null, indent))).toBeUndefined();
        },
      ),
    );
  });

  it('finds a fault just where JSON.parse refuses the text', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"a"',
      '\\',
      '\\u',
      '0',
      '1',
      '-',
      '.5',
      'e',
      'null',
      'true',
      ' ',
      '\n',
      '\u0001',
      '\u007f',
    );
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 8 }).map((all) => all.join('')),
      fc.tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.nat(3), pieces).map(([json, at, cut, piece]) => {
        const place = at % (json.length + 1);
        return json.slice(0, place) + piece + json.slice(place + cut);
      }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(jsonFault(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('answers in time that grows with the text', () => {
    const start = performance.now();
    for (const text of [
      `"${'a'.repeat(2e6)}`,
      `"${'\\n'.repeat(1e6)}`,
      `"${'\\'.repeat(2e6)}`,
      `[${'1,'.repeat(1e6)}`,
      `${' '.repeat(2e6)}x`,
      '1'.repeat(2e6) + 'x',
    ])
      jsonFault(text);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
