// `fovea val`: how good a trained network is, on the images that it was tested on or any others.

import { join } from 'node:path';
import cliProgress from 'cli-progress';
import { getBackend } from 'fovea';
import { predictions as predictionsOf, probabilities as probabilitiesOf } from 'fovea/metrics';
import { Predictor } from 'fovea/predict';
import type { Evaluation } from 'fovea/train';
import { commandError } from '../command-error.ts';
import { aucText, grouped, percent } from '../figures.ts';
import { METHODS, type MethodName } from '../predict/attribution-methods.ts';
import { classNamesOf } from '../predict/class-names.ts';
import { explainMethod } from '../predict/explain-method.ts';
import { loadRun, requireOneRun } from '../predict/load-run.ts';
import { printable } from '../printable.ts';
import type { ConfusedPair } from '../report/evaluation-report.ts';
import type { ShownMistake } from '../report/report.ts';
import { environment } from '../run-folder/environment.ts';
import { FILES, makeRunFolder } from '../run-folder/run-folder.ts';
import { jsonFile, textFile, writeFile } from '../run-folder/write-file.ts';
import { loadSegmenter } from '../segment/load.ts';
import { makeBackend } from '../settings/backend.ts';
import { type Results, summarize } from '../train/results.ts';
import { classTable } from './class-table.ts';
import { VAL_OPTIONS, type ValConfig } from './config.ts';
import { type Evaluated, evaluateImages } from './evaluate.ts';
import { labelledImages } from './labelled-images.ts';
import { tellLabels } from './multi-label.ts';
import { evaluateOwn } from './own-data.ts';

const MOST_PAIRS = 20;

/** Which classes are taken for which others, most often first. */
export function confusedPairs({ logits, labels, classes }: Evaluation, names: readonly string[]): ConfusedPair[] {
  const predictions = predictionsOf(logits, classes);
  const totals = new Map<number, number>();
  const counts = new Map<number, number>();
  for (const [i, label] of labels.entries()) {
    totals.set(label, (totals.get(label) ?? 0) + 1);
    const pair = label * classes + predictions[i];
    if (label !== predictions[i]) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, MOST_PAIRS)
    .map(([pair, count]) => {
      const label = Math.floor(pair / classes);
      const share = count / (totals.get(label) as number);
      return { label: names[label], prediction: names[pair % classes], count, share };
    });
}

async function shownMistakes(
  predictor: Predictor,
  { nameOf, picture }: Evaluated,
  { worstMistakes }: Results,
  name: MethodName | undefined,
): Promise<ShownMistake[]> {
  const { model, preprocessing, classNames } = predictor;
  // Pictures as the network sees them are its input already.
  const asTheyAre = new Predictor(model, { ...preprocessing, cropPct: 1, cropMode: 'squash' }, classNames);
  const shown: ShownMistake[] = [];
  for (const mistake of worstMistakes) {
    const { index, prediction } = mistake;
    const plain = await picture(index);
    const method = name && METHODS[name].method;
    const options = method === 'rollout' ? {} : { classIndex: prediction };
    const seen = method ? (await asTheyAre.explain(plain, { method, ...options })).overlay : plain;
    shown.push({ ...mistake, picture: seen, alt: nameOf(index), title: nameOf(index) });
  }
  return shown;
}

