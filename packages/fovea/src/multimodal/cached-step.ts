// Gradient caching (Gao et al., arXiv:2101.06983): a contrastive step over a batch that is too large for the memory, chunk by chunk, with the very
// gradients of the whole.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireCounts } from '../base/require.ts';
import { requireSameLength } from '../base/require-shape.ts';
import { BatchNorm2d, Dropout, DropPath, type Parameter } from '../nn/index.ts';
import type { Optimizer } from '../optim/index.ts';
import { compile, concat, grad, type Tensor } from '../tensor/index.ts';
import { GradientSums } from '../train/gradient-sums.ts';
import { finiteLoss } from '../train/non-finite.ts';
import type { Clip } from './clip.ts';

/** Options of `CachedContrastiveStep`. */
export interface CachedStepOptions {
  /** Pairs that go through the towers together; what the memory holds. */
  readonly chunkSize: number;
}

/**
 * Training steps of a two-tower model on batches of any size: all pairs are each other's negatives, but only `chunkSize` of them are in the
 * towers at a time. The towers run twice: first for the embeddings alone; then, with the loss's slopes at the embeddings known, for the
 * gradients. Losses and gradients are those of the whole batch but for rounding; after the step the factor on the cosines is at most 100.
 * @paper Gao et al., RepL4NLP 2021, arXiv:2101.06983
 * @example
 * const cached = new CachedContrastiveStep(clip, new AdamW(clip.parameters(), { lr: 1e-3 }), { chunkSize: 2 });
 * const tokens = tensor([[1, 5, 2], [1, 6, 2], [1, 7, 2]], [3, 3], 'int32');
 * (await cached.run(zeros([3, 16, 16, 3]), tokens)) > 0; // true
 */
export class CachedContrastiveStep {
  readonly #chunkSize: number;
  readonly #embed: (images: Tensor, tokens: Tensor) => Promise<[Tensor, Tensor]>;
  readonly #slopes: (images: Tensor, texts: Tensor) => Promise<{ loss: Tensor; slopes: Tensor[] }>;
  readonly #add: (...inputs: Tensor[]) => Promise<Tensor>;
  readonly #last: (...inputs: Tensor[]) => Promise<Tensor>;

  /** @throws ValueError for a chunkSize below 1, and for layers that would not do the same twice: dropout, stochastic depth, batch norm in training */
  constructor(
    private readonly model: Clip,
    optimizer: Optimizer,
    options: CachedStepOptions,
  ) {
    requireOptions('CachedContrastiveStep', options, ['chunkSize']);
    requireCounts('CachedContrastiveStep', { chunkSize: options.chunkSize });
    this.#chunkSize = options.chunkSize;
    const sums = new GradientSums(optimizer, 1);
    const own = scalarsOf(model);
    this.#embed = compile((images: Tensor, tokens: Tensor): [Tensor, Tensor] => [
      model.encodeImage(images),
      model.encodeText(tokens),
    ]);
    this.#slopes = compile((images: Tensor, texts: Tensor) => {
      const loss = model.loss(images, texts);
      return { loss, slopes: grad(loss, [images, texts, ...own.map((parameter) => parameter.read())]) };
    });
    // Its gradient by any weight is the loss's, or, summed over the chunks, becomes it.
    const standIn = (images: Tensor, tokens: Tensor, atImages: Tensor, atTexts: Tensor): Tensor =>
      model.encodeImage(images).mul(atImages).sum().add(model.encodeText(tokens).mul(atTexts).sum());
    this.#add = compile((...[images, tokens, atImages, atTexts]: Tensor[]) => {
      const value = standIn(images, tokens, atImages, atTexts);
      sums.add(value);
      return value;
    });
    this.#last = compile((...[images, tokens, atImages, atTexts, ...atOwn]: Tensor[]) => {
      const value = own.reduce(
        (sum, parameter, i) => sum.add(parameter.read().mul(atOwn[i])),
        standIn(images, tokens, atImages, atTexts),
      );
      sums.step(value);
      model.clampLogitScale();
      return value;
    });
  }

  /**
   * One step; gives the loss, before it.
   * @param images `[N, H, W, C]`
   * @param tokens int32 `[N, T]`
   * @throws ShapeError for another number of texts than of images; ValueError for a loss that is not finite: the weights are as they were then
   */
  async run(images: Tensor, tokens: Tensor): Promise<number> {
    requireRepeatable(this.model);
    requireSameLength('CachedContrastiveStep', { images: images.shape[0], tokens: tokens.shape[0] });
    const [count] = images.shape;
    const starts = Array.from({ length: Math.ceil(count / this.#chunkSize) }, (_, i) => i * this.#chunkSize);
    const part = (x: Tensor, at: number): Tensor => x.slice(0, at, Math.min(count, at + this.#chunkSize));
    const embedded: [Tensor, Tensor][] = [];
    for (const at of starts) embedded.push(await this.#embed(part(images, at), part(tokens, at)));
    const { loss, slopes } = await this.#slopes(
      concat(embedded.map(([ofImages]) => ofImages)),
      concat(embedded.map(([, ofTexts]) => ofTexts)),
    );
    const value = await finiteLoss('CachedContrastiveStep', loss);
    const [atImages, atTexts, ...atOwn] = slopes;
    for (const at of starts) {
      const inputs = [images, tokens, atImages, atTexts].map((x) => part(x, at));
      const done = at === starts.at(-1) ? await this.#last(...inputs, ...atOwn) : await this.#add(...inputs);
      done.dispose();
    }
    for (const used of [...slopes, ...embedded.flat()]) used.dispose();
    return value;
  }
}

/** What the loss is computed from besides the embeddings. */
const scalarsOf = ({ logitScale, logitBias }: Clip): Parameter[] => [logitScale, ...(logitBias ? [logitBias] : [])];

function requireRepeatable(model: Clip): void {
  for (const [name, module] of model.namedModules()) {
    if (!module.training) continue;
    const drops = (module instanceof Dropout || module instanceof DropPath) && module.p > 0;
    if (drops)
      throw new ValueError(
        `CachedContrastiveStep: ${name} would drop other values the second time; make the model with dropRate and dropPathRate 0`,
      );
    if (module instanceof BatchNorm2d && !module.frozen && module.trackRunningStats)
      throw new ValueError(
        `CachedContrastiveStep: ${name} would count each batch twice; freeze it, or take a backbone without batch norms`,
      );
  }
}
