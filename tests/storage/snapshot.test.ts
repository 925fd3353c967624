import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameJson } from '../../src/engine/json.ts';
import { snapshot } from '../../src/storage/snapshot.ts';
import { plan } from './support.ts';

const json = fc.jsonValue({ maxDepth: 4 });

describe('a snapshot', () => {
  test('F24 equals what JSON makes of any JSON value, byte for byte', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.stringify(snapshot(value))).toBe(JSON.stringify(value));
      }),
    );
  });

  test('F24 a number that JSON would turn into null is refused, with its place', () => {
    expect(() => snapshot({ tiers: [{ seats: 1 }, { seats: NaN }] })).toThrow(
      /^tiers\[1\]\.seats cannot .* NaN/,
    );
    expect(() => snapshot({ a: { b: -Infinity } })).toThrow(/^a\.b cannot .* -Infinity/);
    expect(() => snapshot(Infinity)).toThrow(TypeError);
  });

  test.each([
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a big integer', 1n],
  ])('F9 %s is refused rather than changed', (_, value) => {
    expect(() => snapshot({ value })).toThrow(/^value cannot be stored/);
    expect(() => snapshot([undefined])).toThrow(/^\[0\] cannot/);
  });

  test('F9 a proxied value, which the browser cannot clone, comes out plain', () => {
    const handler: ProxyHandler<object> = {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        return typeof value === 'object' && value !== null ? new Proxy(value, handler) : value;
      },
    };
    const proxied = new Proxy(plan('a'), handler);
    expect(() => structuredClone(proxied)).toThrow();
    expect(structuredClone(snapshot(proxied))).toEqual(plan('a'));
  });

  test('it shares nothing with the value, and leaves out what is undefined', () => {
    const value = { list: [{ deep: 1 }], gone: undefined };
    const copy = snapshot(value);
    value.list[0] = { deep: 2 };
    expect(copy).toEqual({ list: [{ deep: 1 }] });
    expect('gone' in copy).toBe(false);
  });

  test('a key named __proto__ stays a key', () => {
    const value: unknown = JSON.parse('{"__proto__": {"polluted": true}}');
    const copy = snapshot(value);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"polluted":true}}');
  });
});

describe('sameness', () => {
  test('does not depend on the order of keys, but on everything else', () => {
    expect(isSameJson({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
    for (const [a, b] of [
      [{ a: 1 }, { a: 1, b: 2 }],
      [{ a: 1 }, { b: 1 }],
      [
        [1, 2],
        [2, 1],
      ],
      [[], {}],
      [null, {}],
      [{ a: undefined }, { b: undefined }],
      ['1', 1],
    ]) {
      expect(isSameJson(a, b)).toBe(false);
      expect(isSameJson(b, a)).toBe(false);
    }
  });

  test('holds between any value and its copy', () => {
    fc.assert(fc.property(json, (value) => isSameJson(value, JSON.parse(JSON.stringify(value)))));
  });
});
