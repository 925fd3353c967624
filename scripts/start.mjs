/** Builds the app and serves it. The port is fixed, because what a browser stores belongs to one address. */
import { createServer } from 'node:net';
import { ensureInstalled } from './ensure-installed.mjs';

const HOST = '127.0.0.1';
const PORT = 4173;

await ensureInstalled();
if (!(await isFree())) {
  console.error(
    `Port ${PORT} is in use, perhaps by Quotasheet in another window. Plans are kept under this address, ` +
      'so it does not move to another port: end the other program and start again.',
  );
  process.exit(1);
}
const { build, preview } = await import('vite');
await build({ logLevel: 'error' });
const server = await preview({ logLevel: 'error', preview: { host: HOST, port: PORT, strictPort: true } });
console.log(`Quotasheet: http://${HOST}:${PORT}/`);
console.log('Open this address in a browser. Ctrl+C stops it; your plans stay in the browser.');
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.httpServer.close();
    process.exit(0);
  });
}

/** @returns {Promise<boolean>} */
function isFree() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(PORT, HOST, () => probe.close(() => resolve(true)));
  });
}
