/** What the page may say to its service worker. */

/** The user agrees to the new version: the waiting worker takes over from the old one. */
export const SKIP_WAITING = 'SKIP_WAITING';
