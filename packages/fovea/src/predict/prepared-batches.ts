// Batches of pictures that are prepared while the network is busy with the ones before.

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
