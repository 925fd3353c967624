/** Where a text stops being JSON, in plain words. Engines say it each in their own way, and one says no place at all. */

/** What is expected instead, with line and column counted from 1. */
export type JsonFault = Readonly<{ line: number; column: number; say: string }>;

const BLANK = /[ \t\r\n]*/y;
/** What may follow a backslash. */
const ESCAPE = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;
const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

class Fault extends Error {
  constructor(
    readonly at: number,
    readonly say: string,
  ) {
    super(say);
  }
}

/**
 * The first fault of `text`, or undefined where it is sound JSON: just where JSON.parse refuses it.
 * @param text nested a few dozen levels at most, as it is read by recursion
 */
export function jsonFault(text: string): JsonFault | undefined {
  try {
    new Reader(text).whole();
    return undefined;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const lines = text.slice(0, error.at).split(/\r\n|\r|\n/);
    return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, say: error.say };
  }
}

class Reader {
  #at = 0;

  constructor(private readonly text: string) {}

  whole(): void {
    this.#value();
    if (this.#next() !== '') this.#fail('nothing more is expected after the end');
  }

  #value(): void {
    const sign = this.#next();
    if (sign === '{') this.#list('}', () => this.#member());
    else if (sign === '[') this.#list(']', () => this.#value());
    else if (sign === '"') this.#string();
    else if (!this.#skip(WORD)) this.#fail(sign === '' ? 'the text ends too early' : 'a value is expected');
  }

  #list(close: string, item: () => void): void {
    this.#at += 1;
    if (this.#take(close)) return;
    do item();
    while (this.#take(','));
    if (!this.#take(close))
      this.#fail(this.#next() === '' ? 'the text ends too early' : `a comma or “${close}” is expected`);
  }

  #member(): void {
    if (this.#next() !== '"')
      this.#fail(this.#next() === '' ? 'the text ends too early' : 'a name in double quotes is expected');
    this.#string();
    if (!this.#take(':')) this.#fail('a colon is expected after the name');
    this.#value();
  }

  #string(): void {
    const opened = this.#at;
    for (this.#at += 1; ;) {
      const sign = this.text.charAt(this.#at);
      if (sign === '') this.#fail('this text in quotes is not closed', opened);
      if (sign < ' ') this.#fail('a line break or control sign in quotes must be escaped');
      this.#at += 1;
      if (sign === '"') return;
      if (sign === '\\' && !this.#skip(ESCAPE)) this.#fail('there is no such escape');
    }
  }

  /** The next sign that is not blank, or '' at the end; it is not taken. */
  #next(): string {
    this.#skip(BLANK);
    return this.text.charAt(this.#at);
  }

  #take(sign: string): boolean {
    if (this.#next() !== sign) return false;
    this.#at += 1;
    return true;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  #fail(say: string, at = this.#at): never {
    throw new Fault(at, say);
  }
}
