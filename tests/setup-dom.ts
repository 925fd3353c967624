/** What a component test finds in its page: matchers for the DOM, and an IndexedDB that starts empty. */
import '@testing-library/jest-dom/vitest';
import 'fake-indexeddb/auto';
