// Tests of downloads from a hub on this machine: the cache that Python shares, transfers that break off, and every refusal in one line.

import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ValueError } from 'fovea';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gitSha1, HubServer, sha256 } from '../../test/hub-server.ts';
import { type HubRequest, hubFiles } from './hub.ts';
import type { DownloadProgress } from './hub-download.ts';
import { parseRepository } from './hub-repository.ts';
import { hubSettings } from './hub-settings.ts';

const NAME = 'timm/tiny';
const CONFIG = '{"architecture": "tiny"}';
const WEIGHTS = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 31) & 255));
const WANTED = [['config.json'], ['model.safetensors', 'pytorch_model.bin']];
const FILES = { 'config.json': CONFIG, 'model.safetensors': WEIGHTS };

const server = new HubServer();
let endpoint: string;
beforeAll(async () => {
  endpoint = await server.start();
});
afterAll(() => server.stop());

let cache: string;
let commit: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'fovea-hub-'));
  server.faults = {};
  server.seen.length = 0;
  commit = server.push(NAME, FILES);
});
afterEach(() => rmSync(cache, { recursive: true }));

const silent: DownloadProgress = { start: () => {}, update: () => {}, stop: () => {} };

const get = (environment: Record<string, string> = {}, more: Partial<HubRequest> = {}) =>
  hubFiles({
    repository: { name: NAME, revision: 'main' },
    wanted: WANTED,
    settings: hubSettings({ HF_ENDPOINT: endpoint, HF_HUB_CACHE: cache, HF_HOME: cache, ...environment }),
    progress: silent,
    signal: new AbortController().signal,
    ...more,
  });

const folder = (): string => join(cache, 'models--timm--tiny');
const blob = (): string => join(folder(), 'blobs', sha256(WEIGHTS));
const incomplete = (): string => `${blob()}.incomplete`;
const transfers = (): (string | undefined)[] =>
  server.seen.filter(({ path }) => path.startsWith('/cdn/')).map(({ range }) => range);

