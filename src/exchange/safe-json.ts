/** JSON of any origin, with every limit checked before anything of it is taken. */
import { jsonFault } from './json-fault.ts';

export type SafeJson = { ok: true; value: unknown } | { ok: false; reason: string };

export type JsonLimits = Readonly<{ megabytes: number; depth: number }>;

/** A million characters, as the limit is told. */
const MEGA = 1_000_000;

/**
 * Reads JSON; what is too large, too deep or no JSON is refused with the reason, and nothing throws.
 * @param text the file's content, with or without a byte order mark
 */
export function safeJson(text: string, { megabytes, depth }: JsonLimits): SafeJson {
  const refuse = (reason: string): SafeJson => ({ ok: false, reason });
  if (text.length > megabytes * MEGA) return refuse(`is larger than ${megabytes} MB, the most that is read`);
  const json = text.replace(/^\ufeff/, '');
  if (json.trim() === '') return refuse('is empty');
  if (isDeeperThan(json, depth))
    return refuse(`is nested deeper than ${depth} levels, the most that are read`);
  try {
    return { ok: true, value: JSON.parse(json) };
  } catch {
    // engines say where in words of their own, and one not at all
    const fault = jsonFault(json);
    const place = fault ? `: line ${fault.line}, column ${fault.column}: ${fault.say}` : '';
    return refuse(`is not valid JSON${place}`);
  }
}

/** Counts brackets outside of quoted text, so that a million of them are refused before any reader goes down into them. */
function isDeeperThan(json: string, most: number): boolean {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json.charAt(at);
    if (isQuoted && sign === '\\') at += 1;
    else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (sign === '[' || sign === '{')) depth += 1;
    else if (!isQuoted && (sign === ']' || sign === '}')) depth -= 1;
    if (depth > most) return true;
  }
  return false;
}
