// What the worker says to a question, again whenever the question changes; the last question counts.

import { useEffect, useRef, useState } from 'preact/hooks';

export interface Result<T> {
  readonly value: T | undefined;
  readonly problem: string;
  /** Whether the value is the answer to an earlier question. */
  readonly stale: boolean;
}

/** @param key changes when the question does */
export function useResult<T>(key: string, question: () => Promise<T>): Result<T> {
  const [result, setResult] = useState<{
    readonly key: string;
    readonly value: T | undefined;
    readonly problem: string;
  }>({
    key: '',
    value: undefined,
    problem: '',
  });
  const latest = useRef('');
  useEffect(() => {
    latest.current = key;
    question().then(
      (value) => latest.current === key && setResult({ key, value, problem: '' }),
      (error: Error) => latest.current === key && setResult((old) => ({ ...old, key, problem: error.message })),
    );
  }, [key]);
  return { value: result.value, problem: result.problem, stale: result.key !== key };
}
