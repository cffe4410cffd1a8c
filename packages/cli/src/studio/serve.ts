// The studio's files, the images of experiments and the runs of a folder, on this machine alone: no other host, origin, folder or method.

import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';
import { commandError } from '../command-error.ts';
import { labData } from '../lab/lab-data.ts';
import { packLabData } from '../lab/pack-data.ts';
import { listRuns, runFile } from './run-list.ts';

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

/** A report has scripts of its own: they reach nothing of the studio, and nothing elsewhere. */
const REPORT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox allow-scripts";

function refuse(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain' }).end(`${why}\n`);
}

/** A page elsewhere can send requests here, also under a name of its own that leads to this machine. */
function isOwn({ headers }: IncomingMessage, port: number): boolean {
  // Browsers leave out the port that http has by itself.
  const names = [HOST, 'localhost'].flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])]);
  const { host = '', origin } = headers;
  return names.includes(host) && (origin === undefined || names.some((name) => origin === `http://${name}`));
}

const IMAGES = { 'fashion-mnist': '/data/fashion-mnist.bin', emoji: '/data/emoji.bin' } as const;

/** Answers what is made or looked up each time; false where the path is none of that. */
function answers(runs: string): (path: string, response: ServerResponse) => Promise<boolean> {
  const data = labData();
  const sent = (response: ServerResponse, type: string, body: string | Uint8Array): true => {
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }).end(body);
    return true;
  };
  return async (path, response) => {
    const name = (['fashion-mnist', 'emoji'] as const).find((each) => path === IMAGES[each]);
    if (name) return sent(response, 'application/octet-stream', packLabData(await data(name)));
    if (path === '/runs.json')
      return sent(response, 'application/json', JSON.stringify({ folder: runs, runs: await listRuns(runs) }));
    if (!path.startsWith('/runs/')) return false;
    const file = await runFile(runs, path.slice('/runs/'.length));
    if (file === undefined) return false;
    const isPage = file.endsWith('.html');
    if (isPage) response.setHeader('Content-Security-Policy', REPORT_POLICY);
    response.writeHead(200, { 'Content-Type': isPage ? 'text/html; charset=utf-8' : 'application/octet-stream' });
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
    return true;
  };
}

/** Without what may follow it; undefined for one that cannot be decoded. */
function pathOf({ url = '/' }: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(url.split(/[?#]/, 1)[0]);
  } catch {
    return undefined;
  }
}

/**
 * Serves a folder until the server is closed.
 * @param runs folder whose runs can be read
 * @throws ValueError when the port is taken or not allowed
 */
export async function serve(
  folder: string,
  port: number,
  runs: string,
): Promise<{ readonly server: Server; readonly address: string }> {
  const files = sirv(folder, { dev: false, etag: true });
  const answer = answers(runs);
  const server = createServer((request, response) => {
    const { port: own } = server.address() as AddressInfo;
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    if (!isOwn(request, own)) return refuse(response, 403, 'only for pages of this server');
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'only GET and HEAD');
    const path = pathOf(request);
    if (path === undefined) return refuse(response, 400, 'no path');
    answer(path, response).then(
      (done) => done || files(request, response, () => refuse(response, 404, 'not found')),
      (error: Error) => refuse(response, 500, error.message),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${error.code})`;
    throw commandError('studio', `port ${port} ${why}; choose another, or port=0 for any free one`);
  });
  return { server, address: `http://${HOST}:${(server.address() as AddressInfo).port}/` };
}