describe('hubFiles', () => {
  it('downloads into the layout of Python', async () => {
    const { paths, ...rest } = await get();
    expect(rest).toEqual({ commit });
    const snapshot = join(folder(), 'snapshots', commit);
    expect(paths).toEqual([join(snapshot, 'config.json'), join(snapshot, 'model.safetensors')]);
    expect(readFileSync(paths[0], 'utf8')).toBe(CONFIG);
    expect(readFileSync(paths[1])).toEqual(WEIGHTS);
    expect(readlinkSync(paths[1])).toBe(join('..', '..', 'blobs', sha256(WEIGHTS)));
    expect(readlinkSync(paths[0])).toBe(join('..', '..', 'blobs', gitSha1(Buffer.from(CONFIG))));
    expect(readFileSync(join(folder(), 'refs', 'main'), 'utf8')).toBe(commit);
    expect(readdirSync(join(folder(), 'blobs'))).toHaveLength(2);
  });

  it('fetches nothing twice, and asks only what the revision stands for', async () => {
    await get();
    server.seen.length = 0;
    expect((await get()).commit).toBe(commit);
    expect(server.seen.map(({ path }) => path)).toEqual([
      `/api/models/${NAME}/revision/main`,
      `/api/models/${NAME}/paths-info/${commit}`,
    ]);
    server.seen.length = 0;
    await get({}, { repository: { name: NAME, revision: commit } });
    expect(server.seen).toEqual([]);
  });

  it('takes a new commit, and shares what has not changed', async () => {
    await get();
    server.seen.length = 0;
    const next = server.push(NAME, { ...FILES, 'config.json': '{}' });
    expect((await get()).commit).toBe(next);
    expect(transfers()).toEqual([]);
    expect(readFileSync(join(folder(), 'refs', 'main'), 'utf8')).toBe(next);
  });

  it('takes the second kind of weights where there is no first', async () => {
    server.push(NAME, { 'config.json': CONFIG, 'pytorch_model.bin': WEIGHTS });
    expect((await get()).paths[1]).toMatch(/pytorch_model\.bin$/);
  });

  it('uses what Python has downloaded, offline as well', async () => {
    mkdirSync(join(folder(), 'snapshots', commit), { recursive: true });
    mkdirSync(join(folder(), 'refs'));
    writeFileSync(join(folder(), 'refs', 'main'), commit);
    for (const [file, content] of Object.entries(FILES))
      writeFileSync(join(folder(), 'snapshots', commit, file), content);
    expect((await get({ HF_HUB_OFFLINE: '1' })).commit).toBe(commit);
    expect(server.seen).toEqual([]);
    await get();
    expect(transfers()).toEqual([]);
  });

  it('sends the token to the hub, from the environment or the file of Python', async () => {
    server.faults.token = 'hf_secret';
    await get({ HF_TOKEN: 'hf_secret' });
    for (const { path, authorization } of server.seen)
      expect(authorization, path).toBe(path.startsWith('/cdn/') ? undefined : 'Bearer hf_secret');
    rmSync(folder(), { recursive: true });
    writeFileSync(join(cache, 'token'), 'hf_secret\n');
    await get();
  });

  it('shows progress', async () => {
    const events: unknown[] = [];
    const progress = {
      start: ({ path }: { path: string }, done: number) => events.push([path, done]),
      update: (done: number) => events.push(done),
      stop: () => events.push('end'),
    };
    await get({}, { progress });
    expect(events).toEqual([['config.json', 0], CONFIG.length, 'end', ['model.safetensors', 0], WEIGHTS.length, 'end']);
  });

  it('falls back on the cache when the hub cannot be reached', async () => {
    await get();
    const { warning, ...files } = await get({ HF_ENDPOINT: 'http://127.0.0.1:9' });
    expect(files.commit).toBe(commit);
    expect(warning).toMatch(
      /cannot reach http:\/\/127\.0\.0\.1:9 \(.*\); check the connection.*the copy in the cache is used \(commit [0-9a-f]{7}\)$/,
    );
    server.faults.status = 503;
    expect((await get()).warning).toContain('answered with status 503');
  });
});

describe('transfers', () => {
  it('go on where they broke off', async () => {
    server.faults = { cutAfter: 2000, times: 2 };
    const { paths } = await get({}, { wanted: [['model.safetensors']] });
    expect(readFileSync(paths[0])).toEqual(WEIGHTS);
    // How much of the last bytes before a break still arrives is a matter of luck.
    const starts = transfers().map((range) => Number(/\d+/.exec(range ?? '0')));
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(starts).toHaveLength(3);
  });

  it('go on in the next run, where one was given up', async () => {
    mkdirSync(dirname(blob()), { recursive: true });
    writeFileSync(incomplete(), WEIGHTS.subarray(0, 1234));
    await get();
    expect(transfers()).toEqual(['bytes=1234-']);
    expect(readFileSync(blob())).toEqual(WEIGHTS);
    expect(existsSync(incomplete())).toBe(false);
  });

  it('start over where the server knows no ranges, or the part is too long', async () => {
    mkdirSync(dirname(blob()), { recursive: true });
    writeFileSync(incomplete(), 'x'.repeat(100));
    server.faults.noRanges = true;
    await get();
    expect(readFileSync(blob())).toEqual(WEIGHTS);
    rmSync(folder(), { recursive: true });
    mkdirSync(dirname(blob()), { recursive: true });
    writeFileSync(incomplete(), 'x'.repeat(WEIGHTS.length + 1));
    server.faults = {};
    await expect(get()).rejects.toThrow('it has 5001 bytes, not 5000; run again to fetch it');
    await get();
    expect(readFileSync(blob())).toEqual(WEIGHTS);
  });

  it('happen once where several begin together, and are taken over from processes that are no more', async () => {
    server.faults = { cutAfter: 2000, times: 2 };
    const all = await Promise.all([get(), get(), get()]);
    expect(new Set(all.map(({ paths }) => paths[1])).size).toBe(1);
    expect(readFileSync(all[0].paths[1])).toEqual(WEIGHTS);
    expect(transfers().filter((range) => range === undefined).length).toBeLessThanOrEqual(2);
    rmSync(folder(), { recursive: true });
    mkdirSync(dirname(blob()), { recursive: true });
    symlinkSync('99999999', `${blob()}.lock`);
    await get();
    expect(readdirSync(join(folder(), 'blobs')).sort()).toEqual([sha256(WEIGHTS), gitSha1(Buffer.from(CONFIG))].sort());
  });

  it('of a damaged part are found out and fetched again', async () => {
    mkdirSync(dirname(blob()), { recursive: true });
    writeFileSync(incomplete(), 'x'.repeat(100));
    await expect(get()).rejects.toThrow(
      /^weights=timm\/tiny: model\.safetensors did not arrive as the hub announced it: its checksum is [0-9a-f]{12}…, not [0-9a-f]{12}…; run again/,
    );
    await get();
    expect(readFileSync(blob())).toEqual(WEIGHTS);
  });

  it('end at once when the run is stopped', async () => {
    server.faults.stall = true;
    const controller = new AbortController();
    const getting = get(
      {},
      {
        signal: controller.signal,
        wanted: [['model.safetensors']],
        progress: { ...silent, update: () => controller.abort(130) },
      },
    );
    await expect(getting).rejects.toBeDefined();
    expect(existsSync(blob())).toBe(false);
    expect(lstatSync(incomplete()).size).toBe(10);
  });
});

