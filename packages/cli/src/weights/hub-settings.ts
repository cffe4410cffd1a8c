// Where the Hugging Face hub is, who asks, and where its files are kept: the environment variables that Python's huggingface_hub reads, too.

import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ValueError } from 'fovea';

export interface HubSettings {
  /** `HF_ENDPOINT`, without a slash at the end. */
  readonly endpoint: string;
  /** `HF_TOKEN`, or the one that `hf auth login` has kept. */
  readonly token: string | undefined;
  /** `HF_HUB_OFFLINE`: nothing is asked of the hub. */
  readonly offline: boolean;
  /** `HF_HUB_CACHE`, else `HF_HOME/hub`. */
  readonly cache: string;
  /** `HF_HUB_DOWNLOAD_TIMEOUT`: seconds to wait for the next bytes of a file. */
  readonly downloadTimeout: number;
  /** `HF_HUB_ETAG_TIMEOUT`: seconds to wait for an answer about files. */
  readonly etagTimeout: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const ENDPOINT = 'https://huggingface.co';
/** Seconds; Python's default. */
const TIMEOUT = 10;

/** As Python has it. */
const isTrue = (value = ''): boolean => ['1', 'on', 'yes', 'true'].includes(value.toLowerCase());

/** @throws ValueError for a variable that cannot be used */
export function hubSettings(environment: Environment = process.env): HubSettings {
  const home = environment.HF_HOME || join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'huggingface');
  return {
    endpoint: endpointOf(environment.HF_ENDPOINT || ENDPOINT),
    token: tokenOf(environment, home),
    offline: isTrue(environment.HF_HUB_OFFLINE || environment.TRANSFORMERS_OFFLINE),
    cache: environment.HF_HUB_CACHE || environment.HUGGINGFACE_HUB_CACHE || join(home, 'hub'),
    downloadTimeout: secondsOf('HF_HUB_DOWNLOAD_TIMEOUT', environment),
    etagTimeout: secondsOf('HF_HUB_ETAG_TIMEOUT', environment),
  };
}

function secondsOf(name: string, environment: Environment): number {
  const seconds = Number(environment[name] || TIMEOUT);
  // Timers take no more milliseconds than 31 bits.
  if (seconds > 0 && seconds < 2 ** 31 / 1000) return seconds;
  throw new ValueError(`${name}=${environment[name]}: needs a number of seconds > 0`);
}

function endpointOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new ValueError(`HF_ENDPOINT=${text}: needs an address such as ${ENDPOINT}`);
  return text.replace(/\/+$/, '');
}

function tokenOf(environment: Environment, home: string): string | undefined {
  const given =
    environment.HF_TOKEN ||
    environment.HUGGING_FACE_HUB_TOKEN ||
    kept(environment.HF_TOKEN_PATH || join(home, 'token'));
  const token = given?.trim();
  if (!token) return undefined;
  // Not shown: it is a password.
  if (!/^hf_\w+$/.test(token))
    throw new ValueError(
      'HF_TOKEN: a token of the hub begins with hf_; copy it again, or leave it out for public models',
    );
  return token;
}

function kept(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
