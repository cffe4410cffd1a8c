// The studio's files on this machine alone: no other host, origin, folder or method.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ValueError } from 'fovea';
import sirv from 'sirv';

const HOST = '127.0.0.1';

const HEADERS = {
  // Threads need shared memory, which pages have when they are isolated from others.
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy':
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; frame-ancestors 'none'; base-uri 'self'; form-action 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
} as const;

function refuse(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain' }).end(`${why}\n`);
}

/** A page elsewhere can send requests here, also under a name of its own that leads to this machine. */
function isOwn({ headers }: IncomingMessage, port: number): boolean {
  const names = [`${HOST}:${port}`, `localhost:${port}`];
  const { host = '', origin } = headers;
  return names.includes(host) && (origin === undefined || names.some((name) => origin === `http://${name}`));
}

/**
 * Serves a folder until the server is closed.
 * @throws ValueError when the port is taken or not allowed
 */
export async function serve(
  folder: string,
  port: number,
): Promise<{ readonly server: Server; readonly address: string }> {
  const files = sirv(folder, { dev: false, etag: true });
  const server = createServer((request, response) => {
    const { port: own } = server.address() as AddressInfo;
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    if (!isOwn(request, own)) return refuse(response, 403, 'only for pages of this server');
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'only GET and HEAD');
    files(request, response, () => refuse(response, 404, 'not found'));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${error.code})`;
    throw new ValueError(`studio: port ${port} ${why}; choose another, or port=0 for any free one`);
  });
  return { server, address: `http://${HOST}:${(server.address() as AddressInfo).port}/` };
}
