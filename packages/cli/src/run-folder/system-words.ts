// What the system's error codes mean, in words: why, and what to do. Apart from the errors that are made of them: threads that load pictures need the
// words, and not the engine that comes with the classes of errors.

export type Task = 'read' | 'write';
type Words = readonly [reason: string, advice: string | { readonly [T in Task]: string }];

export const ELSEWHERE = 'start a run in another folder with project=…';

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

/** Why, in words. */
export function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return WORDS[code]?.[0] ?? message;
}

/** What to do, for a task that the system refused. */
export function adviceOf(task: Task, error: unknown): string | undefined {
  const advice = WORDS[(error as NodeJS.ErrnoException).code ?? '']?.[1];
  return typeof advice === 'object' ? advice[task] : advice;
}
