// Runs a network over labelled images, whose classes are matched by name.

import { decodeImage, type RasterImage, resizeAndCrop } from 'fovea/images';
import { multiLabelReport } from 'fovea/metrics';
import type { Predictor } from 'fovea/predict';
import type { Evaluation } from 'fovea/train';
import { commandError } from '../command-error.ts';
import { labelsOf, type Problem } from '../data/image-list.ts';
import { pictureReason } from '../data/picture-reason.ts';
import { nearestClass } from '../predict/class-names.ts';
import type { ValConfig } from './config.ts';
import type { LabelledImage, LabelledImages } from './labelled-images.ts';

/** Figures of images, and the images themselves, in the order of the evaluation's rows. */
export interface Evaluated {
  /** Of the data, to tell the user. */
  readonly data: string;
  readonly evaluation: Evaluation;
  /** Which could not be read. */
  readonly problems: readonly Problem[];
  readonly nameOf: (index: number) => string;
  /** As the network sees it. */
  readonly picture: (index: number) => Promise<RasterImage>;
  /** Lets go of what reads pictures. */
  readonly close: () => Promise<void>;
}

/** The number of each class by its name. @throws ValueError for labels that the network does not know */
function classNumbers(classNames: readonly string[], images: readonly LabelledImage[]): ReadonlyMap<string, number> {
  const numbers = new Map(classNames.map((name, i) => [name, i]));
  const foreign = [...new Set(images.flatMap(labelsOf))].filter((label) => !numbers.has(label));
  if (foreign.length === 0) return numbers;
  throw commandError(
    'val',
    `the network does not know ${foreign.length === 1 ? 'the class' : `${foreign.length} classes, such as`} "${foreign[0]}";${nearestClass(foreign[0], classNames, 'it tells apart')}`,
  );
}

/** @throws ValueError for crops of images that are as large as the network's input already */
function requireCrops({ preprocessing }: Predictor, images: readonly LabelledImage[], tta: ValConfig['tta']): void {
  const [height, width] = preprocessing.imageSize;
  const isWhole = ({ input }: LabelledImage): boolean =>
    typeof input === 'object' && input.height * width === input.width * height;
  if (tta !== 'none' && preprocessing.cropPct >= 1 && images.every(isWhole))
    throw commandError(
      'val',
      `tta=${tta}: the images are as large as the network's input, so that all crops are the same; leave it out, or average over the mirror image: flip=true`,
    );
}

/** Probabilities below this count as this, so that the loss of a sure mistake stays finite. */
const LEAST = 1e-38;

/** Of probabilities of each class by itself. */
function severalLabels(
  probabilities: Float32Array,
  images: readonly LabelledImage[],
  numbers: ReadonlyMap<string, number>,
): Evaluation {
  const classes = numbers.size;
  const [logits, targets] = [0, 1].map(() => new Float32Array(probabilities.length));
  let loss = 0;
  for (const [i, image] of images.entries()) {
    for (const name of labelsOf(image)) targets[i * classes + (numbers.get(name) as number)] = 1;
    for (let c = 0; c < classes; c++) {
      const probability = probabilities[i * classes + c];
      const [yes, no] = [Math.log(Math.max(probability, LEAST)), Math.log(Math.max(1 - probability, LEAST))];
      logits[i * classes + c] = yes - no;
      loss -= targets[i * classes + c] === 1 ? yes : no;
    }
  }
  const { accuracy, meanAveragePrecision } = multiLabelReport(probabilities, targets, classes);
  const labels = new Int32Array(images.length);
  return { loss: loss / targets.length, accuracy, meanAveragePrecision, logits, labels, targets, classes };
}

/** @throws ValueError where no image can be read, or one has a label that the network does not know; none when interrupted */
export async function evaluateImages(
  predictor: Predictor,
  { name: data, images, problems: before }: LabelledImages,
  { batch, flip, tta }: Pick<ValConfig, 'batch' | 'flip' | 'tta'>,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Evaluated | undefined> {
  const count = predictor.model.architecture?.options.numClasses ?? 0;
  const classNames = predictor.classNames ?? Array.from({ length: count }, (_, i) => String(i));
  if (!predictor.multiLabel && images.some(({ labels }) => labels !== undefined))
    throw commandError(
      'val',
      `data=${data}: has several labels a picture, but the network tells one class of each; give a manifest with a column label`,
    );
  const numbers = classNumbers(classNames, images);
  requireCrops(predictor, images, tta);
  const [problems, seen]: [Problem[], LabelledImage[]] = [[...before], []];
  const classes = classNames.length;
  // One array for all: one for each image takes several times its values.
  const rows = new Float32Array(images.length * classes);
  let [index, loss, right] = [0, 0, 0];
  const inputs = images.map(({ input }) => input);
  for await (const { prediction, error } of predictor.stream(inputs, { batchSize: batch, flip, tta })) {
    if (signal.aborted) return undefined;
    const image = images[index++];
    onProgress(index);
    if (error) {
      problems.push({ path: image.name, reason: pictureReason(image.name, error.message) });
      continue;
    }
    const place = classes * (seen.push(image) - 1);
    rows.set(prediction.probabilities, place);
    if (predictor.multiLabel) continue;
    const label = numbers.get(image.label) as number;
    for (let c = place; c < place + classes; c++) rows[c] = Math.log(Math.max(rows[c], LEAST));
    loss -= rows[place + label];
    right += Number(prediction.top[0].index === label);
  }
  if (seen.length === 0)
    throw commandError('val', `no image could be read; the first: ${problems[0].path}: ${problems[0].reason}`);
  const { preprocessing } = predictor;
  const picture = async (i: number): Promise<RasterImage> =>
    resizeAndCrop(await decodeImage(seen[i].input, { channels: preprocessing.channels }), preprocessing);
  const rest = { data, problems, nameOf: (i: number) => seen[i].name, picture, close: async () => {} };
  const logits = rows.subarray(0, seen.length * classes);
  if (predictor.multiLabel) return { ...rest, evaluation: severalLabels(logits, seen, numbers) };
  const labels = Int32Array.from(seen, ({ label }) => numbers.get(label) as number);
  const evaluation = {
    loss: loss / seen.length,
    accuracy: right / seen.length,
    logits,
    labels,
    classes,
  };
  return { ...rest, evaluation };
}
