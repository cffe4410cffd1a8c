// `memory=`: as many blocks as it takes are computed again, so that a step fits; by the planner, before anything runs.

import { ValueError } from 'fovea';
import { type ImageModel, setGradCheckpointing } from 'fovea/models';
import type { StepOptions } from 'fovea/train';
import { bytesText, counted } from '../figures.ts';
import { type Images, largestFitting, planner } from './batch-size.ts';

/** The step of a model whose blocks can be computed again. */
export type LimitedStep = StepOptions & { readonly model: ImageModel };

export interface MemoryLimit {
  /** As it was given. */
  readonly text: string;
  readonly bytes: number;
}

/** The smallest number of parts, up to `most`, with which `bytesOf` is at most `limit`; `most` fits. */
export async function fewestParts(
  bytesOf: (parts: number) => Promise<number>,
  limit: number,
  most: number,
): Promise<number> {
  let [low, high] = [1, most];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((await bytesOf(middle)) <= limit) high = middle;
    else low = middle + 1;
  }
  return high;
}

/**
 * Has the first blocks, whose maps are the largest, computed again where the step would need more than the limit. Says what is needed.
 * @throws ValueError where that is not enough
 */
export async function keepWithin(
  limit: MemoryLimit,
  training: LimitedStep,
  images: Images,
  batch: number,
  say: (text: string) => void,
): Promise<void> {
  const { model } = training;
  const bytesOf = await planner(training, images);
  const whole = await bytesOf(batch);
  const step = `memory=${limit.text}: ${counted(batch, 'image')} a step`;
  if (whole <= limit.bytes) {
    say(`${step} need ${bytesText(whole)}`);
    return;
  }
  const blocks = setGradCheckpointing(model);
  const choose = (parts: number): void => {
    setGradCheckpointing(model, { layers: blocks.slice(0, parts) });
    setGradCheckpointing(model, { enable: false, layers: blocks.slice(parts) });
  };
  const least = blocks.length > 0 ? await bytesOf(batch) : whole;
  const known = new Map([[blocks.length, least]]);
  const withParts = async (parts: number): Promise<number> => {
    choose(parts);
    const bytes = await bytesOf(batch);
    known.set(parts, bytes);
    return bytes;
  };
  if (least > limit.bytes)
    throw new ValueError(await refusal({ step, whole, least, blocks: blocks.length, bytesOf, batch, limit }));
  const parts = await fewestParts(withParts, limit.bytes, blocks.length);
  choose(parts);
  const bytes = known.get(parts) as number;
  say(
    `${step} would need ${bytesText(whole)}; with ${parts} of ${counted(blocks.length, 'block')} computed again, they need ${bytesText(bytes)}`,
  );
}

interface Refused {
  readonly step: string;
  readonly whole: number;
  readonly least: number;
  readonly blocks: number;
  readonly bytesOf: (batch: number) => Promise<number>;
  readonly batch: number;
  readonly limit: MemoryLimit;
}

async function refusal({ step, whole, least, blocks, bytesOf, batch, limit }: Refused): Promise<string> {
  const fitting = await largestFitting(bytesOf, limit.bytes, Math.max(1, batch >> 1));
  const again = blocks > 0 ? `, and ${bytesText(least)} with all blocks computed again` : '';
  const advice = fitting
    ? `batch=${fitting.batch}, which needs ${bytesText(fitting.bytes)}`
    : 'a smaller model or imageSize';
  return `train: ${step} need ${bytesText(whole)}${again}; allow more, or choose ${advice}`;
}