describe('refusals', () => {
  const refused = async (
    message: string | RegExp,
    environment: Record<string, string> = {},
    more: Partial<HubRequest> = {},
  ): Promise<void> => {
    const error: unknown = await get(environment, more).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ValueError);
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).not.toContain('\n');
    expect(existsSync(join(folder(), 'refs', 'main'))).toBe(false);
  };

  it.each([
    [401, {}, 'weights=timm/tiny: there is no such repository, or it is private; check the name, or set HF_TOKEN'],
    [401, { HF_TOKEN: 'hf_old' }, 'weights=timm/tiny: the hub does not take the token'],
    [403, {}, /^weights=timm\/tiny: access is restricted; ask for it at http.*\/timm\/tiny, then set HF_TOKEN$/],
    [404, {}, 'weights=timm/tiny: there is no such repository; check it at'],
    [429, {}, 'weights=timm/tiny: the hub gets too many requests from here'],
    [500, {}, 'answered with status 500; try again later'],
  ])('status %i', async (status, environment, message) => {
    server.faults.status = status;
    await refused(message, environment as Record<string, string>);
  });

  it('a revision that is not there', async () => {
    await refused(
      'there is no such repository, or it has no revision v9; check',
      {},
      { repository: { name: NAME, revision: 'v9' } },
    );
  });

  it('no weights', async () => {
    server.push(NAME, { 'config.json': CONFIG });
    await refused('weights=timm/tiny: it has no model.safetensors or pytorch_model.bin; a repository of timm');
  });

  it('offline without a copy', async () => {
    await refused(/HF_HUB_OFFLINE is set, and .* has no copy of revision main; run once without it$/, {
      HF_HUB_OFFLINE: 'yes',
    });
    expect(server.seen).toEqual([]);
  });

  it('no connection', async () => {
    await refused('cannot reach http://127.0.0.1:9 (', { HF_ENDPOINT: 'http://127.0.0.1:9' });
  });

  it('a transfer that always breaks off', async () => {
    server.faults.cutAfter = 0;
    await refused(
      /^weights=timm\/tiny: the transfer of model\.safetensors broke off at 0 bytes of 5\.0 kB \(.+\); run again to go on from there$/,
      {},
      { wanted: [['model.safetensors']] },
    );
  });

  it('a transfer that stands still', async () => {
    server.faults.stall = true;
    await refused(
      /broke off at \d+ bytes of 5\.0 kB \(nothing came for 0\.2 s\); run again to go on from there$/,
      { HF_HUB_DOWNLOAD_TIMEOUT: '0.2' },
      { wanted: [['model.safetensors']] },
    );
  });

  it('other bytes than announced, and more', async () => {
    server.faults.corrupt = true;
    await refused('did not arrive as the hub announced it: its checksum is');
    expect(readdirSync(join(folder(), 'blobs'))).toEqual([]);
    server.faults = { extra: true };
    await refused('the hub sends more of config.json than the 24 bytes that it announced');
  });

  it('a file that is larger than the disk', async () => {
    server.faults.size = 2 ** 52;
    await refused(
      /^weights=timm\/tiny: config\.json needs 4\.5 PB in .*, where .* are free; free some space, or name another folder with HF_HOME$/,
    );
  });

  it.skipIf(!existsSync('/dev/full'))('a disk that becomes full', async () => {
    mkdirSync(dirname(blob()), { recursive: true });
    symlinkSync('/dev/full', incomplete());
    await refused('the disk is full', {}, { wanted: [['model.safetensors']] });
  });

  it.each<[string, (answer: unknown) => unknown, string]>([
    [
      'no commit',
      () => ({ _id: 1, id: 'x' }),
      'does not answer as the hub does (it names no commit); check HF_ENDPOINT',
    ],
    ['a commit that is a path', () => ({ sha: '../../x' }), 'it names no commit'],
    [
      'a checksum that is a path',
      (answer) =>
        Array.isArray(answer) ? answer.map((row: object) => ({ ...row, oid: '../../x', lfs: undefined })) : answer,
      'the hub names no size and checksum of config.json',
    ],
    [
      'what is no list',
      (answer) => (Array.isArray(answer) ? {} : answer),
      'does not answer as the hub does (malformed response: expected array); check HF_ENDPOINT',
    ],
  ])('%s', async (_what, edit, message) => {
    server.faults.edit = edit;
    await refused(message);
  });
});

