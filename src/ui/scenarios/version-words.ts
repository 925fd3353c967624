/** Why an earlier state was kept, in words. */

/** What is said of; storage's own type of a version has this shape. */
type Kept = Readonly<{ why: 'auto' | 'named' | 'start' | 'overtaken' | 'before'; name?: string }>;

const REASONS: Readonly<Record<Kept['why'], string>> = {
  auto: 'kept by itself',
  named: '',
  start: 'as it was copied',
  overtaken: 'what another tab had',
  before: 'before something took its place',
};

/** `kept by itself`, `“Board”`, or `as it was copied, “Board”`. */
export function whyKept({ why, name }: Kept): string {
  if (name === undefined) return REASONS[why];
  const reason = why === 'auto' ? '' : REASONS[why];
  return reason === '' ? `“${name}”` : `${reason}, “${name}”`;
}
