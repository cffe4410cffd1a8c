// `fovea val` of a network that can tell several classes of a picture: results, report and what is printed.

import { getBackend } from 'fovea';
import type { Predictor } from 'fovea/predict';
import { grouped, percent } from '../figures.ts';
import { environment } from '../run-folder/environment.ts';
import { FILES, makeRunFolder } from '../run-folder/run-folder.ts';
import { jsonFile, textFile, writeFile } from '../run-folder/write-file.ts';
import { type MultiLabelResults, sigmoids, summarizeLabels } from '../train/multi-label-results.ts';
import { classTable } from './class-table.ts';
import type { ValConfig } from './config.ts';
import type { Evaluated } from './evaluate.ts';

/** Writes results and report, and prints them; gives the exit code. */
export async function tellLabels(
  run: string,
  { classNames }: Predictor,
  evaluated: Evaluated,
  config: ValConfig,
): Promise<number> {
  const { data, evaluation, nameOf, picture } = evaluated;
  const names = classNames ?? Array.from({ length: evaluation.classes }, (_, i) => String(i));
  const results = summarizeLabels(evaluation, { classNames: names }, config.threshold);
  // Its charts take most of a second to load, which what is refused has not to wait for.
  const { labelEvaluationHtml } = await import('../report/evaluation-report.ts');
  const html = labelEvaluationHtml({
    title: run,
    data,
    results,
    scores: {
      probabilities: sigmoids(evaluation.logits),
      labels: evaluation.labels,
      targets: evaluation.targets,
      classNames: names,
    },
    pictures: await Promise.all(results.worstMistakes.map(({ index }) => picture(index))),
    nameOf,
    settings: { run, ...config },
    environment: { ...environment((await getBackend()).description) },
  });
  const folder = await makeRunFolder(config.project, config.name);
  const worstMistakes = results.worstMistakes.map((mistake) => ({ ...mistake, name: nameOf(mistake.index) }));
  await writeFile(folder, jsonFile(FILES.results, { run, data, ...results, worstMistakes }));
  await writeFile(folder, textFile(FILES.report, html));
  if (config.format === 'json') console.log(JSON.stringify({ folder, ...results }, null, 2));
  else print(folder, results, evaluation.labels.length);
  return 0;
}

function print(folder: string, results: MultiLabelResults, images: number): void {
  console.log(classTable(results.classes, ['precision', 'recall', 'f1', 'averagePrecision']));
  const { meanAveragePrecision, macro, micro } = results;
  console.log(
    `\n${grouped(images)} images: mean average precision ${percent(meanAveragePrecision)}, F1 ${percent(macro.f1)} macro, ${percent(micro.f1)} micro`,
  );
  console.log(`report: ${folder}/${FILES.report}`);
}
