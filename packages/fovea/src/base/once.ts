// Values that are made when they are first asked for, and kept, because they can only ever be the same.

/** Calls `make` at most once. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Calls `make` at most once for each key. */
export function oncePerKey<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key) as T;
  };
}

/** Calls `make` for keys that are not among the `most` that were asked for last. */
export function forRecent<A extends readonly unknown[], T>(
  most: number,
  keyOf: (...args: A) => string,
  make: (...args: A) => T,
): (...args: A) => T {
  const made = new Map<string, T>();
  return (...args) => {
    const key = keyOf(...args);
    const value = made.has(key) ? (made.get(key) as T) : make(...args);
    made.delete(key);
    made.set(key, value);
    if (made.size > most) made.delete(made.keys().next().value as string);
    return value;
  };
}
