/** Telling a backup from a scenario file before either is read. */

/** What a backup says it is. */
export const FORMAT = 'quotasheet-backup';

/** Whether a file's text looks like a backup. */
export function isBackupText(text: string): boolean {
  return text.slice(0, 400).includes(`"${FORMAT}"`);
}
