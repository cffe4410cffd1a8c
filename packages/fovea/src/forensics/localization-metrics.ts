// How well tampered pixels and tampered images are found: F1, IoU and AUC, at a fixed threshold and at the best one.

import { requireOptions } from '../base/options.ts';
import { requireEach, requireRange } from '../base/require.ts';
import { requireSameLength } from '../base/require-shape.ts';
import { rocAuc } from '../metrics/index.ts';

/** Options of `LocalizationMetrics`. */
export interface LocalizationMetricsOptions {
  /** What counts as tampered has a probability of at least this much. Default 0.5. */
  readonly threshold?: number;
}

/** The best threshold of those that the probabilities allow, and what it gives; it is chosen on the figures' own pixels or images. */
export interface BestThreshold {
  /** A probability of at least this much counts as tampered. */
  readonly threshold: number;
  /** Of tampered ones: 2·TP / (2·TP + FP + FN). */
  readonly f1: number;
  /** TP / (TP + FP + FN). */
  readonly iou: number;
}

/** Figures of pixels; NaN where there are none of a kind that they need. */
export interface PixelFigures {
  /** Of all pixels of all images together, at the fixed threshold. */
  readonly f1: number;
  /** The same. */
  readonly iou: number;
  /** Area under the ROC curve of all pixels. */
  readonly auc: number;
  /** One threshold for all images. */
  readonly best: BestThreshold;
}

/** Means over the tampered images of what each image gives for itself. */
export interface MeanFigures {
  /** At the fixed threshold. */
  readonly f1: number;
  /** The same. */
  readonly iou: number;
  /** Over the images that have authentic pixels, too. */
  readonly auc: number;
  /** With the best threshold of each image: more than any threshold that is known beforehand gives. */
  readonly bestF1: number;
}

/** Figures of images; NaN where there are none of a kind that they need. */
export interface ImageFigures {
  /** Of tampered images, at the fixed threshold. */
  readonly f1: number;
  /** Part of the tampered images that are found. */
  readonly sensitivity: number;
  /** Part of the authentic images that are left alone. */
  readonly specificity: number;
  /** Area under the ROC curve of the images' scores. */
  readonly auc: number;
  /** The threshold of the best F1. */
  readonly best: BestThreshold;
}

/** What `LocalizationMetrics` has counted. */
export interface LocalizationReport {
  /** How many there were. */
  readonly images: number;
  /** Of these, with tampered pixels. */
  readonly tampered: number;
  /** The fixed threshold. */
  readonly threshold: number;
  /** Pixels of tampered images: how well they are found where there are some. */
  readonly tamperedImages: PixelFigures;
  /** Pixels of all images: authentic ones add false alarms only. */
  readonly allImages: PixelFigures;
  /** Of each tampered image by itself. */
  readonly perImage: MeanFigures;
  /** By their scores. */
  readonly byImage: ImageFigures;
}

/** Probabilities are counted in steps of this much, rounded down: then memory does not grow with the pixels. */
const STEPS = 1 << 16;

/** How many tampered and authentic pixels have each probability. */
class Histogram {
  readonly tampered = new Float64Array(STEPS + 1);
  readonly authentic = new Float64Array(STEPS + 1);

  add(probability: number, isTampered: boolean): void {
    (isTampered ? this.tampered : this.authentic)[Math.floor(probability * STEPS)]++;
  }

  merge(other: Histogram): void {
    for (let i = 0; i <= STEPS; i++) {
      this.tampered[i] += other.tampered[i];
      this.authentic[i] += other.authentic[i];
    }
  }

  figures(threshold: number): PixelFigures {
    const [positives, negatives] = [total(this.tampered), total(this.authentic)];
    const fixed = Math.ceil(threshold * STEPS);
    let [hits, alarms, pairs] = [0, 0, 0];
    let best: BestThreshold = { threshold: Number.NaN, f1: Number.NaN, iou: Number.NaN };
    let at = overlap(0, 0, positives);
    for (let i = STEPS; i >= 0; i--) {
      const [own, others] = [this.tampered[i], this.authentic[i]];
      if (own === 0 && others === 0) continue;
      pairs += others * (hits + own / 2);
      [hits, alarms] = [hits + own, alarms + others];
      const found = overlap(hits, alarms, positives);
      if (i >= fixed) at = found;
      if (positives > 0 && !(found.f1 <= best.f1)) best = { threshold: i / STEPS, ...found };
    }
    return { ...at, auc: pairs / (positives * negatives), best };
  }
}

const total = (counts: Float64Array): number => counts.reduce((a, b) => a + b, 0);

