// Typed arrays that lie in no shared memory, as WebAssembly.Module and Blob ask for. TypeScript 5.7 made the arrays generic; these names are for declarations, which older versions read, too.

export type UnsharedFloat32Array = ReturnType<typeof Float32Array.of>;
export type UnsharedInt32Array = ReturnType<typeof Int32Array.of>;
export type UnsharedUint8Array = ReturnType<typeof Uint8Array.of>;
export type UnsharedUint16Array = ReturnType<typeof Uint16Array.of>;
