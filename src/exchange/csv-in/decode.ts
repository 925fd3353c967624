/**
 * The bytes of a CSV file as text. A byte order mark decides; without one, bytes that are sound UTF-8 are UTF-8, as those of
 * Windows' code pages hardly ever are. What is left is a guess by the letters that come out, and said to be one.
 */

/** Every encoding that can be chosen, with its name for people. */
export const ENCODINGS = {
  'utf-8': 'Unicode (UTF-8)',
  'utf-16le': 'Unicode (UTF-16)',
  'utf-16be': 'Unicode (UTF-16, big-endian)',
  'windows-1252': 'Western European (Windows)',
  'windows-1250': 'Central European (Windows)',
  'windows-1257': 'Baltic (Windows)',
  'windows-1251': 'Cyrillic (Windows)',
  'windows-1256': 'Arabic and Persian (Windows)',
  gb18030: 'Chinese (GB 18030)',
} as const;

export type Encoding = keyof typeof ENCODINGS;

/** `damaged` counts the signs that are none in this encoding; `isSure` is false for a guess. */
export type Decoded = Readonly<{ text: string; encoding: Encoding; isSure: boolean; damaged: number }>;

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** A guess needs no more. */
const SAMPLE = 20_000;
const LOCALE_COUNTS = 0.15;

/** The signs beyond ASCII that texts in an encoding consist of. */
const LETTERS: readonly (readonly [Encoding, RegExp])[] = [
  ['windows-1252', /[äöüßõéèêëàâçñáíóúîïôûùœæøåãìòÿ€–—’‘“”«»£©®°š ž]/iu],
  ['windows-1250', /[čćžšđěřůťďňľĺŕáéíóúýąęłńśźżőűöüäăâîşţ€–—’‘“”«»„°]/iu],
  ['windows-1257', /[õäöüšžāčēģīķļņūąęėįųóé€–—’‘“”«»„°]/iu],
  ['windows-1251', /[\u0400-\u045f№€–—’‘“”«»]/u],
  ['windows-1256', /[\u0600-\u06ff\u200c€–—’‘“”«»]/u],
];

const BY_LANGUAGE: Readonly<Partial<Record<Encoding, string>>> = {
  'windows-1250': 'hr sl bs cs sk pl hu ro sq',
  'windows-1251': 'ru uk bg be mk sr',
  'windows-1256': 'fa ar ur ps',
  'windows-1257': 'et lv lt',
  gb18030: 'zh',
};

/**
 * @param bytes  the whole file
 * @param locale whose code page is the likelier where the letters do not tell
 * @param chosen the user's choice; it is taken whatever the bytes say
 */
export function decode(bytes: Uint8Array, locale: string, chosen?: Encoding): Decoded {
  if (chosen !== undefined) return decodedAs(bytes, chosen, true);
  const marked = MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked) return decodedAs(bytes, marked[0], true);
  const wide = withoutMark(bytes);
  if (wide) return decodedAs(bytes, wide, false);
  const text = soundUtf8(bytes);
  return text === undefined
    ? decodedAs(bytes, likeliest(bytes.subarray(0, SAMPLE), locale), false)
    : { text, encoding: 'utf-8', isSure: true, damaged: 0 };
}

function decodedAs(bytes: Uint8Array, encoding: Encoding, isSure: boolean): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding, isSure, damaged: text.split('\ufffd').length - 1 };
}

function soundUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // the one way in which the platform says that the bytes are not UTF-8
  }
}

/** UTF-16 without its mark: digits and delimiters leave every second byte 0. */
function withoutMark(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 1].map((side) => sample.filter((byte, i) => byte === 0 && i % 2 === side).length);
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) < sample.length * 0.2) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function likeliest(bytes: Uint8Array, locale: string): Encoding {
  const scored: (readonly [Encoding, number])[] = LETTERS.map(([encoding, letters]) => {
    const foreign = Array.from(new TextDecoder(encoding).decode(bytes)).filter((sign) => sign > '\u007f');
    return [encoding, foreign.filter((sign) => letters.test(sign)).length / Math.max(1, foreign.length)];
  });
  const pairs = isPaired(bytes) ? 1 : 0;
  const [best] = [...scored, ['gb18030', pairs] as const]
    .map(([encoding, score]) => ({ encoding, score: score + (isOf(locale, encoding) ? LOCALE_COUNTS : 0) }))
    .sort((a, b) => b.score - a.score);
  return best?.encoding ?? 'windows-1252';
}

/** Whether bytes beyond ASCII come in pairs only, as Chinese has them; letters of a code page stand alone. */
function isPaired(bytes: Uint8Array): boolean {
  let run = 0;
  for (const byte of bytes) {
    if (byte < 0x80 && run % 2 !== 0) return false;
    run = byte < 0x80 ? 0 : run + 1;
  }
  return true;
}

function isOf(locale: string, encoding: Encoding): boolean {
  const [language = ''] = locale.split('-');
  return (BY_LANGUAGE[encoding] ?? '').split(' ').includes(language);
}
