// A teacher: a trained model of the same classes, which sees the same images as the model that learns from it.

import { type Tensor, tensor, ValueError } from 'fovea';
import type { Preprocessing } from 'fovea/images';
import { createModel } from 'fovea/models';
import { loadPretrained } from 'fovea/train';
import { withFile } from '../run-folder/file-source.ts';
import { findWeights, type PretrainedSource } from './pretrained-source.ts';
import { expectedStatistics } from './start.ts';

/** What the teacher is given. */
export interface Lesson {
  readonly classNames: readonly string[];
  readonly preprocessing: Preprocessing;
}

/** Messages say which setting they are about. */
const naming = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw error instanceof ValueError
      ? new ValueError(error.message.replace(/^weights=/, 'teacher='), { cause: error })
      : error;
  });

/** `findWeights` for a teacher. */
export const findTeacher = (name: string, signal: AbortSignal): Promise<PretrainedSource> =>
  naming(findWeights(name, signal));

/** The setting that means these weights for ever: a branch of the hub may move on. */
export const pinned = ({ name, commit }: PretrainedSource): string =>
  commit === undefined ? name : `${name.replace(/@.*/, '')}@${commit}`;

/**
 * Logits of the model that the weights are of, for images as the student is given them.
 * @throws ValueError for weights that do not say what model they are of, or know other classes
 */
export async function teacherLogits(
  source: PretrainedSource,
  { classNames, preprocessing }: Lesson,
): Promise<(images: Tensor) => Tensor> {
  const { name, path, architecture, smallImage = false } = source;
  if (architecture === undefined)
    throw new ValueError(
      `teacher=${name}: the file does not say what model it is of; give a run, a file of one, or a repository of the hub`,
    );
  const own = source.classNames;
  if (own && (own.length !== classNames.length || own.some((label, i) => label !== classNames[i])))
    throw new ValueError(
      `teacher=${name}: it knows other classes (${listed(own)}) than those to learn (${listed(classNames)}); give a teacher of the same`,
    );
  const { imageSize, channels } = preprocessing;
  const model = createModel(architecture, {
    numClasses: classNames.length,
    inChannels: channels,
    smallImage,
    imageSize,
    ...source.classifier,
  });
  const load = withFile(path, (file) => loadPretrained(file, model, { adaptInputConv: true }));
  const { mismatched, missingKeys } = await naming(load);
  if (mismatched.length + missingKeys.length > 0)
    throw new ValueError(
      `teacher=${name}: it has no classifier of ${classNames.length} classes; give a teacher of the same classes`,
    );
  model.eval();
  const retouch = retouching(preprocessing, source.preprocessing);
  return (images) => model.forward(retouch(images));
}

const LISTED = 3;
const listed = (names: readonly string[]): string =>
  `${names.slice(0, LISTED).join(', ')}${names.length > LISTED ? `, … ${names.length}` : ''}`;

/** From images normalised by one mean and deviation to another's. */
function retouching(from: Preprocessing, to: Preprocessing | undefined): (images: Tensor) => Tensor {
  if (!to) return (images) => images;
  const { mean, std } = expectedStatistics(to, from);
  const scale = Float32Array.from(std, (value, channel) => from.std[channel] / value);
  const shift = Float32Array.from(mean, (value, channel) => (from.mean[channel] - value) / std[channel]);
  if (scale.every((value) => value === 1) && shift.every((value) => value === 0)) return (images) => images;
  return (images) => images.mul(tensor(scale, [scale.length])).add(tensor(shift, [shift.length]));
}
