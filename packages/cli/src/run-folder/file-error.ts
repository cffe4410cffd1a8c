// What the system says about a file, in words: what failed, why, and what to do.

import { ValueError } from 'fovea';

type Task = 'read' | 'write';
type Words = readonly [reason: string, advice: string | { readonly [T in Task]: string }];

const ELSEWHERE = 'start a run in another folder with project=…';

/** Advises, in what the work throws, the setting that says where else to write, in the place of a run's. */
export const advising = <T>(setting: string, work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    if (!(error instanceof ValueError)) throw error;
    throw new ValueError(error.message.replace(ELSEWHERE, `write elsewhere with ${setting}=…`), { cause: error });
  });
const NO_PERMISSION: Words = [
  'no permission',
  { read: 'let your account read it', write: `let your account write it, or ${ELSEWHERE}` },
];
const DRIVE_IS_GONE: Words = ['its drive does not answer any more', 'connect or mount it again, then run again'];
const TOO_MANY_OPEN: Words = ['too many files are open', 'raise the limit (ulimit -n), then run again'];

/** By the system's code. */
const WORDS: Readonly<Record<string, Words>> = {
  ENOENT: [
    'there is no such file or folder',
    { read: 'check the path', write: `make the folder that it lies in again, or ${ELSEWHERE}` },
  ],
  EISDIR: ['it is a folder', { read: 'a file is needed there', write: 'move the folder away, then run again' }],
  ENOTDIR: ['a part of the path is a file, where a folder has to be', 'check the path'],
  ENOTEMPTY: ['it is a folder', 'move the folder away, then run again'],
  EEXIST: ['there is something of that name already', 'move it away, then run again'],
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  EROFS: ['its drive can only be read', ELSEWHERE],
  ENOSPC: ['the disk is full', 'free some space, then run again'],
  EDQUOT: ['your share of the disk is used up', 'free some space, then run again'],
  EFBIG: ['files may not become that large', 'raise the limit (ulimit -f), then run again'],
  ERR_FS_FILE_TOO_LARGE: ['it has more than 2 GiB', 'a smaller file is needed there'],
  EIO: [
    'its drive failed (input/output error)',
    { read: 'check the drive, and fetch the file again', write: `check the drive, or ${ELSEWHERE}` },
  ],
  EMFILE: TOO_MANY_OPEN,
  ENFILE: TOO_MANY_OPEN,
  ELOOP: ['its links lead round in a circle', 'mend the links'],
  ENAMETOOLONG: ['the name is too long', 'choose a shorter one'],
  EBUSY: ['another program is using it', 'close that program, then run again'],
  ETXTBSY: ['another program is using it', 'close that program, then run again'],
  ENOMEM: ['the memory is used up', 'end other programs, then run again'],
  ENODEV: DRIVE_IS_GONE,
  ENXIO: DRIVE_IS_GONE,
  ESTALE: DRIVE_IS_GONE,
  ETIMEDOUT: DRIVE_IS_GONE,
  EHOSTDOWN: DRIVE_IS_GONE,
};

/** Whether the operating system said no, rather than a fault of ours. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string' && 'syscall' in error;

/** Why, in words. */
export function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return WORDS[code]?.[0] ?? message;
}

/** `cannot read path: reason; advice`. Errors that are in words already stay as they are. */
export function fileError(task: Task, path: string, error: unknown): ValueError {
  if (error instanceof ValueError) return error;
  const advice = WORDS[(error as NodeJS.ErrnoException).code ?? '']?.[1];
  const text = typeof advice === 'object' ? advice[task] : advice;
  return new ValueError(`cannot ${task} ${path}: ${reasonOf(error)}${text ? `; ${text}` : ''}`, { cause: error });
}

/** Calls that change something. */
const WRITES = /^(write|ftruncate|fsync|rename|link|symlink|unlink|rm|mkdir|copyfile|mkdtemp)/;

/** For an error that nothing named the file of: what the system was asked for, and of which path. */
export function systemErrorText(error: NodeJS.ErrnoException): string {
  const { syscall = '', path, code } = error;
  if (syscall === 'uv_cwd') return 'the current folder was removed; go to another one';
  if (path === undefined) return `${syscall} failed: ${reasonOf(error)} (${code})`;
  return fileError(WRITES.test(syscall) ? 'write' : 'read', path, error).message;
}
