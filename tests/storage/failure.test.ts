import { describe, expect, test } from 'vitest';
import {
  classifyFailure,
  failureMessage,
  isPermanent,
  StorageError,
  type StorageFailure,
} from '../../src/storage/failure.ts';

const quota = new DOMException('full', 'QuotaExceededError');

const shapes: [string, unknown, StorageFailure][] = [
  ['a quota error by name', quota, 'full'],
  ['a quota error without a class', { name: 'QuotaExceededError' }, 'full'],
  ['the name that Firefox had', { name: 'NS_ERROR_DOM_QUOTA_REACHED', code: 1014 }, 'full'],
  ['the code that Firefox had', { name: 'Error', code: 1014 }, 'full'],
  ['the legacy code alone', { code: 22 }, 'full'],
  ['an abort with an inner quota error', { name: 'AbortError', inner: quota }, 'full'],
  ['an abort caused by a quota error', new Error('aborted', { cause: quota }), 'full'],
  ['a quota error two layers down', { inner: { name: 'AbortError', cause: quota } }, 'full'],
  ['an abort alone', new DOMException('aborted', 'AbortError'), 'unknown'],
  ['a lost connection', new DOMException('closing', 'InvalidStateError'), 'unavailable'],
  ['a forbidden database', new DOMException('no', 'SecurityError'), 'unavailable'],
  ['a broken disk', new DOMException('Internal error.', 'UnknownError'), 'unavailable'],
  ['a database of a newer version', new DOMException('less', 'VersionError'), 'newer'],
  ['a timeout', new DOMException('late', 'TimeoutError'), 'silent'],
  ['an error of our own', new StorageError('gone'), 'gone'],
  ['an error of our own, wrapped', new Error('x', { cause: new StorageError('blocked') }), 'blocked'],
  ['a mistake', new TypeError('x is not a function'), 'unknown'],
  ['nothing', null, 'unknown'],
  ['a string', 'QuotaExceededError', 'unknown'],
];

describe('what went wrong', () => {
  test.each(shapes)('F7 %s', (_, error, failure) => {
    expect(classifyFailure(error)).toBe(failure);
  });

  test('an error that is its own cause ends', () => {
    const loop: { inner?: unknown } = {};
    loop.inner = loop;
    expect(classifyFailure(loop)).toBe('unknown');
  });

  test('F70 every failure says "Not saved", in its own words, and only reloading mends two', () => {
    const all = ['full', 'unavailable', 'blocked', 'gone', 'newer', 'silent', 'unknown'] as const;
    const messages = all.map(failureMessage);
    expect(new Set(messages).size).toBe(all.length);
    for (const message of messages) expect(message).toMatch(/^Not saved\b/);
    expect(all.filter(isPermanent)).toEqual(['gone', 'newer']);
    expect(new StorageError('full', quota)).toMatchObject({ message: failureMessage('full'), cause: quota });
  });
});
