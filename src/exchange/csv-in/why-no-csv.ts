/** What is no CSV at all, told before anything is decoded: empty files, and those of spreadsheets as they are stored. */

const KINDS: readonly (readonly [bytes: readonly number[], kind: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'is a spreadsheet or an archive, not CSV. Save it as CSV first'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'is a spreadsheet of an old kind, not CSV. Save it as CSV first'],
  [[0x25, 0x50, 0x44, 0x46], 'is a PDF, not CSV'],
  [[0x7b], 'starts like a scenario file, not CSV. Name it .json to open it'],
];

/** @param bytes the whole file; @returns the reason as the end of a sentence that starts with the file's name */
export function whyNoCsv(bytes: Uint8Array): string | undefined {
  if (bytes.every((byte) => byte <= 0x20)) return 'is empty';
  return KINDS.find(([start]) => start.every((byte, i) => bytes[i] === byte))?.[1];
}
