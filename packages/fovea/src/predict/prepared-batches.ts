// Batches of pictures that are prepared while the network is busy with the ones before.

/** What a batch costs beside its pictures, in pictures. */
const COST_OF_BATCH = 0.25;

/** How many of `count` pictures to take at a time, `most` at most, so that few places of the last batch are empty: one of another size is another Program. */
export function evenBatchSize(count: number, most: number): number {
  if (count <= most) return Math.max(1, count);
  let [best, least] = [most, Number.POSITIVE_INFINITY];
  for (let size = most; size >= most / 2; size--) {
    const cost = Math.ceil(count / size) * (size + COST_OF_BATCH);
    if (cost < least) [best, least] = [size, cost];
  }
  return best;
}

/** Groups what `prepare` makes of each input. */
async function* grouped<I, P>(
  inputs: Iterable<I> | AsyncIterable<I>,
  batchSize: number,
  prepare: (input: I) => Promise<P>,
): AsyncGenerator<P[], void> {
  let batch: Promise<P>[] = [];
  for await (const input of inputs) {
    batch.push(prepare(input));
    if (batch.length < batchSize) continue;
    yield await Promise.all(batch);
    batch = [];
  }
  if (batch.length > 0) yield await Promise.all(batch);
}

/** The batches one after another; while one is used, the next is prepared. No more than two are held. */
export async function* preparedBatches<I, P>(
  inputs: Iterable<I> | AsyncIterable<I>,
  batchSize: number,
  prepare: (input: I) => Promise<P>,
): AsyncGenerator<P[], void> {
  const batches = grouped(inputs, batchSize, prepare);
  let next = batches.next();
  for (;;) {
    const { value: batch, done } = await next;
    if (done) return;
    next = batches.next();
    // It is awaited in the next turn; a reader who stops before must not leave a rejection that nobody handles.
    next.catch(() => {});
    yield batch;
  }
}

/** What a generator gives whose first result was asked for before. */
export async function* continued<T>(
  first: Promise<IteratorResult<T, void>>,
  rest: AsyncGenerator<T, void>,
): AsyncGenerator<T, void> {
  try {
    const { value, done } = await first;
    if (done) return;
    yield value;
    yield* rest;
  } finally {
    await rest.return();
  }
}
