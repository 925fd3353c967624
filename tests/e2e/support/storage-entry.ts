/** The storage layer by itself, bundled for a page of a test, to drive what no key or button can. */
export { setMany } from 'idb-keyval';
export { createConnection } from '../../../src/storage/connection.ts';
export { createIndexedDbStore } from '../../../src/storage/indexed-db-store.ts';
