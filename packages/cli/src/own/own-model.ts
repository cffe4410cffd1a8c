// A model of the user's own, from a module of JavaScript: what it exports by default is one, or makes one.

import nodeModule from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FoveaError } from 'fovea';
import type { Preprocessing } from 'fovea/images';
import { Module } from 'fovea/nn';
import { commandError } from '../command-error.ts';
import { isInputs, isShape, type OwnInputs } from './model-input.ts';

/** What an own model can be asked for: options of the function that makes it. */
export type OwnOptions = Readonly<Record<string, unknown>>;

export interface OwnModel {
  /** A new one, where the module exports a function or class; the same, where it exports a model. */
  readonly make: (options: OwnOptions) => Promise<Module>;
  /** Whether options mean anything to it. */
  readonly takesOptions: boolean;
  /** As the module exports it: `export const inputShape = [1, 64, 64, 3]`, or `inputs`, one for each argument of forward. */
  readonly inputs: OwnInputs | undefined;
  /** `export const weights = 'net.safetensors'`: a file, from the folder of the module on. */
  readonly weights: string | undefined;
  /** What it says of how pictures become its input: `export const preprocessing = { mean: […], std: […] }`. */
  readonly preprocessing: Partial<Preprocessing> | undefined;
  /** `export const classNames = ['cat', 'dog']`, in the order of the logits. */
  readonly classNames: readonly string[] | undefined;
}

/** What a module of code may export. */
interface Exported {
  readonly default?: unknown;
  readonly inputShape?: unknown;
  readonly inputs?: unknown;
  readonly weights?: unknown;
  readonly preprocessing?: unknown;
  readonly classNames?: unknown;
}

let isHooked = false;

/** Lets what is loaded from now on import 'fovea', wherever it lies, as the copy of the library that the command itself uses. */
function shareLibrary(): void {
  if (isHooked) return;
  isHooked = true;
  const own = import.meta.url;
  if ('registerHooks' in nodeModule && typeof nodeModule.registerHooks === 'function') {
    nodeModule.registerHooks({
      resolve: (specifier: string, context: object, next: (specifier: string, context: object) => unknown) =>
        next(specifier, isLibrary(specifier) ? { ...context, parentURL: own } : context),
    });
    return;
  }
  const hooks = `let own; export const initialize = (url) => { own = url; };
export const resolve = (specifier, context, next) => next(specifier, ${isLibrary.toString().replace(/^/, '(')})(specifier) ? { ...context, parentURL: own } : context);`;
  nodeModule.register(`data:text/javascript,${encodeURIComponent(hooks)}`, { data: own });
}

const isLibrary = (specifier: string): boolean => /^fovea(\/|$)/.test(specifier);

/** Promises of Fovea that the user's code leaves alone end no process: what they say, the command says. Those of others do, as always. */
function leaveAlone(error: unknown): void {
  if (!(error instanceof FoveaError)) throw error;
}

/** @throws ValueError for a file that cannot be loaded, or whose default export is no model and makes none */
export async function loadOwnModel(command: string, path: string): Promise<OwnModel> {
  shareLibrary();
  if (!process.listeners('unhandledRejection').includes(leaveAlone)) process.on('unhandledRejection', leaveAlone);
  let exported: Exported;
  try {
    exported = await import(pathToFileURL(resolve(path)).href);
  } catch (error) {
    throw commandError(command, `${path} cannot be loaded: ${reasonOf(error)}`, { cause: error });
  }
  const given = exported.default;
  const inputs = exportedInputs(command, path, exported);
  if (!(given instanceof Module) && typeof given !== 'function')
    throw commandError(
      command,
      `${path} has no model as its default export: got ${kindOf(given)}; write: export default new MyModel(), or a function that makes one`,
    );
  const make = async (options: OwnOptions): Promise<Module> => {
    const made = given instanceof Module ? given : await call(command, path, given, options);
    if (made instanceof Module) return made;
    throw commandError(
      command,
      `${path}: the function that is its default export gave ${kindOf(made)}; needs a Module of fovea/nn`,
    );
  };
  return { make, takesOptions: !(given instanceof Module), inputs, ...aboutPictures(command, path, exported) };
}

/** What it says of weights, pictures and classes, of the right form. */
function aboutPictures(command: string, path: string, { weights, preprocessing, classNames }: Exported) {
  const refuse = (name: string, needs: string): never => {
    throw commandError(command, `${path} exports ${name} of another form; needs ${needs}`);
  };
  if (weights !== undefined && typeof weights !== 'string')
    refuse('weights', "the name of a file, such as 'net.safetensors'");
  const isList = Array.isArray(classNames) && classNames.every((name) => typeof name === 'string');
  if (classNames !== undefined && !isList) refuse('classNames', "a list of names, such as ['cat', 'dog']");
  const isObject = typeof preprocessing === 'object' && preprocessing !== null;
  const unknown = isObject ? Object.keys(preprocessing).filter((key) => !PREPROCESSING.includes(key)) : [];
  if (preprocessing !== undefined && (!isObject || unknown.length > 0))
    refuse(
      'preprocessing',
      `an object of ${PREPROCESSING.join(', ')}${unknown.length > 0 ? `: got ${unknown[0]}` : ''}`,
    );
  return {
    weights: weights as string | undefined,
    preprocessing: preprocessing as Partial<Preprocessing> | undefined,
    classNames: classNames as readonly string[] | undefined,
  };
}

/** The size of images is that of inputShape. */
const PREPROCESSING: readonly string[] = ['mean', 'std', 'interpolation', 'cropPct', 'cropMode'];

function exportedInputs(command: string, path: string, { inputShape, inputs }: Exported): OwnInputs | undefined {
  if (inputShape !== undefined && !isShape(inputShape))
    throw commandError(
      command,
      `${path} exports inputShape = ${JSON.stringify(inputShape)}; needs a list of whole numbers such as [1, 224, 224, 3]`,
    );
  if (inputs === undefined) return inputShape && [inputShape];
  if (inputShape !== undefined)
    throw commandError(command, `${path} exports inputShape and inputs; leave one of them out`);
  if (isInputs(inputs)) return inputs;
  throw commandError(
    command,
    `${path} exports inputs of another form; needs a list with a shape or tensor for each argument of forward, such as [[1, 224, 224, 3], zeros([1, 77], 'int32')]`,
  );
}

async function call(command: string, path: string, given: unknown, options: OwnOptions): Promise<unknown> {
  const isClass = Module.prototype.isPrototypeOf.call(
    Module.prototype,
    (given as { prototype?: object }).prototype ?? {},
  );
  try {
    return isClass
      ? new (given as new (options: OwnOptions) => unknown)(options)
      : await (given as (options: OwnOptions) => unknown)(options);
  } catch (error) {
    throw commandError(command, `${path}: making the model failed: ${reasonOf(error)}`, { cause: error });
  }
}

const kindOf = (value: unknown): string =>
  value === undefined
    ? 'nothing'
    : typeof value === 'object' && value !== null
      ? value.constructor?.name
      : typeof value;

/** Class and message of what the user's code threw. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);
