// `fovea lab`: the experiments on claims about networks: lists them, runs them, writes results, figures and one report.

import { join } from 'node:path';
import { EXPERIMENTS, type Experiment, type Parameters, type Progress } from '@fovea/experiments';
import { resemblingName } from 'fovea';
import { commandError } from '../command-error.ts';
import { COMMAND } from '../command-name.ts';
import { duration } from '../figures.ts';
import { environment } from '../run-folder/environment.ts';
import { makeFolders } from '../run-folder/run-folder.ts';
import { textFile, writeFile } from '../run-folder/write-file.ts';
import { makeBackend } from '../settings/backend.ts';
import { secondsOf } from '../settings/option.ts';
import { codeHash } from './code-hash.ts';
import { LAB_OPTIONS, type LabConfig } from './config.ts';
import { labData } from './lab-data.ts';
import { listJson, listText } from './list.ts';
import { type LabResult, readResult, type Wanted } from './result.ts';
import { type RunPlace, runOne } from './run-one.ts';
import { type Words, wordsOf } from './words.ts';

/** @throws ValueError for what is not an experiment */
export function chosenExperiments(names: readonly string[]): readonly Experiment[] {
  const ids = EXPERIMENTS.map(({ id }) => id);
  if (names.length === 0)
    throw commandError('lab', `run needs experiments, or all: got nothing; write: ${COMMAND} lab run ${ids[0]}`);
  if (names.includes('all')) return EXPERIMENTS;
  return names.map((name) => {
    const found = EXPERIMENTS.find(({ id }) => id.toLowerCase() === name.toLowerCase());
    if (found) return found;
    const near = resemblingName(name, ids);
    throw commandError(
      'lab',
      `there is no experiment ${name}; ${near ? `did you mean ${near}? ` : ''}\`${COMMAND} lab\` lists all`,
    );
  });
}

/** The parameters that the settings ask for. */
export function parametersOf(experiment: Experiment, { smoke, seeds }: Pick<LabConfig, 'smoke' | 'seeds'>): Parameters {
  const own = smoke ? experiment.smoke : experiment.full;
  return seeds > 0 && 'seeds' in own ? { ...own, seeds } : own;
}

/** Between two lines where they are not written over. */
const LINE_EVERY_MS = 10_000;

/** A line that is written over, on a terminal; elsewhere one from time to time, unless the output is data. */
function progressLine(id: string, isText: boolean, words: Words): (progress: Progress) => void {
  if (!process.stderr.isTTY) {
    let last = performance.now();
    return ({ done, total, what }) => {
      if (!isText || performance.now() - last < LINE_EVERY_MS) return;
      last = performance.now();
      console.log(`${id}  ${done}/${total}  ${words.case(what)}`);
    };
  }
  return ({ done, total, what }) => {
    const width = process.stderr.columns || 80;
    process.stderr.write(`\r\x1b[K${`${id}  ${done}/${total}  ${words.case(what)}`.slice(0, width - 1)}`);
  };
}

const endLine = (): void => {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
};

function resultLines(
  { id, verdict, seconds }: LabResult,
  { experiment }: Wanted,
  before: boolean,
  words: Words,
): string {
  const { title } = words.experiment(experiment);
  const ran = words.say(before ? 'ranBefore' : 'ran', { time: duration(seconds) });
  return [
    `${id}  ${title}: ${words.outcome(verdict.outcome)}  ${ran}`,
    ...verdict.because.map((line) => `     ${words.reason(id, line)}`),
  ].join('\n');
}

interface Done {
  readonly results: readonly LabResult[];
  /** Of experiments that were stopped, or not begun. */
  readonly open: readonly string[];
}

async function runAll(
  list: readonly Wanted[],
  folder: string,
  place: Omit<RunPlace, 'onProgress' | 'folder'>,
  isText: boolean,
  words: Words,
): Promise<Done> {
  const results: LabResult[] = [];
  const open: string[] = [];
  for (const wanted of list) {
    const { id } = wanted.experiment;
    const earlier = readResult(folder, wanted);
    const result =
      earlier ??
      (place.shouldStop()
        ? undefined
        : await runOne(wanted, { ...place, folder, onProgress: progressLine(id, isText, words) }));
    endLine();
    if (result) results.push(result);
    else open.push(id);
    if (result && isText) console.log(resultLines(result, wanted, earlier !== undefined, words));
  }
  return { results, open };
}

/**
 * Runs `fovea lab [run EXPERIMENT…] [settings]`; gives the exit code.
 * @throws ValueError for words that are not experiments
 */
export async function lab([word, ...names]: readonly string[], config: LabConfig, stop: AbortSignal): Promise<number> {
  const isText = config.format === 'text';
  const words = wordsOf(config.language);
  if (word === undefined) {
    const idle = (['seeds', 'budget', 'smoke', 'output'] as const).find(
      (key) => config[key] !== LAB_OPTIONS[key].fallback,
    );
    if (idle)
      throw commandError(
        'lab',
        `${idle}=${config[idle]}: does nothing without experiments; write: ${COMMAND} lab run …`,
      );
    console.log(isText ? listText(words) : JSON.stringify(listJson(), null, 2));
    return 0;
  }
  if (word !== 'run') {
    const hint = EXPERIMENTS.some(({ id }) => id.toLowerCase() === word.toLowerCase())
      ? `; write: ${COMMAND} lab run ${word}`
      : '';
    throw commandError('lab', `needs run and experiments, or nothing: got ${word}${hint}`);
  }
  const list = chosenExperiments(names).map((experiment) => ({
    experiment,
    parameters: parametersOf(experiment, config),
    code: codeHash(experiment.id),
  }));
  const { description } = await makeBackend('lab', config.threads);
  await makeFolders(config.output);
  const deadline =
    config.budget === '' ? Number.POSITIVE_INFINITY : performance.now() + 1000 * secondsOf(config.budget);
  const shouldStop = (): boolean => stop.aborted || performance.now() > deadline;
  const place = { machine: environment(description), data: labData(), shouldStop };
  const { results, open } = await runAll(list, config.output, place, isText, words);
  await writeReport(config.output, results, words);
  if (!isText) console.log(JSON.stringify({ results, open }, null, 2));
  else console.log(endText(config, open, stop.aborted, words));
  return stop.aborted ? Number(stop.reason) : 0;
}

function endText({ output, budget }: LabConfig, open: readonly string[], stopped: boolean, { say }: Words): string {
  const report = say('report', { path: join(output, 'report.html') });
  if (open.length === 0) return report;
  const why = stopped ? say('stopped') : say('usedUp', { budget });
  return `${say('stillToDo', { why, names: open.join(', ') })}\n${report}`;
}

/** Figures as SVG files, and the page. */
async function writeReport(folder: string, results: readonly LabResult[], words: Words): Promise<void> {
  // It brings what draws the charts.
  const { labFigures, labHtml } = await import('../report/lab-report.ts');
  for (const result of results)
    for (const [name, svg] of labFigures(result, words)) await writeFile(folder, textFile(name, svg));
  await writeFile(folder, textFile('report.html', labHtml(results, words)));
}
