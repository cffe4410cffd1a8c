// The registry: models by timm's names. A new family is one file and one line here.

import { ShapeError, ValueError } from '../base/errors.ts';
import { resemblingName } from '../base/nearest-name.ts';
import { requireOptions } from '../base/options.ts';
import { requireOneOf, requireRanges } from '../base/require.ts';
import { mapModule } from '../nn/index.ts';
import { CLASSIFIER_KINDS, Classifier, COSINE_SCALE } from './classifier.ts';
import { denseNetModels } from './densenet.ts';
import { mlpMixerModels } from './mlp-mixer.ts';
import { mobileNetModels } from './mobilenet/mobilenet.ts';
import { mobileNetV3Models } from './mobilenet/mobilenet-v3.ts';
import type { CompleteModelOptions, ImageModel, ModelOptions } from './model.ts';
import type { ModelRecord } from './record.ts';
import { repLKNetModels } from './replknet.ts';
import { repVggModels } from './repvgg.ts';
import { resNetModels } from './resnet.ts';
import { swinTransformerModels } from './swin/swin-transformer.ts';
import { vggModels } from './vgg.ts';
import { visionTransformerModels } from './vision-transformer.ts';

const records: readonly ModelRecord[] = [
  ...mobileNetModels,
  ...mobileNetV3Models,
  ...resNetModels,
  ...denseNetModels,
  ...vggModels,
  ...visionTransformerModels,
  ...swinTransformerModels,
  ...mlpMixerModels,
  ...repVggModels,
  ...repLKNetModels,
];

const MODEL_NAMES = [
  ...(['numClasses', 'inChannels', 'smallImage'] as const),
  ...(['dropRate', 'dropPathRate', 'imageSize', 'classifier', 'cosineScale'] as const),
] as const;

/**
 * Names that `createModel` knows, family by family.
 * @example
 * listModels().includes('resnet50'); // true
 */
export const listModels = (): string[] => records.map((record) => record.name);

/**
 * What is known of a model: image sizes, normalisation, the stages of its features.
 * @throws ValueError for an unknown name, with a known one that resembles it
 * @example
 * modelRecord('resnet50').imageSize; // 224
 */
export function modelRecord(name: string): ModelRecord {
  const record = records.find((candidate) => candidate.name === name);
  if (record) return record;
  const near = resemblingName(name, listModels());
  const hint = near ? ` did you mean "${near}"?` : '';
  throw new ValueError(`createModel: unknown model: got "${name}";${hint} listModels() gives all`);
}

/**
 * A model with fresh weights, in training mode; names and initial distributions of the weights are timm's.
 * @throws ValueError for an unknown name or option, or one out of range, ShapeError for an image size that the model cannot take
 * @example
 * const model = createModel('mobilenetv3_small_100', { numClasses: 10, inChannels: 1, smallImage: true });
 * model.forward(zeros([2, 28, 28, 1])).shape; // [2, 10]
 */
export function createModel(name: string, options: ModelOptions = {}): ImageModel {
  const record = modelRecord(name);
  const complete = completeOptions(record, options);
  const model = record.create(complete);
  const { classifier, cosineScale = COSINE_SCALE } = complete;
  if (classifier)
    mapModule(model, (module) => (module instanceof Classifier ? module.ofKind(classifier, cosineScale) : module));
  model.architecture = { name, options: complete };
  return model;
}

function completeOptions(record: ModelRecord, options: ModelOptions): CompleteModelOptions {
  requireOptions(record.name, options, MODEL_NAMES);
  const smallImage = options.smallImage ?? false;
  const size = options.imageSize ?? (smallImage ? record.smallImageSize : record.imageSize);
  const complete: CompleteModelOptions = {
    numClasses: options.numClasses ?? 1000,
    inChannels: options.inChannels ?? 3,
    smallImage,
    dropRate: options.dropRate ?? 0,
    dropPathRate: options.dropPathRate ?? 0,
    imageSize: typeof size === 'number' ? [size, size] : size,
    ...classifierOptions(record.name, options),
  };
  requireRanges(record.name, complete, {
    numClasses: 'countOrZero',
    inChannels: 'count',
    dropRate: 'fraction',
    dropPathRate: 'fraction',
  });
  checkImageSize(record, complete);
  return complete;
}

/** Those of a classifier that is not affine. @throws ValueError for an unknown kind, or a scale that it has no use for */
function classifierOptions(
  name: string,
  { classifier = 'affine', cosineScale }: ModelOptions,
): Pick<CompleteModelOptions, 'classifier' | 'cosineScale'> {
  requireOneOf(name, 'classifier', classifier, CLASSIFIER_KINDS);
  if (classifier === 'cosine') {
    const scale = cosineScale ?? COSINE_SCALE;
    requireRanges(name, { cosineScale: scale }, { cosineScale: 'positive' });
    return { classifier, cosineScale: scale };
  }
  if (cosineScale !== undefined)
    throw new ValueError(
      `${name}: cosineScale is of the classifier 'cosine': got it with '${classifier}'; leave it out, or give classifier: 'cosine'`,
    );
  return classifier === 'affine' ? {} : { classifier };
}

function checkImageSize(record: ModelRecord, options: CompleteModelOptions): void {
  const multiple = options.smallImage ? record.sizeMultiple.smallImage : record.sizeMultiple.usual;
  const [height, width] = options.imageSize;
  if (isCount(height / multiple) && isCount(width / multiple)) return;
  throw new ShapeError(`${record.name}: imageSize must be multiples of ${multiple} above 0: got ${height} × ${width}`);
}

const isCount = (value: number): boolean => Number.isInteger(value) && value > 0;