describe('names and settings', () => {
  it.each([
    ['timm/a.b_c-1', { name: 'timm/a.b_c-1', revision: 'main' }],
    ['hf-hub:timm/a@v1.0', { name: 'timm/a', revision: 'v1.0' }],
    ['hf_hub:timm/a@refs/pr/1', { name: 'timm/a', revision: 'refs/pr/1' }],
    ['resnet18', undefined],
    ['timm/a/b', undefined],
    ['../a', undefined],
    ['timm/..', undefined],
    ['timm/a@../x', undefined],
    ['timm/a@v..1', undefined],
    ['timm/a@', undefined],
    ['timm/a@b@c', undefined],
    ['timm/a?b', undefined],
  ])('%s', (text, repository) => {
    expect(parseRepository(text)).toEqual(repository);
  });

  it('come from the variables that Python reads', () => {
    expect(hubSettings({ HF_HOME: '/h', HF_ENDPOINT: 'https://mirror/', HF_HUB_OFFLINE: 'off' })).toEqual({
      endpoint: 'https://mirror',
      token: undefined,
      offline: false,
      cache: join('/h', 'hub'),
      downloadTimeout: 10,
      etagTimeout: 10,
    });
    expect(hubSettings({ XDG_CACHE_HOME: '/x' }).cache).toBe(join('/x', 'huggingface', 'hub'));
    expect(hubSettings({ HUGGINGFACE_HUB_CACHE: '/c' }).cache).toBe('/c');
  });

  it.each([
    [{ HF_ENDPOINT: 'mirror' }, 'HF_ENDPOINT=mirror: needs an address such as https://huggingface.co'],
    [{ HF_TOKEN: 'secret' }, 'HF_TOKEN: a token of the hub begins with hf_'],
    [{ HF_HUB_DOWNLOAD_TIMEOUT: 'x' }, 'HF_HUB_DOWNLOAD_TIMEOUT=x: needs a number of seconds > 0'],
  ])('refuse %o', (environment, message) => {
    expect(() => hubSettings(environment)).toThrow(message);
  });
});
