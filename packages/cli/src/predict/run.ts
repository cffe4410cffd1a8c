// `fovea predict`: what pictures show, by a trained run.

import type { Predictor } from 'fovea/predict';
import { commandError } from '../command-error.ts';
import { CIRCLE } from '../data/image-list.ts';
import { pictureReason } from '../data/picture-reason.ts';
import { grouped } from '../figures.ts';
import { print } from '../print.ts';
import { printable } from '../printable.ts';
import { imagePoolingOf, loadSegmenter } from '../segment/load.ts';
import { makeBackend } from '../settings/backend.ts';
import { PREDICT_OPTIONS, type PredictConfig } from './config.ts';
import { makeFormat, type Row } from './format.ts';
import { HeatMaps } from './heat-maps.ts';
import { findPictures, type Picture } from './inputs.ts';
import { loadRun } from './load-run.ts';
import { pictureThreads } from './picture-threads.ts';

async function* rows(
  predictor: Predictor,
  pictures: readonly Picture[],
  config: PredictConfig,
): AsyncGenerator<Row & { readonly picture?: Picture }> {
  const { topK, flip, tta, batch: batchSize } = config;
  let index = 0;
  const inputs = pictures.map(({ input }) => input);
  // Of several crops of each, prepare cannot give more than one.
  const threads = tta === 'none' ? pictureThreads(inputs, predictor.preprocessing) : undefined;
  const options = { topK, flip, tta, batchSize, ...(threads && { prepare: threads.prepare }) };
  try {
    for await (const { prediction, error } of predictor.stream(inputs, options)) {
      const path = pictures[index++].name;
      yield prediction
        ? { path, prediction, picture: pictures[index - 1] }
        : { path, error: pictureReason(path, error.message) };
    }
  } finally {
    await threads?.close();
  }
}

/**
 * Runs `fovea predict RUN PICTURES… [settings]`; gives the exit code: 1 when a picture could not be read.
 * @throws ValueError when there is no run, or there are no pictures
 */
export async function predict(args: readonly string[], config: PredictConfig, stop: AbortSignal): Promise<number> {
  const [run, ...names] = args;
  if (run === undefined)
    throw commandError('predict', 'which run? give its folder, or a file of weights, then pictures');
  const segmenter = await loadSegmenter(run, config.weights);
  if (segmenter) {
    await makeBackend('predict', config.threads);
    const pooling = await imagePoolingOf(run);
    return (await import('../segment/predict.ts')).predictSegment(segmenter, names, config, pooling, stop);
  }
  for (const setting of ['output', 'window', 'overlap'] as const)
    if (config[setting] !== PREDICT_OPTIONS[setting].fallback)
      throw commandError(
        'predict',
        `${setting}=${config[setting]}: is of networks that give each pixel a class; leave it out`,
      );
  if (config.explain !== 'auto' && config.heatMaps === '')
    throw commandError('predict', `explain=${config.explain}: does nothing without heatMaps=…; leave it out`);
  const { pictures, problems } = await findPictures('predict', names);
  await makeBackend('predict', config.threads);
  const predictor = await loadRun(run, config.weights, stop);
  if (!predictor.multiLabel && config.threshold !== PREDICT_OPTIONS.threshold.fallback)
    throw commandError(
      'predict',
      `threshold=${config.threshold}: the network tells one class a picture, the likeliest; leave it out`,
    );
  const classes = predictor.model.architecture?.options.numClasses ?? config.topK;
  const format = makeFormat(
    { ...config, topK: Math.min(config.topK, classes) },
    predictor,
    pictures.reduce((longest, { name }) => Math.max(longest, printable(name).length), 0),
  );
  const start = performance.now();
  for (const { path, reason } of problems) console.error(printable(`left out ${path}: ${reason}`));
  let [done, failed] = [0, problems.filter(({ reason }) => reason !== CIRCLE).length];
  const heatMaps = config.heatMaps === '' ? undefined : await HeatMaps.into(config.heatMaps, predictor, config.explain);
  await print(format.head);
  for await (const row of rows(predictor, pictures, config)) {
    if (stop.aborted) break;
    const heatMap = row.picture && (await heatMaps?.add(row.picture));
    await print(format.row({ ...row, heatMap }, done++));
    if (row.error !== undefined) {
      failed++;
      // Where it stands in the output, nobody looks for it among the rest.
      console.error(printable(`cannot predict ${row.path}: ${row.error}`));
    }
  }
  await print(format.tail);
  if (stop.aborted) return Number(stop.reason);
  const seconds = (performance.now() - start) / 1000;
  const broken = failed > 0 ? `; ${grouped(failed)} could not be read` : '';
  console.error(
    `${grouped(done)} ${done === 1 ? 'picture' : 'pictures'} in ${seconds.toFixed(1)} s: ${(done / seconds).toFixed(0)} a second${broken}`,
  );
  if (heatMaps) console.error(heatMaps.summary());
  return failed > 0 ? 1 : 0;
}
