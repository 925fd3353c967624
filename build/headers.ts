/**
 * What our server says with every answer: the policy of the page with the part that a meta tag cannot carry, and that nothing
 * is used again before asking whether it is still current. Working without a network is the service worker's business.
 */
import type { Plugin } from 'vite';
import { POLICY } from './csp.ts';

const HEADERS = {
  'Content-Security-Policy': `${POLICY}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
};

/** Sends the headers from `vite preview`, with errors too. */
export function headers(): Plugin {
  return {
    name: 'headers',
    configurePreviewServer(server) {
      server.middlewares.use((_request, response, next) => {
        for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
        next();
      });
    },
  };
}
