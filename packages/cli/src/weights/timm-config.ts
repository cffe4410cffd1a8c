// The config.json of timm's repositories on the hub: which model the weights are of, and how images become its input.

import { resemblingName, ValueError } from 'fovea';
import type { Preprocessing } from 'fovea/images';
import { listModels } from 'fovea/models';
import { z } from 'zod';
import { COMMAND } from '../command-name.ts';

export interface PretrainedConfig {
  readonly architecture: string;
  readonly numClasses: number;
  readonly preprocessing: Preprocessing;
  /** None where the file does not say. */
  readonly classNames: readonly string[] | undefined;
}

const numbers = z.array(z.number());

const SCHEMA = z.object({
  architecture: z.string(),
  num_classes: z.int().nonnegative().optional(),
  label_names: z.array(z.string()).optional(),
  label_descriptions: z.record(z.string(), z.string()).optional(),
  model_args: z.record(z.string(), z.unknown()).optional(),
  pretrained_cfg: z.object({
    input_size: z.tuple([z.int().positive(), z.int().positive(), z.int().positive()]),
    mean: numbers,
    std: numbers,
    interpolation: z.string().default('bicubic'),
    crop_pct: z.number().positive().default(0.875),
    crop_mode: z.string().default('center'),
    num_classes: z.int().nonnegative().optional(),
    label_names: z.array(z.string()).optional(),
    label_descriptions: z.record(z.string(), z.string()).optional(),
  }),
});

/** Names of ours, by timm's. */
const INTERPOLATIONS = new Map([
  ['bilinear', 'bilinear'],
  ['bicubic', 'bicubic'],
  ['nearest', 'nearest'],
  ['lanczos', 'lanczos'],
  ['random', 'bilinear'],
] as const);
const CROP_MODES = ['center', 'squash', 'border'] as const;

/**
 * @param where what messages call the file
 * @throws ValueError for a file that is not timm's, or names an unknown model
 */
export function parseTimmConfig(text: string, where: string): PretrainedConfig {
  const config = parse(text, where);
  const { architecture, pretrained_cfg: details } = config;
  if (!listModels().includes(architecture)) {
    const near = resemblingName(architecture, listModels());
    throw new ValueError(
      `${where}: it is of the model ${architecture}, which Fovea does not have;${near ? ` ${near} is near to it;` : ''} \`${COMMAND} models\` lists all`,
    );
  }
  const unknown = Object.keys(config.model_args ?? {}).filter((name) => !HARMLESS.includes(name));
  if (unknown.length > 0)
    throw new ValueError(
      `${where}: it is of a ${architecture} that was made with ${unknown.join(', ')}, which Fovea does not have; take the weights of another repository`,
    );
  const [channels, height, width] = details.input_size;
  const numClasses = config.num_classes ?? details.num_classes ?? 1000;
  const [interpolation, cropMode] = [
    INTERPOLATIONS.get(details.interpolation as 'bicubic'),
    CROP_MODES.find((mode) => mode === details.crop_mode),
  ];
  const fits =
    (channels === 1 || channels === 3) && details.mean.length === channels && details.std.length === channels;
  if (!fits || !interpolation || !cropMode || !details.std.every((value) => value > 0))
    throw new ValueError(
      `${where}: pretrained_cfg cannot be used: input_size ${JSON.stringify(details.input_size)}, mean ${JSON.stringify(details.mean)}, std ${JSON.stringify(details.std)}, interpolation ${details.interpolation}, crop_mode ${details.crop_mode}`,
    );
  return {
    architecture,
    numClasses,
    preprocessing: {
      imageSize: [height, width],
      channels,
      mean: details.mean,
      std: details.std,
      interpolation,
      cropPct: details.crop_pct,
      cropMode,
    },
    classNames: classNames(config, numClasses),
  };
}

type Config = z.infer<typeof SCHEMA>;

/** Before 2022, what `pretrained_cfg` holds stood beside the architecture. */
function today(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || 'pretrained_cfg' in json || !('input_size' in json)) return json;
  return { ...json, pretrained_cfg: json };
}

/** Arguments of timm's `create_model` that change nothing about what the weights mean: images may have another size, dropout is chosen anew. */
const HARMLESS = ['img_size', 'num_classes', 'in_chans', 'drop_rate', 'drop_path_rate'];

function parse(text: string, where: string): Config {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ValueError(`${where}: it is no JSON; fetch it again`);
  }
  const result = SCHEMA.safeParse(today(json));
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0];
  throw new ValueError(
    `${where}: it is not the config.json of a model of timm: ${path.join('.') || 'it'}: ${message}; a repository such as timm/mobilenetv3_small_100.lamb_in1k is needed`,
  );
}

/** What people read where there is such text ("goldfish"), else the names (WordNet's numbers). */
function classNames(
  { label_names, label_descriptions, pretrained_cfg }: Config,
  numClasses: number,
): string[] | undefined {
  const names = label_names ?? pretrained_cfg.label_names;
  const descriptions = new Map(Object.entries(label_descriptions ?? pretrained_cfg.label_descriptions ?? {}));
  if (names?.length !== numClasses) return undefined;
  return names.map((name) => descriptions.get(name) ?? name);
}
