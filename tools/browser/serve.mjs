// Servers for pages that tests open in a browser, on a free port of this machine.

import { createServer } from 'node:http';
import sirv from 'sirv';

/** @typedef {{ readonly address: string, readonly close: () => void }} TestServer `address` without a slash at its end */

/** @param {import('node:http').RequestListener} answer @returns {Promise<TestServer>} */
export async function serve(answer) {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

/** A folder as any static host serves it: below a path of its own, without headers. @param {string} folder @param {string} path */
export function serveFolder(folder, path) {
  const files = sirv(folder, { dev: true });
  return serve((request, response) => {
    request.url = request.url?.startsWith(path) ? request.url.slice(path.length) || '/' : '/nothing';
    files(request, response);
  });
}
