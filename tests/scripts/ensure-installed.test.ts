import { describe, expect, it } from 'vitest';
import { isInstalled, isSupported } from '../../scripts/ensure-installed.mjs';

describe('the supported versions of Node', () => {
  const wanted = '^20.19.0 || >=22.12.0';

  it.each(['20.19.0', '20.20.2', '22.12.0', '22.12.1', '24.0.0'])('%s is one', (version) => {
    expect(isSupported(version, wanted)).toBe(true);
  });

  it.each(['18.20.0', '20.18.9', '21.7.0', '22.11.9'])('%s is none', (version) => {
    expect(isSupported(version, wanted)).toBe(false);
  });
});

describe('what is installed', () => {
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/for-another-machine': { version: '1.0.0', optional: true },
    },
  };
  const installed = (packages: Record<string, { version: string }>): boolean =>
    isInstalled(lock, { packages });

  it('is right when each package has its version, those for other machines aside', () => {
    expect(installed({ 'node_modules/a': { version: '1.0.0' } })).toBe(true);
  });

  it('is wrong without a record, or with a package too few, too many or in another version', () => {
    expect(isInstalled(lock, undefined)).toBe(false);
    expect(installed({})).toBe(false);
    expect(
      installed({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } }),
    ).toBe(false);
    expect(installed({ 'node_modules/a': { version: '1.0.1' } })).toBe(false);
  });
});
