// A hub on this machine: the parts of the Hugging Face hub's protocol that downloads need, as it answers them, and every way to fail.

import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the next answers go wrong. */
export interface Faults {
  /** Answer every request with this. */
  status?: number;
  /** Break off transfers of files after so many bytes; `times`: how often. */
  cutAfter?: number;
  times?: number;
  /** Send other bytes than those announced. */
  corrupt?: boolean;
  /** Send more bytes than were announced. */
  extra?: boolean;
  /** Announce this size. */
  size?: number;
  /** Send whole files, whatever part is asked for. */
  noRanges?: boolean;
  /** Send the start, then nothing. */
  stall?: boolean;
  /** Let only this token in. */
  token?: string;
  /** Change what the API says. */
  edit?: (answer: unknown) => unknown;
}

export interface HubRequestSeen {
  readonly method: string;
  readonly path: string;
  readonly range: string | undefined;
  readonly authorization: string | undefined;
}

const REPOSITORY = /^\/api\/models\/([^/]+\/[^/]+)\/(revision|paths-info)\/([^/?]+)/;
const RESOLVE = /^\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/;
const CDN = /^\/cdn\/([^/]+\/[^/]+)\/(.+)$/;

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const gitSha1 = (bytes: Uint8Array): string =>
  createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

/** Files over git's limit are kept apart, and the hub redirects to where. */
const isLarge = (path: string): boolean => /\.(safetensors|bin)$/.test(path);

/** What the methods of a response give; nobody looks at it. */
type Answered = ServerResponse | boolean | Promise<unknown>;

export class HubServer {
  faults: Faults = {};
  readonly seen: HubRequestSeen[] = [];
  readonly #files = new Map<string, Map<string, Buffer>>();
  readonly #commits = new Map<string, string>();
  readonly #server: Server = createServer((request, response) => this.#answer(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${this.#port}`;
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** A new commit of a repository; gives its name. */
  push(name: string, files: Readonly<Record<string, Uint8Array | string>>): string {
    const entries = new Map(Object.entries(files).map(([path, content]) => [path, Buffer.from(content as string)]));
    const commit = createHash('sha1')
      .update(name)
      .update([...entries.values()].map(sha256).join())
      .digest('hex');
    this.#files.set(`${name}@${commit}`, entries);
    this.#commits.set(name, commit);
    return commit;
  }

  #answer(request: IncomingMessage, response: ServerResponse): Answered {
    const { method = '', url = '', headers } = request;
    this.seen.push({
      method,
      path: url.replace(/\?.*/, ''),
      range: headers.range,
      authorization: headers.authorization,
    });
    const { status, token } = this.faults;
    if (status !== undefined) return this.#json(response, status, { error: 'no' });
    if (token !== undefined && !url.startsWith('/cdn/') && headers.authorization !== `Bearer ${token}`)
      return this.#json(response, 401, { error: 'Invalid credentials' });
    const api = REPOSITORY.exec(url);
    if (api) return this.#api(request, response, api[1], api[2], decodeURIComponent(api[3]));
    const resolve = RESOLVE.exec(url);
    if (resolve) return this.#resolve(request, response, resolve[1], resolve[2], resolve[3]);
    const cdn = CDN.exec(url);
    if (cdn) return this.#send(request, response, this.#find(cdn[1], 'main')?.files.get(cdn[2]), {});
    return this.#json(response, 404, { error: 'Not found' });
  }

  #find(name: string, revision: string): { readonly commit: string; readonly files: Map<string, Buffer> } | undefined {
    const commit = revision === 'main' ? (this.#commits.get(name) ?? '') : revision;
    const files = this.#files.get(`${name}@${commit}`);
    return files && { commit, files };
  }

  async #api(
    request: IncomingMessage,
    response: ServerResponse,
    name: string,
    what: string,
    revision: string,
  ): Promise<Answered> {
    const found = this.#find(name, revision);
    if (!found) return this.#json(response, 404, { error: 'Repository not found' });
    if (what === 'revision')
      return this.#json(response, 200, {
        _id: '1',
        id: name,
        sha: found.commit,
        private: false,
        gated: false,
        likes: 0,
        downloads: 0,
        lastModified: '2024-01-01T00:00:00.000Z',
      });
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const wanted = (JSON.parse(body) as { paths: string[] }).paths;
    const rows = [...found.files]
      .filter(([path]) => wanted.includes(path))
      .map(([path, bytes]) => this.#row(path, bytes));
    return this.#json(response, 200, rows);
  }

  #row(path: string, bytes: Buffer): object {
    const size = this.faults.size ?? bytes.length;
    const row = { type: 'file', path, size, oid: gitSha1(bytes) };
    return isLarge(path) ? { ...row, lfs: { oid: sha256(bytes), size, pointerSize: 134 } } : row;
  }

  #resolve(request: IncomingMessage, response: ServerResponse, name: string, revision: string, path: string): Answered {
    const found = this.#find(name, revision);
    const bytes = found?.files.get(path);
    if (!found || !bytes)
      return this.#json(
        response,
        404,
        { error: 'Entry not found' },
        { 'X-Error-Code': found ? 'EntryNotFound' : 'RepoNotFound' },
      );
    const headers = { 'X-Repo-Commit': found.commit, ETag: `"${gitSha1(bytes)}"` };
    if (!isLarge(path)) return this.#send(request, response, bytes, headers);
    const linked = {
      'X-Linked-Size': String(bytes.length),
      'X-Linked-ETag': `"${sha256(bytes)}"`,
      // Another host, as the hub's: it must not get the token.
      Location: `http://localhost:${this.#port}/cdn/${name}/${path}`,
    };
    return response.writeHead(302, { ...headers, ...linked }).end();
  }

  #send(
    request: IncomingMessage,
    response: ServerResponse,
    bytes: Buffer | undefined,
    headers: Record<string, string>,
  ): Answered {
    if (!bytes) return this.#json(response, 404, { error: 'Not found' });
    const { cutAfter, times = Number.POSITIVE_INFINITY, corrupt, extra, noRanges, stall } = this.faults;
    const from = noRanges ? 0 : Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (from > 0 && from >= bytes.length)
      return response.writeHead(416, { 'Content-Range': `bytes */${bytes.length}` }).end();
    const part = Buffer.concat([bytes.subarray(from), extra ? Buffer.from('more') : Buffer.alloc(0)]);
    if (corrupt) part[part.length - 1] ^= 1;
    const range = from > 0 ? { 'Content-Range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {};
    response.writeHead(from > 0 ? 206 : 200, { ...headers, ...range, 'Content-Length': part.length });
    if (request.method === 'HEAD') return response.end();
    if (stall) return response.write(part.subarray(0, 10));
    if (cutAfter === undefined || times <= 0) return response.end(part);
    this.faults.times = times - 1;
    if (cutAfter === 0) return response.destroy();
    return response.write(part.subarray(0, cutAfter), () => setTimeout(() => response.socket?.end(), 10));
  }

  #json(response: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}): Answered {
    const answer = status === 200 && this.faults.edit ? this.faults.edit(value) : value;
    return response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(answer));
  }
}
