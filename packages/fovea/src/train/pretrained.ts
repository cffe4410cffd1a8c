// Weights that were trained elsewhere as a start: a classifier for other classes stays fresh, a first convolution is fitted to other channels.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { elementCount } from '../base/shape.ts';
import { type ByteSource, withSource } from '../io/byte-source.ts';
import { type ByteSourceLike, openWeights, type StateDictOptions } from '../io/index.ts';
import { Classifier } from '../models/classifier.ts';
import { type LoadReport, loadStateDict, type Module, type StateDict, type StateEntry } from '../nn/index.ts';
import { loadProblems } from '../nn/load-report.ts';
import { compareStateDict } from '../nn/weights.ts';
import { readStateDict } from './checkpoint.ts';
import { readDescription, requireSameArchitecture } from './model-description.ts';

/** Options of `loadPretrained`. */
export interface LoadPretrainedOptions extends StateDictOptions {
  /** Whether the classifier is loaded where it fits. Default true; false for other classes of the same number. */
  readonly includeClassifier?: boolean;
  /** Whether weights for 3 channels are fitted to a model for another number, as timm does: summed for 1, repeated and scaled for others. Default false. */
  readonly adaptInputConv?: boolean;
}

/** What `loadPretrained` did. */
export interface PretrainedReport extends LoadReport {
  /** First convolutions that were fitted to the model's number of channels; they are among the matched. */
  readonly adaptedKeys: readonly string[];
  /** The file's strings. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Sets a model's weights from a file of any of the formats of `openWeights`, all but the classifier where the file has none that fits: it
 * stays as it was, fresh for a new model. That is timm's `load_pretrained`. The model stays as it was when it throws.
 * @param from a source, or in Node a path
 * @param options `key`: for checkpoints, see `openPyTorch`
 * @throws ValueError for a damaged file, one of another model, or one that lacks weights or has too many, the classifier's apart
 * @example
 * const report = await loadPretrained('mobilenetv3_small_050.safetensors', model);
 * formatLoadReport(report); // '244 of 244 tensors loaded'
 */
export function loadPretrained(
  from: ByteSourceLike,
  model: Module,
  options: LoadPretrainedOptions = {},
): Promise<PretrainedReport> {
  requireOptions('loadPretrained', options, ['key', 'includeClassifier', 'adaptInputConv']);
  return withSource('loadPretrained', from, (source) => readPretrained(source, model, options));
}

async function readPretrained(
  source: ByteSource,
  model: Module,
  { key, includeClassifier = true, adaptInputConv = false }: LoadPretrainedOptions,
): Promise<PretrainedReport> {
  const file = await openWeights(source, key === undefined ? {} : { key });
  const described = readDescription(source.name, file.metadata)?.architecture;
  requireSameArchitecture(source.name, described, model, {
    op: 'loadPretrained',
    decisive: ['smallImage'],
    advice: '',
  });
  const classifiers = classifierPrefixes(model);
  const inClassifier = (name: string): boolean => classifiers.some((prefix) => name.startsWith(prefix));
  const whole = await readStateDict(file);
  const dict = includeClassifier ? whole : new Map([...whole].filter(([name]) => !inClassifier(name)));
  const adaptedKeys = adaptInputConv ? adaptInputConvs(dict, model) : [];
  const report = compareStateDict(model, dict);
  const elsewhere = (name: string): boolean => !inClassifier(name);
  const problems = loadProblems({
    matchedKeys: report.matchedKeys,
    missingKeys: report.missingKeys.filter(elsewhere),
    unexpectedKeys: [...report.unexpectedKeys, ...(file.others ?? [])].filter(elsewhere),
    mismatched: report.mismatched.filter(({ name }) => elsewhere(name)),
  });
  if (problems !== '')
    throw new ValueError(`loadPretrained: ${source.name} does not fit: ${problems}${channelsHint(report)}`);
  loadStateDict(model, dict, { strict: false, ignoreMismatchedSizes: true });
  return { ...report, adaptedKeys, metadata: file.metadata };
}

/** How names of a model's classifiers begin. */
const classifierPrefixes = (model: Module): string[] =>
  [...model.namedModules()]
    .filter(([, module]) => module instanceof Classifier)
    .map(([name]) => (name === '' ? '' : `${name}.`));

/** What a first convolution reads: colour images. */
const COLOURS = 3;

const channelsHint = ({ mismatched }: LoadReport): string =>
  mismatched.some(({ found, expected }) => isInputConv(found, expected))
    ? '; adaptInputConv: true fits weights for 3 channels to the model'
    : '';

/** Whether weights `[K, C, KH, KW]` differ in the number of channels alone, and are for colours. */
const isInputConv = (found: readonly number[], expected: readonly number[]): boolean =>
  found.length === 4 &&
  found[1] === COLOURS &&
  expected.length === 4 &&
  expected.every((size, axis) => (axis === 1 ? size !== COLOURS : size === found[axis]));

/** Puts fitted weights into the dict; gives their names. */
function adaptInputConvs(dict: Map<string, StateEntry>, model: Module): string[] {
  const names: string[] = [];
  for (const { name, found, expected } of compareStateDict(model, dict as StateDict).mismatched) {
    const entry = dict.get(name);
    if (!entry || !isInputConv(found, expected)) continue;
    dict.set(name, adapted(entry, expected));
    names.push(name);
  }
  return names;
}

/** timm's `adapt_input_conv`: one channel sees grey as all three did, several see the colours in turn, scaled so that sums stay alike. */
function adapted({ data, shape }: StateEntry, expected: readonly number[]): StateEntry {
  const [filters, channels] = expected;
  const pixels = elementCount(shape.slice(2));
  const out = new Float32Array(elementCount(expected));
  const at = (filter: number, channel: number, pixel: number): number =>
    data[(filter * COLOURS + channel) * pixels + pixel];
  const scale = Math.fround(COLOURS / channels);
  for (let filter = 0; filter < filters; filter++) {
    for (let channel = 0; channel < channels; channel++) {
      for (let pixel = 0; pixel < pixels; pixel++) {
        out[(filter * channels + channel) * pixels + pixel] =
          channels === 1
            ? at(filter, 0, pixel) + at(filter, 1, pixel) + at(filter, 2, pixel)
            : at(filter, channel % COLOURS, pixel) * scale;
      }
    }
  }
  return { shape: expected, dtype: 'float32', data: out };
}