function makeBar(total: number): { update(done: number): void; stop(): void } {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} };
  const bar = new cliProgress.SingleBar(
    { format: 'evaluating {bar} {value}/{total}  ETA {eta_formatted}', hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}

/** None when interrupted. */
async function evaluate(
  run: string,
  predictor: Predictor,
  config: ValConfig,
  stop: AbortSignal,
): Promise<Evaluated | undefined> {
  let bar: ReturnType<typeof makeBar> | undefined;
  const onProgress = (total: number): ((done: number) => void) => {
    const shown = makeBar(total);
    bar = shown;
    return (done) => shown.update(done);
  };
  try {
    if (config.data === '') return await evaluateOwn(run, predictor, config, onProgress, stop);
    const data = await labelledImages('val', config.data, config.split);
    return await evaluateImages(predictor, data, config, onProgress(data.images.length), stop);
  } finally {
    bar?.stop();
  }
}

/**
 * Runs `fovea val RUN [settings]`; gives the exit code.
 * @throws ValueError when there is no run, no data, or a label that the network does not know
 */
export async function val(names: readonly string[], config: ValConfig, stop: AbortSignal): Promise<number> {
  const run = requireOneRun('val', names);
  await makeBackend('val', config.threads);
  const segmenter = await loadSegmenter(run, config.weights);
  if (segmenter) return (await import('../segment/val.ts')).valSegment(run, segmenter, config, stop);
  const predictor = await loadRun(run, config.weights, stop);
  if (config.explain !== 'auto' && !config.heatMaps)
    throw commandError('val', `explain=${config.explain}: does nothing with heatMaps=false; leave it out`);
  const method = config.heatMaps ? explainMethod('val', predictor, config.explain) : undefined;
  const evaluated = await evaluate(run, predictor, config, stop);
  if (!evaluated) return Number(stop.reason);
  try {
    if (stop.aborted) return Number(stop.reason);
    for (const { path, reason } of evaluated.problems) console.error(printable(`left out ${path}: ${reason}`));
    if (evaluated.evaluation.targets) return await tellLabels(run, predictor, evaluated, config);
    const results = summarize(evaluated.evaluation, {
      classNames: classNamesOf(predictor, evaluated.evaluation.classes),
    });
    if (config.threshold !== VAL_OPTIONS.threshold.fallback)
      throw commandError(
        'val',
        `threshold=${config.threshold}: the network tells one class a picture, the likeliest; leave it out`,
      );
    const folder = await write(run, predictor, evaluated, results, { ...config, method });
    if (config.format === 'json') console.log(JSON.stringify({ folder, ...results }, null, 2));
    else print(folder, results, evaluated.evaluation.labels.length);
    return 0;
  } finally {
    await evaluated.close();
  }
}

/** Writes results and report; gives their folder. */
async function write(
  run: string,
  predictor: Predictor,
  evaluated: Evaluated,
  results: Results,
  { method, ...config }: ValConfig & { readonly method: MethodName | undefined },
): Promise<string> {
  const { data, nameOf, evaluation } = evaluated;
  const { logits, labels, classes } = evaluation;
  const classNames = classNamesOf(predictor, classes);
  // Its charts take most of a second to load, which what is refused has not to wait for.
  const { evaluationHtml } = await import('../report/evaluation-report.ts');
  const html = evaluationHtml({
    title: run,
    data,
    results,
    scores: { probabilities: Float32Array.from(probabilitiesOf(logits, classes)), labels, classNames },
    confusedPairs: confusedPairs(evaluation, classNames),
    mistakes: await shownMistakes(predictor, evaluated, results, method),
    explained: method,
    settings: { run, ...config },
    environment: { ...environment((await getBackend()).description) },
  });
  const folder = await makeRunFolder(config.project, config.name);
  const mistakes = results.worstMistakes.map((mistake) => ({ ...mistake, name: nameOf(mistake.index) }));
  await writeFile(folder, jsonFile(FILES.results, { run, data, ...results, worstMistakes: mistakes }));
  await writeFile(folder, textFile(FILES.report, html));
  return folder;
}

function print(folder: string, results: Results, images: number): void {
  console.log(classTable(results.classes, ['precision', 'recall', 'f1']));
  const { macro, macroAuc, calibrationError, testLoss } = results;
  console.log(
    `\nmacro: precision ${percent(macro.precision)}, recall ${percent(macro.recall)}, F1 ${percent(macro.f1)}, AUC ${aucText(macroAuc)}; calibration error ${percent(calibrationError)}; loss ${testLoss.toFixed(4)}`,
  );
  console.log(`report: ${join(folder, FILES.report)}`);
  console.log(`accuracy: ${percent(results.testAccuracy)} of ${grouped(images)} images`);
}
