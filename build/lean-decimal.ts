/**
 * Leaves out of decimal.js what a plan never asks of it: trigonometry, other bases, chance, roots of cubes. They are methods
 * of one object, so no bundler can tell that nobody calls them. Only builds do this; the linter refuses calls of them.
 */
import type { Plugin } from 'vite';

const METHODS =
  /^P\.(?:cosine|cubeRoot|hyperbolic\w+|inverse\w+|sine|tangent|toBinary|toFraction|toHexadecimal|toNearest|toOctal) = .*\{\r?\n[^]*?^\};/gm;
const STATICS = /^ +Decimal\.(?:a?(?:cos|sin|tan)h?|atan2|cbrt|hypot|log2|log10|random|sum|sign) = \w+;.*$/gm;
/** Text in another base than ten: no amount is written so. */
const OTHER_BASES = /^ {2}if \(isHex\.test\(str\)\)[^]*?^\}/m;

/** How many pieces the version in use has; another version is looked at by a person first. */
const PIECES = { methods: 18, statics: 20 };

export function leanDecimal(): Plugin {
  return {
    name: 'lean-decimal',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/decimal.js/decimal.mjs')) return null;
      const found = { methods: code.match(METHODS)?.length, statics: code.match(STATICS)?.length };
      if (found.methods !== PIECES.methods || found.statics !== PIECES.statics || !OTHER_BASES.test(code))
        this.error(`decimal.js has other pieces than are left out: ${JSON.stringify(found)}`);
      const lean = code
        .replace(METHODS, '')
        .replace(STATICS, '')
        .replace(OTHER_BASES, 'throw Error(invalidArgument + str); }');
      return { code: lean, map: null };
    },
  };
}
