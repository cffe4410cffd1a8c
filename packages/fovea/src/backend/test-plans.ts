// Test support for backends: wraps kernels in a minimal ProgramPlan and runs it on arrays. Stands beside the backends; not exported by the library.

import type { DType, EngineArray } from '../base/dtype.ts';
import type { BufferPlan, Kernel, ProgramPlan, Stage } from '../compiler/ir.ts';
import type { Backend } from './interface.ts';

/** Arena offsets are multiples of this many bytes. */
const ARENA_ALIGNMENT = 64;

const dtypeOf = (data: EngineArray): DType => (data instanceof Float32Array ? 'float32' : 'int32');

/** A plan that runs the kernels one after another (one stage each), buffer i being the caller's binding i; the arena holds workspaces only. */
export function planKernels(
  backend: Backend,
  kernels: readonly Kernel[],
  buffers: readonly EngineArray[],
): ProgramPlan {
  const plans = buffers.map(
    (data, slot): BufferPlan => ({
      dtype: dtypeOf(data),
      elements: data.length,
      placement: { space: 'binding', slot },
    }),
  );
  let arenaBytes = 0;
  const stages = kernels.map((kernel): Stage => {
    const workspaceOffset = arenaBytes;
    arenaBytes += Math.ceil(backend.workspaceBytes(kernel, []) / ARENA_ALIGNMENT) * ARENA_ALIGNMENT;
    return { kernels: [{ kernel, epilogues: [], workspaceOffset }] };
  });
  return { buffers: plans, stages, arenaBytes, bindingCount: buffers.length };
}

/** Compiles the plan, runs it on storages that start with `bindings`, and gives what the storages hold afterwards. */
export async function runPlan(
  backend: Backend,
  plan: ProgramPlan,
  bindings: readonly EngineArray[],
): Promise<EngineArray[]> {
  const executable = backend.load(backend.prepare(plan));
  const storages = bindings.map((data) => {
    const storage = backend.allocate(data.byteLength);
    backend.write(storage, data);
    return storage;
  });
  try {
    await executable.run(storages);
    return await Promise.all(
      bindings.map((data, i) =>
        data instanceof Float32Array
          ? backend.readFloat32(storages[i], data.length)
          : backend.readInt32(storages[i], data.length),
      ),
    );
  } finally {
    for (const storage of storages) backend.free(storage);
    executable.dispose();
  }
}

/** Runs kernels in order on the buffers that their refs number, and gives all buffers afterwards; the arguments stay as they are. */
export function runKernels(
  backend: Backend,
  kernels: readonly Kernel[],
  buffers: readonly EngineArray[],
): Promise<EngineArray[]> {
  return runPlan(backend, planKernels(backend, kernels, buffers), buffers);
}

/** As `runKernels` with a single kernel: `(await runKernel(backend, kernel, [x, y]))[1]`. */
export function runKernel(backend: Backend, kernel: Kernel, buffers: readonly EngineArray[]): Promise<EngineArray[]> {
  return runKernels(backend, [kernel], buffers);
}
