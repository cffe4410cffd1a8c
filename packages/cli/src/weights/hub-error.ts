// What goes wrong between here and the hub, in one line each: what was asked for, what the hub said, what to do.

import { ValueError } from 'fovea';
import { isSystemError } from '../run-folder/file-error.ts';
import { reasonOf } from '../run-folder/system-words.ts';
import type { HubRepository } from './hub-repository.ts';
import type { HubSettings } from './hub-settings.ts';

/** The hub did not answer, or stopped in the middle. */
export class HubUnreachable extends ValueError {}

/** The hub answered with this status. */
export class HubStatus extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The error of a request in words. The hub answers 401 for repositories that it has not, too, so as not to tell which are private. */
export function hubError(error: unknown, { name, revision }: HubRepository, settings: HubSettings): Error {
  const { endpoint, token, cache } = settings;
  const at = `weights=${name}`;
  const status = statusOf(error);
  if (status === 401)
    return new ValueError(
      token
        ? `${at}: the hub does not take the token, or there is no such repository; check the name, and make a new token at ${endpoint}/settings/tokens`
        : `${at}: there is no such repository, or it is private; check the name, or set HF_TOKEN`,
    );
  if (status === 403)
    return new ValueError(`${at}: access is restricted; ask for it at ${endpoint}/${name}, then set HF_TOKEN`);
  if (status === 404)
    return new ValueError(
      `${at}: there is no such repository${revision === 'main' ? '' : `, or it has no revision ${revision}`}; check it at ${endpoint}/${name}`,
    );
  if (status === 429)
    return new ValueError(`${at}: the hub gets too many requests from here; wait a while, or set HF_TOKEN`);
  if (status !== undefined)
    return new HubUnreachable(`${at}: ${endpoint} answered with status ${status}; try again later`);
  if (isUnreachable(error))
    return new HubUnreachable(
      `${at}: cannot reach ${endpoint} (${networkReason(error)}); check the connection, name a mirror with HF_ENDPOINT, or put the files into ${cache}`,
    );
  if (isSystemError(error))
    return new ValueError(
      `${at}: cannot write ${error.path ?? cache}: ${reasonOf(error)}; name another folder with HF_HOME`,
    );
  if (error instanceof ValueError) return error;
  return new ValueError(
    `${at}: ${endpoint} does not answer as the hub does (${networkReason(error)}); check HF_ENDPOINT`,
    { cause: error },
  );
}

function statusOf(error: unknown): number | undefined {
  const { statusCode, status } = (error ?? {}) as { statusCode?: unknown; status?: unknown };
  if (error instanceof HubStatus) return error.status;
  return typeof statusCode === 'number' ? statusCode : typeof status === 'number' ? status : undefined;
}

/** `fetch` throws TypeErrors with a cause; ours and its timeouts have these names. */
const isUnreachable = (error: unknown): boolean =>
  error instanceof Error &&
  ((error instanceof TypeError && error.cause !== undefined) || ['TimeoutError', 'AbortError'].includes(error.name));

/** The system's code where there is one: "fetch failed" says nothing. */
export function networkReason(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message?: string };
  return cause?.code ?? cause?.message ?? message ?? 'no answer';
}
