// What the worker says to a question, again whenever the question changes; the last question counts.

import { useEffect, useRef, useState } from 'preact/hooks';

export interface Result<T> {
  readonly value: T | undefined;
  readonly problem: string;
}

/** @param key changes when the question does */
export function useResult<T>(key: string, question: () => Promise<T>): Result<T> {
  const [result, setResult] = useState<Result<T>>({ value: undefined, problem: '' });
  const latest = useRef('');
  useEffect(() => {
    latest.current = key;
    question().then(
      (value) => latest.current === key && setResult({ value, problem: '' }),
      (error: Error) => latest.current === key && setResult((old) => ({ ...old, problem: error.message })),
    );
  }, [key]);
  return result;
}
