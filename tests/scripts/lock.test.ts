import { describe, expect, it } from 'vitest';
import { lockProblems } from '../../scripts/lock.mjs';

describe('the check of the lock file', () => {
  it('accepts optional packages that have entries, wherever they are installed', () => {
    const packages = {
      '': {},
      'node_modules/bundler': { optionalDependencies: { '@bundler/mac': '1.0.0' } },
      'node_modules/bundler/node_modules/@bundler/mac': {},
    };
    expect(lockProblems({ packages })).toEqual([]);
  });

  it('names an optional package that was dropped', () => {
    const packages = { 'node_modules/bundler': { optionalDependencies: { '@bundler/mac': '1.0.0' } } };
    expect(lockProblems({ packages })).toEqual([
      'node_modules/bundler may need @bundler/mac, which is not in the lock file',
    ]);
  });

  it('names an entry that is tied to one address', () => {
    const packages = { 'node_modules/a': { resolved: 'https://mirror.example/a.tgz' } };
    expect(lockProblems({ packages })).toEqual(['node_modules/a is tied to https://mirror.example/a.tgz']);
  });
});
