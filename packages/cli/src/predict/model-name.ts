// Commands take a model by its name where they take a run: which of both a name is, and how pictures are prepared for a model.

import { existsSync } from 'node:fs';
import { resemblingName } from 'fovea';
import type { Preprocessing } from 'fovea/images';
import { listModels, modelRecord } from 'fovea/models';
import { commandError } from '../command-error.ts';

/** Whether a name is that of a module of code. */
export const isCode = (name: string): boolean => /\.[mc]?[jt]s$/.test(name);

/** Whether it is the name of a model. @throws ValueError for what is no run, file or repository either, with a name that it resembles */
export function isModelName(command: string, name: string): boolean {
  if (listModels().includes(name)) return true;
  if (existsSync(name) || name.includes('/') || name.includes('\\')) return false;
  const near = resemblingName(name, listModels());
  throw commandError(
    command,
    `there is no model, run or file ${name}${near ? `; did you mean ${near}?` : '; `fovea models` lists the models'}`,
  );
}

/** What timm's weights of the model take, at another size where one is asked for. */
export function modelPreprocessing(name: string, imageSize?: readonly [height: number, width: number]): Preprocessing {
  const { imageSize: side, mean, std } = modelRecord(name);
  return {
    ...{ imageSize: imageSize ?? [side, side], channels: 3, mean, std },
    ...{ interpolation: 'bicubic', cropPct: 0.875, cropMode: 'center' },
  };
}
