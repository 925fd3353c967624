import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/engine/formula/parse.ts';
import { print } from '../../../src/engine/formula/print.ts';
import { parts, type Tree } from '../../../src/engine/formula/tree.ts';
import { meaning, nodes, trees } from '../../support/arbitrary-trees.ts';

function tree(text: string): Tree {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`${parsed.say} at ${parsed.at}`);
  return parsed.tree;
}

function fault(text: string): [number, string] {
  const parsed = parse(text);
  return parsed.ok ? [-1, 'is read'] : [parsed.at, parsed.say];
}

describe('precedence is Excel’s', () => {
  it.each([
    ['-2^2', ['^', ['negate', '2'], '2']],
    ['2^-2', ['^', '2', ['negate', '2']]],
    ['2^3^2', ['^', ['^', '2', '3'], '2']],
    ['-20%', ['negate', ['percent', '20']]],
    ['20%%', ['percent', ['percent', '20']]],
    ['20%^2', ['^', ['percent', '20'], '2']],
    ['2^20%', ['^', '2', ['percent', '20']]],
    ['1+2*3', ['+', '1', ['*', '2', '3']]],
    ['1-2-3', ['-', ['-', '1', '2'], '3']],
    ['8/4/2', ['/', ['/', '8', '4'], '2']],
    ['8/4*2', ['*', ['/', '8', '4'], '2']],
    ['2*3^2', ['*', '2', ['^', '3', '2']]],
    ['1+2=3', ['=', ['+', '1', '2'], '3']],
    ['1<2=1', ['=', ['<', '1', '2'], '1']],
    ['1<>2', ['<>', '1', '2']],
    ['1<=2>=0', ['>=', ['<=', '1', '2'], '0']],
    ['1+2>3*4', ['>', ['+', '1', '2'], ['*', '3', '4']]],
    ['(1+2)*3', ['*', ['+', '1', '2'], '3']],
    ['-(1+2)', ['negate', ['+', '1', '2']]],
    ['--2', ['negate', ['negate', '2']]],
    ['+2', '2'],
    ['2 - -+2', ['-', '2', ['negate', '2']]],
    ['(1+2)%', ['percent', ['+', '1', '2']]],
    ['IF(a=1,b,c)', ['IF', ['=', ['a'], '1'], ['b'], ['c']]],
    ['SUM(a*b)/c', ['/', ['SUM', ['*', ['a'], ['b']]], ['c']]],
    [' MIN( 1 , 2,3 ) ', ['MIN', '1', '2', '3']],
    ['IFNA(a,1)%', ['percent', ['IFNA', ['a'], '1']]],
    ['1e3+.5', ['+', '1e3', '.5']],
    ['e2', ['e2']],
    ['2e', undefined],
  ])('%s', (text, meant) => {
    const parsed = parse(text);
    expect(parsed.ok ? meaning(parsed.tree) : undefined).toEqual(meant);
  });
});

describe('places', () => {
  it('stand on every node, brackets included', () => {
    const text = 'IF(a < 10, (b + 2) * c, -d%)';
    const found = nodes(tree(text)).map(({ from, to }) => text.slice(from, to));
    expect(found).toEqual([
      text,
      'a < 10',
      'a',
      '10',
      '(b + 2) * c',
      '(b + 2)',
      'b',
      '2',
      'c',
      '-d%',
      'd%',
      'd',
    ]);
  });
  it('hold the parts in order, and what stands there reads the same', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(trees, (meant) => {
        const text = print(meant);
        for (const node of nodes(tree(text))) {
          const inner = parts(node);
          inner.forEach((part, i) => {
            expect(part.from).toBeGreaterThanOrEqual(node.from);
            expect(part.to).toBeLessThanOrEqual(node.to);
            expect(part.from).toBeGreaterThanOrEqual(inner[i - 1]?.to ?? 0);
          });
          expect(meaning(tree(text.slice(node.from, node.to)))).toEqual(meaning(node));
        }
      }),
    );
  });
});

describe('faults', () => {
  it.each([
    ['', 0, 'the formula ends too early'],
    ['   ', 3, 'the formula ends too early'],
    ['1+', 2, 'the formula ends too early'],
    ['1 2', 2, '“2” is not expected here'],
    ['*2', 0, '“*” is not expected here'],
    ['2**3', 2, '“*” is not expected here'],
    ['2 # 3', 2, '“#” has no meaning in a formula'],
    ['a.b', 1, '“.” has no meaning in a formula'],
    ['"x"', 0, '“"” has no meaning in a formula'],
    ['1;2', 1, '“;” has no meaning in a formula'],
    ['(1+2', 4, 'the bracket at 1 is not closed'],
    ['MIN(1,(2)', 9, 'the bracket at 4 is not closed'],
    ['1)', 1, '“)” is not expected here'],
    ['VLOOKUP(1)', 0, 'there is no function VLOOKUP'],
    ['1 + toString(1)', 4, 'there is no function toString'],
    ['sum(1)', 0, 'there is no function sum'],
    ['IF(1,2)', 0, 'IF does not take 2 values'],
    ['2*SUM(1,2)', 2, 'SUM does not take 2 values'],
    ['MIN(1)', 0, 'MIN does not take 1 values'],
    ['IF()', 3, '“)” is not expected here'],
    ['=1', 0, '“=” is not expected here'],
  ])('%s at %i: %s', (text, at, say) => {
    expect(fault(text)).toEqual([at, say]);
  });
  it('end nesting at 100 brackets or signs, long before the stack does', () => {
    const nested = (depth: number): string => '('.repeat(depth) + '1' + ')'.repeat(depth);
    expect(parse(nested(99)).ok).toBe(true);
    expect(fault(nested(100))).toEqual([100, 'the formula is nested too deep']);
    expect(fault('-'.repeat(100_000))[1]).toBe('the formula is nested too deep');
    expect(fault('IF('.repeat(5000))[1]).toBe('the formula is nested too deep');
  });
  it('are reasons, never thrown, for any text', { timeout: 60_000 }, () => {
    const signs = fc.string({
      unit: fc.constantFrom(
        '1',
        '.',
        'e',
        '+',
        '-',
        '*',
        '/',
        '^',
        '%',
        '<',
        '>',
        '=',
        '(',
        ')',
        ',',
        ' ',
        'IF',
        'SUM',
        'x',
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.oneof(signs, fc.string({ unit: 'binary' })), (text) => {
        const parsed = parse(text);
        if (parsed.ok) expect(nodes(parsed.tree).length).toBeGreaterThan(0);
        else {
          expect(parsed.say).not.toBe('');
          expect(parsed.at).toBeGreaterThanOrEqual(0);
          expect(parsed.at).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 800 },
    );
  });
});
