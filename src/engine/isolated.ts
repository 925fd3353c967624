/** Names from users and files inside of our sentences, where no element can hold them apart. */

/** What changes the order of signs around it: letters of right-to-left scripts, and marks that are not seen. */
const TURNS =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const ISOLATES = /[\u2066-\u2069]/gu;

/** `name` so that what stands before and after it keeps its order; a name that turns nothing is left as it is. */
export function isolated(name: string): string {
  return TURNS.test(name) ? `\u2068${name.replace(ISOLATES, '')}\u2069` : name;
}
