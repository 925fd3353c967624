/**
 * Lets the app's own workers start under `require-trusted-types-for 'script'`: a default policy that passes script addresses
 * of our origin and refuses all others. It must exist before anything else runs, so main.ts imports it first.
 */

interface TrustedTypes {
  createPolicy(name: 'default', rules: { createScriptURL(url: string): string }): unknown;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

trustedTypes?.createPolicy('default', {
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError(`refused script: ${url}`);
    return url;
  },
});
