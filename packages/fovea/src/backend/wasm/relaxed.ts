// Finds out whether relaxed SIMD (fused multiply-add) can be used, switching it on first where the engine hides it behind a flag.

import { once } from '../../base/once.ts';
import { setEngineFlag } from '../../base/platform.ts';
import type { Code } from './assembler/encoding.ts';
import { FunctionBuilder } from './assembler/function-builder.ts';
import { f32x4 } from './assembler/instructions.ts';
import { ModuleBuilder } from './assembler/module-builder.ts';

/** Node 20 needs a flag, set before the first WebAssembly compilation; Node 22 and current browsers do not. */
export const supportsRelaxedSimd = once(
  (): boolean => validates() || (setEngineFlag('--experimental-wasm-relaxed-simd') && validates()),
);

function validates(): boolean {
  const module = new ModuleBuilder();
  const fn = new FunctionBuilder(['v128'], ['v128']);
  const [x] = fn.params;
  fn.emit(f32x4.relaxedMadd(x.get, x.get, x.get));
  module.add(fn);
  return WebAssembly.validate(module.assemble({ shared: false, initialPages: 1, maximumPages: 1 }));
}

/** `a·b + c`, rounded once or twice as the machine likes when relaxed. */
export const multiplyAdd = (relaxed: boolean, a: Code, b: Code, c: Code): Code =>
  relaxed ? f32x4.relaxedMadd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);

/** `c − a·b`, likewise. */
export const multiplySubtract = (relaxed: boolean, a: Code, b: Code, c: Code): Code =>
  relaxed ? f32x4.relaxedNmadd(a, b, c) : f32x4.sub(c, f32x4.mul(a, b));
