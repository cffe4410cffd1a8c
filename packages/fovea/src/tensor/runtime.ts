// The one object that holds what the engine remembers from one call to the next.

import { environmentVariable } from '../base/platform.ts';
import { BackendChoice } from './backend-choice.ts';
import { CodeCache } from './code-cache.ts';
import { Collector } from './collector.ts';
import { EffectLog } from './effects.ts';
import { Lineage } from './lineage.ts';
import { ProgramCache } from './program-cache.ts';
import { TurnQueue } from './turn-queue.ts';

class Runtime {
  /** Which backend computes. */
  readonly backend = new BackendChoice();
  /** Assignments and checks that were noted and are not carried out yet. */
  readonly effects = new EffectLog();
  /** Who runs next. */
  readonly turns = new TurnQueue();
  /** Programs of graphs that are built again and again outside compile(). */
  readonly programs = new ProgramCache();
  /** Code of what compile() has traced. */
  readonly code = new CodeCache();
  /** Which values nodes have become, and which nodes values came from. */
  readonly lineage = new Lineage();
  /** Functions compiled for a model, a loss or another object, by what they are for. They go with the object. */
  readonly compiled = new WeakMap<object, Map<string, unknown>>();
  /** Memory of tensors that were dropped. */
  readonly collector = new Collector();
  /** Whether Programs are checked after each pass of the compiler. */
  checksPrograms = environmentVariable('FOVEA_CHECK_PROGRAMS') === '1';
}

export const runtime = new Runtime();

/** Notes that the function being traced, if there is one, depends on a plain value: a changed value has compile() trace it again. */
export const guard = <T>(read: () => T): T => runtime.effects.guard(read);
