/**
 * Reads a formula in spreadsheet notation, with Excel's precedence: unary minus binds tightest (-2^2 is 4), then the
 * postfix %, then ^ from left to right (2^3^2 is 64), then * and /, + and -, and last the comparisons = <> < <= > >=.
 */
import { Num } from '../number.ts';
import { BINARY, FUNCTIONS, type BinaryOp, type Fn, type Tree } from './tree.ts';

/** A tree, or what is wrong in plain words and the place in the text where it is. */
export type Parsed = { ok: true; tree: Tree } | { ok: false; at: number; say: string };

type Token = { kind: 'number' | 'name' | 'sign' | 'end'; text: string; from: number; to: number };

const TOKEN =
  /\s*(?:(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*)|(<>|<=|>=|[-+*/^%=<>(),]))/y;
const LEVELS: readonly (readonly BinaryOp[])[] = [BINARY.slice(0, 6), ['+', '-'], ['*', '/'], ['^']];
const DEEPEST = 100;

class Wrong extends Error {
  constructor(
    readonly at: number,
    readonly say: string,
  ) {
    super(say);
  }
}

/** Parses `text`, which has no leading `=`. Never throws: whatever is typed gives a tree or a reason. */
export function parse(text: string): Parsed {
  try {
    return { ok: true, tree: new Parser(tokens(text)).whole() };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, at: error.at, say: error.say };
    throw error;
  }
}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (text.slice(at).trim() !== '') {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) {
      const start = at + (text.slice(at).length - text.slice(at).trimStart().length);
      throw new Wrong(start, `“${text.slice(start, start + 1)}” has no meaning in a formula`);
    }
    at = TOKEN.lastIndex;
    const [, number, name, sign] = match;
    const word = number ?? name ?? sign ?? '';
    const kind = number !== undefined ? 'number' : name !== undefined ? 'name' : 'sign';
    found.push({ kind, text: word, from: at - word.length, to: at });
  }
  found.push({ kind: 'end', text: '', from: text.length, to: text.length });
  return found;
}

class Parser {
  #next = 0;
  #depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Tree {
    const tree = this.#level(0);
    const rest = this.#peek();
    if (rest.kind !== 'end') throw new Wrong(rest.from, `“${rest.text}” is not expected here`);
    return tree;
  }

  #peek(): Token {
    const token = this.tokens[this.#next];
    if (!token) throw new Error('read past the end of the formula');
    return token;
  }

  #take(): Token {
    const token = this.#peek();
    if (token.kind !== 'end') this.#next += 1;
    return token;
  }

  #isSign(text: string): boolean {
    const token = this.#peek();
    return token.kind === 'sign' && token.text === text;
  }

  #level(level: number): Tree {
    const ops = LEVELS[level];
    if (!ops) return this.#unary();
    let left = this.#level(level + 1);
    for (;;) {
      const op = ops.find((sign) => this.#isSign(sign));
      if (op === undefined) return left;
      this.#take();
      const right = this.#level(level + 1);
      left = { kind: 'binary', op, left, right, from: left.from, to: right.to, per: [] };
    }
  }

  #unary(): Tree {
    if (++this.#depth > DEEPEST) throw new Wrong(this.#peek().from, 'the formula is nested too deep');
    const tree = this.#signed();
    this.#depth -= 1;
    return tree;
  }

  #signed(): Tree {
    if (this.#isSign('+')) {
      this.#take();
      return this.#unary();
    }
    if (this.#isSign('-')) {
      const { from } = this.#take();
      const arg = this.#unary();
      return { kind: 'negate', arg, from, to: arg.to, per: [] };
    }
    let tree = this.#primary();
    while (this.#isSign('%')) {
      const { to } = this.#take();
      tree = { kind: 'percent', arg: tree, from: tree.from, to, per: [] };
    }
    return tree;
  }

  #primary(): Tree {
    const token = this.#take();
    if (token.kind === 'number') {
      return {
        kind: 'number',
        text: token.text,
        value: new Num(token.text),
        from: token.from,
        to: token.to,
        per: [],
      };
    }
    if (token.kind === 'name')
      return this.#isSign('(') ? this.#call(token) : { ...token, kind: 'name', name: token.text, per: [] };
    if (token.text === '(') {
      const inner = this.#level(0);
      const { to } = this.#close(token);
      return { ...inner, from: token.from, to };
    }
    throw new Wrong(
      token.from,
      token.kind === 'end' ? 'the formula ends too early' : `“${token.text}” is not expected here`,
    );
  }

  #call(name: Token): Tree {
    if (!Object.hasOwn(FUNCTIONS, name.text)) throw new Wrong(name.from, `there is no function ${name.text}`);
    const fn = name.text as Fn;
    const open = this.#take();
    const args = [this.#level(0)];
    while (this.#isSign(',')) {
      this.#take();
      args.push(this.#level(0));
    }
    const { to } = this.#close(open);
    const [least, most] = FUNCTIONS[fn];
    if (args.length < least || args.length > most)
      throw new Wrong(name.from, `${fn} does not take ${args.length} values`);
    return { kind: 'call', fn, args, over: [], from: name.from, to, per: [] };
  }

  #close(open: Token): Token {
    if (!this.#isSign(')'))
      throw new Wrong(this.#peek().from, `the bracket at ${open.from + 1} is not closed`);
    return this.#take();
  }
}
