// The registry: models by timm's names. A new family is one file and one line here.

import { ShapeError, ValueError } from '../base/errors.ts';
import { resemblingName } from '../base/nearest-name.ts';
import { requireOptions } from '../base/options.ts';
import { requireOneOf, requireRange, requireRanges } from '../base/require.ts';
import { mapModule } from '../nn/index.ts';
import { CLASSIFIER_KINDS, Classifier, COSINE_SCALE } from './classifier.ts';
import { convNeXtModels } from './convnext.ts';
import { denseNetModels } from './densenet.ts';
import { ghostNetModels } from './ghostnet.ts';
import { mlpMixerModels } from './mlp-mixer.ts';
import { efficientNetModels } from './mobilenet/efficientnet.ts';
import { mobileNetModels } from './mobilenet/mobilenet.ts';
import { mobileNetV3Models } from './mobilenet/mobilenet-v3.ts';
import { mobileNetV4Models } from './mobilenet/mobilenet-v4.ts';
import { mobileViTModels } from './mobilevit.ts';
import type { CompleteModelOptions, ImageModel, ModelOptions } from './model.ts';
import { poolFormerModels } from './poolformer.ts';
import { type ModelRecord, type ModelScale, UNSCALED } from './record.ts';
import { regNetModels } from './regnet.ts';
import { repLKNetModels } from './replknet.ts';
import { repVggModels } from './repvgg.ts';
import { resNetModels } from './resnet.ts';
import { shuffleNetModels } from './shufflenet.ts';
import { swinTransformerModels } from './swin/swin-transformer.ts';
import { vggModels } from './vgg.ts';
import { visionTransformerModels } from './vision-transformer-models.ts';

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
  ...convNeXtModels,
  ...efficientNetModels,
  ...regNetModels,
  ...mobileNetV4Models,
  ...poolFormerModels,
  ...ghostNetModels,
  ...mobileViTModels,
  ...shuffleNetModels,
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
  const model = made(record, complete, UNSCALED);
  model.architecture = { name, options: complete };
  return model;
}

/**
 * A model of another width, depth or kernel size than the one that the registry names, with fresh weights: what such a change costs can be counted, or
 * tried. Channels stay multiples of 8 or of a head's, stages have a block at least. Files of weights cannot name it: it has no `architecture`.
 * @param scale factors `width` and `depth`, and `kernelSize` in pixels, of what `modelRecord(name).scalable` lists
 * @throws ValueError for what the model has not, or no number above 0; else as `createModel`
 * @example
 * const half = createScaledModel('resnet18', { width: 0.5 }, { numClasses: 10 });
 */
export function createScaledModel(name: string, scale: Partial<ModelScale>, options: ModelOptions = {}): ImageModel {
  const record = modelRecord(name);
  requireOptions(name, scale, SCALES);
  for (const [key, value] of Object.entries(scale)) {
    if (value === undefined) continue;
    if (!record.scalable.includes(key as keyof ModelScale))
      throw new ValueError(
        `createScaledModel: ${name} has no ${key} to scale: got ${value}; ${record.scalable.length > 0 ? `it has ${record.scalable.join(', ')}` : 'it cannot be scaled'}`,
      );
    requireRange(name, key, value, 'positive');
  }
  const { width = 1, depth = 1, kernelSize } = scale;
  return made(record, completeOptions(record, options), { width, depth, kernelSize });
}

function made(record: ModelRecord, complete: CompleteModelOptions, scale: ModelScale): ImageModel {
  const model = record.create(complete, scale);
  const { classifier, cosineScale = COSINE_SCALE } = complete;
  if (classifier)
    mapModule(model, (module) => (module instanceof Classifier ? module.ofKind(classifier, cosineScale) : module));
  return model;
}

const SCALES = ['width', 'depth', 'kernelSize'] as const;

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
