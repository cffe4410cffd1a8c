// What is told that an object was collected by the engine.

/**
 * One registry for storages and for the Collector's witnesses: what was collected together is told in one turn, and storages are free when a
 * witness is found.
 */
export const collected = new FinalizationRegistry<{ onCollected(): void }>((held) => held.onCollected());
