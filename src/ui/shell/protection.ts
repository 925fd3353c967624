/** Asking the browser not to delete our data by itself. Nothing ever waits for the answer (F3). */

export type Protection = 'protected' | 'not protected' | 'no answer';

/** Longest wait for an answer, in milliseconds: a browser may ask the user first. */
const PATIENCE = 60_000;

/** Asks, and gives what is known after the wait at the latest; never rejects. */
export async function askProtection(storage: StorageManager | undefined = stored()): Promise<Protection> {
  if (!storage) return 'no answer';
  const silence = new Promise<Protection>((resolve) => {
    setTimeout(() => {
      resolve('no answer');
    }, PATIENCE);
  });
  const answer = asked(storage).catch((): Protection => 'not protected');
  return Promise.race([answer, silence]);
}

async function asked(storage: StorageManager): Promise<Protection> {
  const isProtected = (await storage.persisted()) || (await storage.persist());
  return isProtected ? 'protected' : 'not protected';
}

/** The browser's, which pages that are not secure do not have. */
function stored(): StorageManager | undefined {
  return 'storage' in navigator ? navigator.storage : undefined;
}
