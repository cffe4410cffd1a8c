// Starts a model from weights that were trained before: what is loaded, what stays fresh, and what images have to look like for them.

import type { ImageSet } from 'fovea/data';
import type { Preprocessing } from 'fovea/images';
import type { ImageModel } from 'fovea/models';
import { formatLoadReport } from 'fovea/nn';
import { loadPretrained } from 'fovea/train';
import { withFile } from '../run-folder/file-source.ts';
import type { PretrainedSource } from './pretrained-source.ts';

/**
 * Loads the weights; gives lines that say what was loaded. The classifier stays fresh where it is of another kind, or its classes are others than
 * those to train.
 * @throws ValueError when the weights do not fit; the model is as it was then
 */
export async function startFrom(
  { name, path, commit, classNames, classifier }: PretrainedSource,
  model: ImageModel,
  classes: readonly string[],
): Promise<string> {
  const sameKind = classifier?.classifier === model.architecture?.options.classifier;
  const includeClassifier = sameKind && (classNames === undefined || sameNames(classNames, classes));
  const report = await withFile(path, (source) =>
    loadPretrained(source, model, { includeClassifier, adaptInputConv: true }),
  );
  const adapted = report.adaptedKeys.map((key) => `\n  fitted to the channels of the images: ${key}`).join('');
  return `weights of ${name}${commit ? ` (commit ${commit.slice(0, 7)})` : ''}: ${formatLoadReport(report)}${adapted}`;
}

const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, i) => name === b[i]);

/** Mean and deviation that the weights expect, for images of so many channels. */
export function expectedStatistics(
  { mean, std }: Pick<Preprocessing, 'mean' | 'std'>,
  { channels }: Pick<ImageSet, 'channels'>,
): Pick<Preprocessing, 'mean' | 'std'> {
  return { mean: spread(mean, channels), std: spread(std, channels) };
}

/** Grey images have the mean of the colours. */
const spread = (values: readonly number[], channels: number): readonly number[] =>
  values.length === channels
    ? values
    : new Array<number>(channels).fill(values.reduce((a, b) => a + b, 0) / values.length);
