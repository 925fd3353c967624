import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, ENCODINGS, type Encoding } from '../../../src/exchange/csv-in/decode.ts';

/** Encodes by asking the decoder what each byte, or pair of bytes, means: Node writes UTF-8 and UTF-16 only. */
function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const decoder = new TextDecoder(encoding);
  const bytesOf = new Map<string, readonly number[]>();
  for (let one = 0; one < 256; one += 1) {
    bytesOf.set(decoder.decode(Uint8Array.of(one)), [one]);
    if (encoding === 'gb18030' && one >= 0xa1)
      for (let two = 0xa1; two < 0xff; two += 1)
        bytesOf.set(decoder.decode(Uint8Array.of(one, two)), [one, two]);
  }
  const isWide = encoding.startsWith('utf-16');
  return Uint8Array.from(
    Array.from(text).flatMap((sign) => {
      const code = sign.charCodeAt(0);
      if (isWide) return encoding === 'utf-16le' ? [code & 255, code >> 8] : [code >> 8, code & 255];
      return bytesOf.get(sign) ?? [63];
    }),
  );
}

const CROATIAN = 'Razina;Korisnici\r\nVeća tvrtka;50\r\nSrednja, čšž đ;25\r\n';
const ESTONIAN = 'Tase;Kohad\r\nSuured võtmekliendid;50\r\nVäike, õäöü šž;5\r\n';
const PERSIAN = 'رده;صندلی\r\nشرکت بزرگ;۵۰\r\nمیانی;25\r\n';
const CHINESE = '层级,席位\r\n大型企业,50\r\n中端市场,25\r\n';
const GERMAN = 'Stufe;Plätze\r\nGroße Kunden;50\r\nFür Prüfung;5\r\n';
const RUSSIAN = 'Уровень;Места\r\nКрупные клиенты;50\r\nСредние;25\r\n';

describe('F48 encodings', () => {
  it.each([
    ['UTF-8 with its mark', `\ufeff${CROATIAN}`, 'utf-8'],
    ['UTF-16 with its mark', `\ufeff${CHINESE}`, 'utf-16le'],
    ['big-endian UTF-16 with its mark', `\ufeff${PERSIAN}`, 'utf-16be'],
  ] as const)('%s is known by the mark, which is no part of the text', (_, text, encoding) => {
    expect(decode(encoded(text, encoding), 'en-US')).toEqual({
      text: text.slice(1),
      encoding,
      isSure: true,
      damaged: 0,
    });
  });

  it.each([CROATIAN, ESTONIAN, PERSIAN, CHINESE, GERMAN, RUSSIAN, 'plain ASCII'])(
    'sound UTF-8 is UTF-8: %j',
    (text) => {
      expect(decode(encoded(text, 'utf-8'), 'hr-HR')).toEqual({
        text,
        encoding: 'utf-8',
        isSure: true,
        damaged: 0,
      });
    },
  );

  it.each([
    [CROATIAN, 'windows-1250', 'hr-HR'],
    [ESTONIAN, 'windows-1257', 'et-EE'],
    [PERSIAN.replace('۵۰', '50').replaceAll('ی', 'ي'), 'windows-1256', 'fa-IR'],
    [PERSIAN.replace('۵۰', '50').replaceAll('ی', 'ي'), 'windows-1256', 'en-US'],
    [CHINESE, 'gb18030', 'zh-CN'],
    [CHINESE, 'gb18030', 'en-US'],
    [CHINESE, 'gb18030', 'hr-HR'],
    [GERMAN, 'windows-1252', 'en-US'],
    [RUSSIAN, 'windows-1251', 'en-US'],
    [CHINESE, 'utf-16le', 'en-US'],
    [GERMAN, 'utf-16le', 'en-US'],
    [GERMAN, 'utf-16be', 'en-US'],
  ] as const)('%j in %s, opened in %s, is guessed, and said to be a guess', (text, encoding, locale) => {
    expect(decode(encoded(text, encoding), locale)).toMatchObject({ text, isSure: false, damaged: 0 });
  });

  it('U101: a wrong guess is mended by choosing another encoding of the same bytes', () => {
    const text = 'Kućica;Čelik;Voće';
    const bytes = encoded(text, 'windows-1250');
    expect(decode(bytes, 'en-US')).toMatchObject({ encoding: 'windows-1252', text: 'Kuæica;Èelik;Voæe' });
    expect(decode(bytes, 'en-US', 'windows-1250')).toEqual({
      text,
      encoding: 'windows-1250',
      isSure: true,
      damaged: 0,
    });
  });

  it('signs that are none in the chosen encoding are counted', () => {
    expect(decode(encoded('čaša', 'windows-1250'), 'en-US', 'utf-8').damaged).toBeGreaterThan(0);
  });

  it('whatever the bytes, there is a text, and every choice is one the browser knows', () => {
    const encodings = Object.keys(ENCODINGS) as Encoding[];
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.option(fc.constantFrom(...encodings)),
        (bytes, chosen) => {
          const found = decode(bytes, 'en-US', chosen ?? undefined);
          expect(encodings).toContain(found.encoding);
          expect(found.encoding === chosen || chosen === null).toBe(true);
        },
      ),
    );
  });
});