/** F1 and IoU; NaN where nothing is tampered. */
function overlap(hits: number, alarms: number, positives: number): { readonly f1: number; readonly iou: number } {
  if (positives === 0) return { f1: Number.NaN, iou: Number.NaN };
  return { f1: (2 * hits) / (hits + alarms + positives), iou: hits / (alarms + positives) };
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/**
 * F1, IoU and AUC of tampered pixels, and of tampered images, gathered image by image: with and without authentic images, at a fixed threshold and at
 * the best one. Pixels' probabilities are rounded down to steps of 2⁻¹⁶; for these, and for images, figures are exact.
 * @example
 * const metrics = new LocalizationMetrics();
 * metrics.update([0.9, 0.6, 0.2, 0.1], [1, 0, 0, 0], 0.9);
 * metrics.update([0.1, 0.1, 0.1, 0.2], [0, 0, 0, 0], 0.2);
 * const { tamperedImages, byImage } = metrics.report();
 * [tamperedImages.f1, tamperedImages.best.f1, byImage.auc]; // [0.6667, 1, 1]
 */
export class LocalizationMetrics {
  private readonly threshold: number;
  private readonly withTampering = new Histogram();
  private readonly without = new Histogram();
  private readonly each: (PixelFigures & { readonly isMixed: boolean })[] = [];
  private readonly scores: number[] = [];
  private readonly isTampered: boolean[] = [];

  /** @throws ValueError for a threshold outside (0, 1) */
  constructor(options: LocalizationMetricsOptions = {}) {
    requireOptions('LocalizationMetrics', options, ['threshold']);
    const { threshold = 0.5 } = options;
    requireRange('LocalizationMetrics', 'threshold', threshold, 'properFraction');
    this.threshold = threshold;
  }

  /**
   * Adds an image.
   * @param probabilities that each pixel is tampered
   * @param mask of each pixel: 0 authentic, 255 not known, anything else tampered
   * @param score of the image, such as `imageScore` gives
   * @throws ShapeError for lists of different length; ValueError for a number outside [0, 1]. Nothing is added then.
   */
  update(probabilities: ArrayLike<number>, mask: ArrayLike<number>, score: number): void {
    const op = 'LocalizationMetrics';
    requireSameLength(op, { probabilities: probabilities.length, mask: mask.length });
    requireEach(op, 'probabilities', probabilities, 'probability');
    requireRange(op, 'score', score, 'probability');
    const own = new Histogram();
    let [tampered, authentic] = [0, 0];
    for (let i = 0; i < mask.length; i++) {
      if (mask[i] === 255) continue;
      own.add(probabilities[i], mask[i] !== 0);
      if (mask[i] === 0) authentic++;
      else tampered++;
    }
    if (tampered > 0) {
      this.withTampering.merge(own);
      this.each.push({ ...own.figures(this.threshold), isMixed: authentic > 0 });
    } else this.without.merge(own);
    this.scores.push(score);
    this.isTampered.push(tampered > 0);
  }

  /** What has been counted so far. */
  report(): LocalizationReport {
    const { threshold, each } = this;
    const all = new Histogram();
    all.merge(this.withTampering);
    all.merge(this.without);
    return {
      ...{ images: this.scores.length, tampered: each.length, threshold },
      tamperedImages: this.withTampering.figures(threshold),
      allImages: all.figures(threshold),
      perImage: {
        f1: mean(each.map(({ f1 }) => f1)),
        iou: mean(each.map(({ iou }) => iou)),
        auc: mean(each.filter(({ isMixed }) => isMixed).map(({ auc }) => auc)),
        bestF1: mean(each.map(({ best }) => best.f1)),
      },
      byImage: this.imageFigures(),
    };
  }

  private imageFigures(): ImageFigures {
    const { scores, isTampered, threshold } = this;
    const positives = isTampered.filter(Boolean).length;
    const negatives = scores.length - positives;
    const at = (least: number) => {
      const found = scores.map((score) => score >= least);
      const hits = found.filter((is, i) => is && isTampered[i]).length;
      const alarms = found.filter(Boolean).length - hits;
      return { ...overlap(hits, alarms, positives), hits, alarms };
    };
    const fixed = at(threshold);
    let best: BestThreshold = { threshold: Number.NaN, f1: Number.NaN, iou: Number.NaN };
    for (const least of [...new Set(scores)].sort((a, b) => b - a)) {
      const { f1, iou } = at(least);
      if (positives > 0 && !(f1 <= best.f1)) best = { threshold: least, f1, iou };
    }
    return {
      f1: fixed.f1,
      sensitivity: fixed.hits / positives,
      specificity: 1 - fixed.alarms / negatives,
      auc: rocAuc(scores, isTampered),
      best,
    };
  }
}
