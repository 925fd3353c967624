/** Explanations as one line of text. */
import type { Explanation, Token } from '../../src/engine/formula/explain.ts';
import { isProblem } from '../../src/engine/problem.ts';

export function told(token: Token): string {
  switch (token.kind) {
    case 'cell': {
      const { value } = token;
      const shown = isProblem(value) ? value.code : value.toDecimalPlaces(2).toString();
      const members = Object.values(token.cell.at);
      return `${token.label}${members.length > 0 ? ` [${members.join(' ')}]` : ''} ${shown}`;
    }
    case 'line':
      return token.label;
    default:
      return token.text;
  }
}

export function sentence({ tokens, because, result }: Explanation): string {
  const reasons = because.length > 0 ? `, because ${because.join(' and ')}` : '';
  return `${tokens.map(told).join(' ')} = ${isProblem(result) ? result.code : result.toDecimalPlaces(2).toString()}${reasons}`;
}
