// Runs modules with something around their forward, and leaves them as they were.

import type { Tensor } from '../tensor/index.ts';
import type { Module } from './module.ts';

/** What stands in a module's forward's place: it is given the module and what calls its own forward. */
export type AroundForward = (module: Module, forward: () => unknown, inputs: readonly Tensor[]) => unknown;

/** Runs `run` while each call of a module's forward goes through `around`; afterwards each module has its own again, also where that is a function of its own. */
export function watchForward<R>(modules: Iterable<Module>, around: AroundForward, run: () => R): R {
  const owns = new Map<Module, PropertyDescriptor | undefined>();
  for (const module of modules) owns.set(module, Object.getOwnPropertyDescriptor(module, 'forward'));
  for (const module of owns.keys()) {
    const forward = module.forward.bind(module);
    Object.defineProperty(module, 'forward', {
      configurable: true,
      value: (...inputs: readonly Tensor[]): unknown => around(module, () => forward(...inputs), inputs),
    });
  }
  try {
    return run();
  } finally {
    for (const [module, own] of owns) {
      if (own) Object.defineProperty(module, 'forward', own);
      else Reflect.deleteProperty(module, 'forward');
    }
  }
}
