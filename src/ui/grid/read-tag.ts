/** One HTML tag or comment at a time, read by hand, with the entities in its attributes decoded. */

export type Tag = {
  /** In lower case, with the slash of a closing tag: `td`, `/td`; empty for what is skipped. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Where the text after the tag begins. */
  readonly end: number;
};

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** The tag or comment that opens at `open`. */
export function readTag(html: string, open: number): Tag {
  if (html.startsWith('<!--', open)) return skipTo(html, /-->/g, open);
  let position = open + 1;
  const word = /\/?[^\s/>]*/y;
  word.lastIndex = position;
  const written = word.exec(html)?.[0] ?? '';
  const name = written.toLowerCase();
  if (name === 'style') return skipTo(html, /<\/style>/gi, open);
  if (name === 'script') return skipTo(html, /<\/script>/gi, open);
  position += written.length;
  const attributes = new Map<string, string>();
  const attribute = /\s*([^\s=>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;
  for (;;) {
    attribute.lastIndex = position;
    const match = attribute.exec(html);
    if (!match) break;
    const [whole, key = '', double, single, bare] = match;
    attributes.set(key.toLowerCase(), decodeEntities(double ?? single ?? bare ?? ''));
    position += whole.length;
  }
  const close = html.indexOf('>', position);
  return { name, attributes, end: close === -1 ? html.length : close + 1 };
}

export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    },
  );
}

function skipTo(html: string, end: RegExp, from: number): Tag {
  end.lastIndex = from;
  const found = end.exec(html);
  return { name: '', attributes: new Map(), end: found ? end.lastIndex : html.length };
}
