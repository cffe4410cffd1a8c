// `fovea val` of a network that gives each pixel a class.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { getBackend } from 'fovea';
import type { Segmenter } from 'fovea/predict';
import { commandError } from '../command-error.ts';
import { evaluatePart } from '../data/evaluate-part.ts';
import type { EvaluationPart } from '../data/training-data.ts';
import { environment } from '../run-folder/environment.ts';
import { RunFiles } from '../run-folder/run-files.ts';
import { FILES, makeRunFolder } from '../run-folder/run-folder.ts';
import { jsonFile, textFile, writeFile } from '../run-folder/write-file.ts';
import { VAL_OPTIONS, type ValConfig } from '../val/config.ts';
import { loadPairs, type SegmentData } from './data.ts';
import { imagePoolingOf, requireDefaults } from './load.ts';
import { localization } from './localization.ts';
import { completeSegmentConfig } from './options.ts';
import { segmentationHtml } from './report.ts';
import { resultsText, summarizePixels } from './results.ts';

/** Images of the setting `data`, or those of the run. None when the signal aborts. */
async function dataFor(
  run: string,
  { preprocessing, classNames }: Segmenter,
  { data }: ValConfig,
  signal: AbortSignal,
): Promise<SegmentData | undefined> {
  const common = { command: 'val', preprocessing, classNames, signal };
  const isRun = existsSync(join(run, FILES.manifest));
  if (!isRun && data === '') throw commandError('val', `${run} is no folder of a run; say which images with data=DIR`);
  const saved = isRun ? completeSegmentConfig(JSON.parse(await RunFiles.lookText(run, FILES.config))) : undefined;
  if (data !== '')
    return loadPairs({ ...common, data, labels: saved?.labels ?? 'auto', validationSplit: 0.1, seed: 0 });
  if (!saved) return undefined;
  const { labels, validationSplit, seed } = saved;
  // As they were split for the run.
  const augmentation = { imageSize: preprocessing.imageSize };
  return loadPairs({ ...common, data: saved.data, labels, validationSplit, seed, augmentation });
}

/** @throws ValueError for a part without images */
function partOf(data: SegmentData, { split, data: given }: ValConfig): EvaluationPart {
  const wanted = split === 'auto' ? (data.counts.test > 0 ? 'test' : 'validation') : split;
  if (wanted === 'all')
    throw commandError(
      'val',
      'split=all: networks that give each pixel a class are evaluated on one part; give test or validation, or a folder with data=DIR',
    );
  if (data.counts[wanted] === 0)
    throw commandError(
      'val',
      `split=${wanted}: there are no ${wanted} images in ${given || data.name}; leave split out`,
    );
  return wanted;
}

/** Gives the exit code. @throws ValueError for settings or images that cannot be used */
export async function valSegment(
  run: string,
  segmenter: Segmenter,
  config: ValConfig,
  stop: AbortSignal,
): Promise<number> {
  requireDefaults('val', config, VAL_OPTIONS, ['flip', 'tta', 'threshold', 'heatMaps', 'explain', 'batch']);
  const { model, preprocessing } = segmenter;
  const data = await dataFor(run, segmenter, config, stop);
  if (!data) return Number(stop.reason);
  const part = partOf(data, config);
  const evaluation = await evaluatePart(model, data, part, stop);
  if (!evaluation) return Number(stop.reason);
  const found = await localization(model, data, part, await imagePoolingOf(run), stop);
  if (stop.aborted) return Number(stop.reason);
  const results = { ...summarizePixels(evaluation, data.classNames, part), ...(found && { localization: found }) };
  const details = {
    settings: { run, data: data.name, part, weights: config.weights },
    environment: { ...environment((await getBackend()).description) },
  };
  const html = await segmentationHtml({ data, results, model, preprocessing }, run, details);
  const folder = await makeRunFolder(config.project, config.name);
  await writeFile(folder, jsonFile(FILES.results, { run, data: data.name, ...results }));
  await writeFile(folder, textFile(FILES.report, html));
  if (config.format === 'json') console.log(JSON.stringify({ folder, ...results }, null, 2));
  else console.log(`${resultsText(results)}\nreport: ${join(folder, FILES.report)}`);
  return 0;
}
