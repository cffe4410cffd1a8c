// `fovea predict` of a network that gives each pixel a class: a mask and an overlay for each picture.

import { encode } from 'fast-png';
import { imageScore } from 'fovea/forensics';
import { maskColors, overlayMask, type RasterImage } from 'fovea/images';
import type { Segmentation, Segmenter } from 'fovea/predict';
import { commandError } from '../command-error.ts';
import { csvLine } from '../csv.ts';
import { CIRCLE } from '../data/image-list.ts';
import { pictureReason } from '../data/picture-reason.ts';
import { grouped, percent } from '../figures.ts';
import { PREDICT_OPTIONS, type PredictConfig } from '../predict/config.ts';
import { findPictures, type Picture } from '../predict/inputs.ts';
import { print } from '../print.ts';
import { printable } from '../printable.ts';
import { PictureFolder } from '../run-folder/output.ts';
import { requireDefaults } from './load.ts';
import { findsTampering, TAMPERED } from './localization.ts';
import type { SegmentConfig } from './options.ts';

/** A mask as a PNG of a palette: its numbers are the classes, its colours those of overlays. */
const maskBytes = ({ width, height, data }: RasterImage): Uint8Array =>
  encode({ width, height, data, channels: 1, depth: 8, palette: maskColors(256).map((color) => [...color]) });

interface Row {
  readonly path: string;
  readonly mask?: string;
  readonly overlay?: string;
  /** By class. */
  readonly shares?: Readonly<Record<string, number>>;
  readonly error?: string;
  /** How likely the picture is tampered, of networks that find that. */
  readonly score?: number;
}

const FORMATS = {
  table: {
    head: () => '',
    row: ({ path, mask, shares, error, score }: Row) =>
      error === undefined
        ? `${printable(path)}: ${score === undefined ? '' : `score ${score.toFixed(3)}, `}${Object.entries(shares ?? {})
            .filter(([, share]) => share > 0)
            .sort(([, a], [, b]) => b - a)
            .map(([name, share]) => `${printable(name)} ${percent(share)}`)
            .join(', ')}; ${mask}\n`
        : '',
    tail: () => '',
  },
  json: {
    head: () => '[',
    row: (row: Row, index: number) => `${index > 0 ? ',' : ''}\n  ${JSON.stringify(row)}`,
    tail: () => '\n]\n',
  },
  csv: {
    head: (names: readonly string[], scored: boolean) =>
      csvLine(['path', 'mask', 'overlay', 'error', ...names, ...(scored ? ['score'] : [])]),
    row: (
      { path, mask = '', overlay = '', shares, error = '', score }: Row,
      _: number,
      names: readonly string[],
      scored: boolean,
    ) =>
      csvLine([
        ...[path, mask, overlay, error, ...names.map((name) => String(shares?.[name] ?? ''))],
        ...(scored ? [String(score ?? '')] : []),
      ]),
    tail: () => '',
  },
} as const;

/** Writes mask and overlay. */
async function written(
  folder: PictureFolder,
  { name }: Picture,
  found: Segmentation,
  names: readonly string[],
  pooling: SegmentConfig['imagePooling'],
): Promise<Row> {
  const stem = folder.stemFor(name);
  return {
    path: name,
    mask: await folder.writeBytes(stem, maskBytes(found.mask)),
    overlay: await folder.write(folder.stemFor(`${stem}.overlay.png`), overlayMask(found)),
    shares: Object.fromEntries(names.map((own, c) => [own, found.shares[c]])),
    ...(found.probability && { score: imageScore(found.probability, { pooling }) }),
  };
}

/** Gives the exit code: 1 when a picture could not be read. @throws ValueError for settings that cannot be used, or without pictures */
export async function predictSegment(
  segmenter: Segmenter,
  names: readonly string[],
  config: PredictConfig,
  pooling: SegmentConfig['imagePooling'],
  stop: AbortSignal,
): Promise<number> {
  requireDefaults('predict', config, PREDICT_OPTIONS, [
    'topK',
    'flip',
    'tta',
    'heatMaps',
    'explain',
    'threshold',
    'batch',
  ]);
  const { window, overlap } = config;
  if (window === 0 && overlap > 0)
    throw commandError('predict', `overlap=${overlap}: is of windows; give window=512, say`);
  if (window > 0 && overlap >= window)
    throw commandError('predict', `overlap=${overlap}: must be below window=${window}`);
  const { pictures, problems } = await findPictures('predict', names);
  const folder = await PictureFolder.into('predict', 'output', config.output || 'masks');
  const classNames = segmenter.classNames ?? Array.from({ length: segmenter.model.numClasses }, (_, c) => `class ${c}`);
  const format = FORMATS[config.format];
  const scored = findsTampering(segmenter.model, classNames);
  const options = {
    ...(window > 0 && { window, ...(overlap > 0 && { overlap }) }),
    ...(scored && { probabilityOf: TAMPERED }),
  };
  for (const { path, reason } of problems) console.error(printable(`left out ${path}: ${reason}`));
  let [done, failed] = [0, problems.filter(({ reason }) => reason !== CIRCLE).length];
  await print(format.head(classNames, scored));
  for (const picture of pictures) {
    if (stop.aborted) break;
    const row = await segmenter.segment(picture.input, options).then(
      (found) => written(folder, picture, found, classNames, pooling),
      (error: Error): Row => ({ path: picture.name, error: pictureReason(picture.name, error.message) }),
    );
    if (row.error !== undefined) {
      failed++;
      console.error(printable(`cannot predict ${row.path}: ${row.error}`));
    }
    await print(format.row(row, done++, classNames, scored));
  }
  await print(format.tail());
  if (stop.aborted) return Number(stop.reason);
  console.error(`${grouped(done)} ${done === 1 ? 'picture' : 'pictures'}: masks and overlays in ${folder.folder}`);
  return failed > 0 ? 1 : 0;
}
