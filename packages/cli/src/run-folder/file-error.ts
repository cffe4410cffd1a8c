// What the system says about a file, as errors: what failed, why, and what to do.

import { ValueError } from 'fovea';
import { adviceOf, ELSEWHERE, reasonOf, type Task } from './system-words.ts';

/** Says, in what the work throws, how to write elsewhere, in the place of what a run is advised. */
export const withAdvice = <T>(advice: string, work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    if (!(error instanceof ValueError)) throw error;
    throw new ValueError(error.message.replace(ELSEWHERE, advice), { cause: error });
  });

/** Advises the setting that says where else to write. */
export const advising = <T>(setting: string, work: Promise<T>): Promise<T> =>
  withAdvice(`write elsewhere with ${setting}=…`, work);

/** Whether the operating system said no, rather than a fault of ours. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string' && 'syscall' in error;

/** `cannot read path: reason; advice`. Errors that are in words already stay as they are. */
export function fileError(task: Task, path: string, error: unknown): ValueError {
  if (error instanceof ValueError) return error;
  const text = adviceOf(task, error);
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
