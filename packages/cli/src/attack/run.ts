// `fovea attack`: how far pictures must change until a trained network takes them for something else.

import { existsSync } from 'node:fs';
import { listModels } from 'fovea/models';
import type { Module } from 'fovea/nn';
import type { Predictor } from 'fovea/predict';
import { commandError } from '../command-error.ts';
import { CIRCLE } from '../data/image-list.ts';
import { aligned, grouped, percent } from '../figures.ts';
import { isOwnModel, loadOwnNetwork, ownPredictor } from '../own/own-network.ts';
import { classIndexOf, classNamesOf, nearestClass } from '../predict/class-names.ts';
import { loadRun } from '../predict/load-run.ts';
import { printable } from '../printable.ts';
import { PictureFolder, writePage } from '../run-folder/output.ts';
import { makeBackend } from '../settings/backend.ts';
import { ATTACK_OPTIONS, type AttackConfig, readBudgets } from './config.ts';
import { type ChangedPicture, type SweepResult, sweep } from './sweep.ts';
import { findVictims, type Victims } from './victims.ts';

/** Budgets are the same for all norms but of other sizes: fgsm knows one. What the method or the pictures do not have does nothing. */
function requireMethod({ method, norm, steps, split, data }: AttackConfig): void {
  if (method === 'fgsm' && norm !== 'linf')
    throw commandError('attack', `method=fgsm norm=${norm}: fgsm is of 'linf' only; use method=pgd`);
  if (method === 'fgsm' && steps !== ATTACK_OPTIONS.steps.fallback)
    throw commandError('attack', `steps=${steps}: does nothing with method=fgsm, which takes one; use method=pgd`);
  if (split !== 'auto' && data === '')
    throw commandError('attack', `split=${split}: does nothing without labelled images; give data=…`);
}

function targetOf({ target }: AttackConfig, classNames: readonly string[]): number | undefined {
  if (target === '') return undefined;
  const index = classIndexOf(target, classNames);
  if (index !== undefined) return index;
  throw commandError(
    'attack',
    `target=${target}: the network has no such class;${nearestClass(target, classNames, 'it tells apart')}`,
  );
}

const NORM_NAMES = { linf: 'L∞', l2: 'L2', l1: 'L1', l0: 'L0' } as const;

function textOf(
  { attacked, cleanAccuracy, budgets }: SweepResult,
  { list, data }: Victims,
  config: AttackConfig,
): string {
  const { method, norm, steps, target } = config;
  const how = method === 'fgsm' ? 'fgsm' : `pgd, ${steps} ${steps === 1 ? 'step' : 'steps'}`;
  const rows = [
    ['epsilon', 'success', 'as files', 'confidence', 'mean L∞', 'mean L2', 'mean L1', 'pixels changed'],
    ...budgets.map(({ text, successRate, roundedSuccessRate, confidence, change }) => [
      text,
      percent(successRate),
      percent(roundedSuccessRate),
      percent(confidence),
      change.linf.toFixed(4),
      change.l2.toFixed(3),
      change.l1.toFixed(1),
      percent(change.l0),
    ]),
  ];
  return [
    `${data}: ${grouped(list.length)} looked at${cleanAccuracy === null ? '' : `, ${percent(cleanAccuracy)} of them right before`}; ${grouped(attacked)} attacked (${how}, ${NORM_NAMES[norm]}${target === '' ? '' : `, to be seen as ${target}`})`,
    ...(attacked === 0 ? ['there is nothing to attack'] : aligned(rows, 0)),
  ].join('\n');
}

async function writePictures(path: string, pictures: readonly ChangedPicture[]): Promise<string[]> {
  const folder = await PictureFolder.into('attack', 'output', path);
  const files: string[] = [];
  for (const { name, after } of pictures) {
    const stem = folder.stemFor(name, (text) => text.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-'));
    files.push(await folder.write(stem, after));
  }
  return files;
}

async function ofCode(path: string, { weights }: AttackConfig): Promise<Predictor<Module>> {
  if (weights === 'last')
    throw commandError(
      'attack',
      `weights=last: ${path} is code, which has no runs; it names a file: export const weights = …`,
    );
  return ownPredictor('attack', path, await loadOwnNetwork('attack', path));
}

/**
 * Runs `fovea attack RUN PICTURES… [settings]`; gives the exit code: 1 when a picture could not be read.
 * @throws ValueError for a network of several classes a picture, pictures that cannot be read, and settings that do not fit
 */
export async function attack(args: readonly string[], given: AttackConfig, stop: AbortSignal): Promise<number> {
  const [run, ...names] = args;
  if (run === undefined)
    throw commandError('attack', 'which run? give its folder, or a file of weights, then pictures, or data=…');
  requireMethod(given);
  const budgets = readBudgets(given);
  await makeBackend('attack', given.threads);
  if (listModels().includes(run) && !existsSync(run))
    throw commandError(
      'attack',
      `nobody has trained ${run}, so that any change of a picture is as good as another; give a run, or a file of its weights`,
    );
  const predictor = isOwnModel(run) ? await ofCode(run, given) : await loadRun(run, given.weights, stop);
  if (predictor.multiLabel)
    throw commandError(
      'attack',
      `${run} knows several classes a picture; needs a network that tells one class of each`,
    );
  const classNames = classNamesOf(predictor);
  const target = targetOf(given, classNames);
  const config = target === undefined ? given : { ...given, target: classNames[target] };
  const victims = await findVictims(predictor, classNames, names, config);
  for (const { path, reason } of victims.problems) console.error(printable(`left out ${path}: ${reason}`));
  const result = await sweep(predictor, victims.list, budgets, target, config, stop);
  if (!result) return Number(stop.reason);
  const files = config.output === '' ? [] : await writePictures(config.output, result.pictures);
  const pictures = result.pictures.map(({ name, seenBefore, seenAfter, succeeded }, i) => ({
    name,
    seenBefore: classNames[seenBefore],
    seenAfter: classNames[seenAfter],
    succeeded,
    ...(files.length > 0 && { file: files[i] }),
  }));
  const { method, norm, steps, seed } = config;
  const attackOf = { method, norm, ...(method === 'pgd' && { steps, seed }), target: config.target || null };
  if (config.format === 'json')
    console.log(
      JSON.stringify(
        { kind: 'attack', version: 1, run, data: victims.data, attack: attackOf, ...result, pictures },
        null,
        2,
      ),
    );
  else console.log(textOf(result, victims, config));
  if (files.length > 0) console.error(`${grouped(files.length)} changed pictures in ${config.output}`);
  if (config.html !== '') {
    const { attackHtml } = await import('../report/attack-report.ts');
    await writePage(config.html, attackHtml(run, victims.data, result, config, classNames));
  }
  return victims.problems.some(({ reason }) => reason !== CIRCLE) ? 1 : 0;
}
