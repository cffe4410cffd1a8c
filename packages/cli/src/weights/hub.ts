// Files of a model on the Hugging Face hub: from the cache that Python shares, or downloaded into it.

import { modelInfo, pathsInfo } from '@huggingface/hub';
import { ValueError } from 'fovea';
import { type DownloadProgress, downloadBlob, type HubFile } from './hub-download.ts';
import { HubUnreachable, hubError } from './hub-error.ts';
import { HubCache, type HubRepository, isCommit, isFile } from './hub-repository.ts';
import type { HubSettings } from './hub-settings.ts';

/** What is wanted of a repository: of each list, the first file that there is. */
export type Wanted = readonly (readonly string[])[];

export interface HubFiles {
  readonly commit: string;
  /** Paths in the cache, one for each list of `Wanted`. */
  readonly paths: readonly string[];
  /** Why they are from the cache although the hub was asked. */
  readonly warning?: string;
}

export interface HubRequest {
  readonly repository: HubRepository;
  readonly wanted: Wanted;
  readonly settings: HubSettings;
  readonly progress: DownloadProgress;
  readonly signal: AbortSignal;
  /** What messages call the repository's kind. Default "a repository of timm's models". */
  readonly kind?: string;
}

/**
 * The files at the revision's commit. When the hub cannot be reached, those of the commit that the cache knows.
 * @throws ValueError in one line: no such repository or file, no access, no connection, a disk that is full, a damaged transfer
 */
export async function hubFiles(request: HubRequest): Promise<HubFiles> {
  const { repository, settings } = request;
  const cache = new HubCache(settings.cache, repository);
  const cached = await cachedFiles(cache, request.wanted);
  if (settings.offline) return cached ?? missingOffline(request);
  // What a commit holds never changes.
  if (cached && isCommit(repository.revision)) return cached;
  try {
    return await download(cache, request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    const explained = hubError(error, repository, settings);
    if (!(explained instanceof HubUnreachable) || !cached) throw explained;
    return {
      ...cached,
      warning: `${explained.message}; the copy in the cache is used (commit ${cached.commit.slice(0, 7)})`,
    };
  }
}

async function cachedFiles(cache: HubCache, wanted: Wanted): Promise<HubFiles | undefined> {
  const commit = await cache.commit();
  if (commit === undefined) return undefined;
  const paths = await Promise.all(wanted.map((files) => cache.find(commit, files)));
  return paths.every((path) => path !== undefined) ? { commit, paths: paths as string[] } : undefined;
}

const missingOffline = ({ repository: { name, revision }, settings }: HubRequest): never => {
  throw new ValueError(
    `weights=${name}: HF_HUB_OFFLINE is set, and ${settings.cache} has no copy of revision ${revision}; run once without it`,
  );
};

async function download(cache: HubCache, request: HubRequest): Promise<HubFiles> {
  const { repository, wanted, settings, signal } = request;
  const asked = {
    hubUrl: settings.endpoint,
    ...(settings.token && { accessToken: settings.token }),
    fetch: patientFetch(settings, signal),
  };
  const commit = await commitOf(repository, asked);
  const listed = await pathsInfo({ ...asked, repo: repository.name, paths: wanted.flat(), revision: commit });
  const files = new Map(
    listed.filter(({ type }) => type === 'file').map((info) => [info.path, hubFile(repository, info)]),
  );
  const chosen = wanted.map(
    (names) => names.map((name) => files.get(name)).find((file) => file !== undefined) ?? lacking(request, names),
  );
  const paths: string[] = [];
  for (const file of chosen) paths.push(await fetchFile(cache, commit, file, request));
  // Last, so that offline runs never take a commit whose files are not all there.
  await cache.setCommit(commit);
  return { commit, paths };
}

/** Gives up when the hub does not begin to answer, or the user does. */
const patientFetch =
  ({ etagTimeout }: HubSettings, signal: AbortSignal): typeof fetch =>
  (input, init) =>
    fetch(input, { ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(1000 * etagTimeout)]) });

type Asked = Pick<Parameters<typeof modelInfo>[0], 'hubUrl' | 'accessToken' | 'fetch'>;

async function commitOf({ name, revision }: HubRepository, asked: Asked): Promise<string> {
  const { sha } = await modelInfo({ ...asked, name, revision, additionalFields: ['sha'] });
  if (typeof sha === 'string' && isCommit(sha)) return sha;
  throw new ValueError(
    `weights=${name}: ${asked.hubUrl} does not answer as the hub does (it names no commit); check HF_ENDPOINT`,
  );
}

type Listed = Awaited<ReturnType<typeof pathsInfo>>[number];

/** Large files are named by their SHA-256, others by git's SHA-1; either is a name of a file in the cache, so it is looked at. */
function hubFile({ name }: HubRepository, { path, size, oid, lfs }: Listed): HubFile {
  const [etag, bytes] = lfs ? [lfs.oid, lfs.size] : [oid, size];
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(etag ?? '') && Number.isSafeInteger(bytes) && bytes >= 0)
    return { path, size: bytes, etag: etag as string };
  throw new ValueError(`weights=${name}: the hub names no size and checksum of ${path}; try again later`);
}

const lacking = ({ repository: { name, revision }, kind }: HubRequest, names: readonly string[]): never => {
  throw new ValueError(
    `weights=${name}: it has no ${names.join(' or ')}${revision === 'main' ? '' : ` at ${revision}`}; ${kind ?? "a repository of timm's models"} is needed`,
  );
};

async function fetchFile(cache: HubCache, commit: string, file: HubFile, request: HubRequest): Promise<string> {
  const known = await cache.find(commit, [file.path]);
  if (known) return known;
  const { repository, settings, signal, progress } = request;
  const blob = cache.blob(file.etag);
  const url = `${settings.endpoint}/${repository.name}/resolve/${commit}/${file.path}`;
  if (!(await isFile(blob))) {
    try {
      await downloadBlob(url, blob, file, { settings, signal, progress });
    } catch (error) {
      if (error instanceof ValueError)
        throw new ValueError(`weights=${repository.name}: ${error.message}`, { cause: error });
      throw error;
    }
  }
  return cache.link(commit, file.path, file.etag);
}
