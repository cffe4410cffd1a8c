// `fovea profile`: what models cost, what their units see, and where their time goes.

import { type LayerField, measureMachine } from 'fovea/analysis';
import { listModels } from 'fovea/models';
import { commandError } from '../command-error.ts';
import { writePage } from '../run-folder/output.ts';
import { makeBackend } from '../settings/backend.ts';
import { compareText } from './compare.ts';
import { PROFILE_OPTIONS, type ProfileConfig } from './config.ts';
import { flowJson } from './flow.ts';
import { flowLines, trainingLines, warningLines } from './flow-text.ts';
import { type Front, frontOf, frontText, readFrontKeys } from './front.ts';
import { profileGrid } from './grid.ts';
import { examine, type Subject } from './subject.ts';
import { profileText } from './table.ts';
import { readAxes } from './vary.ts';

/**
 * Runs `fovea profile MODEL… [settings]`; gives the exit code.
 * @throws ValueError for what is not a model, run or file of weights, and for an image size that a model cannot take
 */
export async function profile(names: readonly string[], config: ProfileConfig, stop: AbortSignal): Promise<number> {
  if (names.length === 0)
    throw commandError('profile', 'needs a model, a run or a file of weights: got nothing; write: profile resnet18');
  requireNames(names, config);
  const axes = config.vary === '' ? undefined : readAxes(config.vary);
  const figures = readFrontKeys(config.pareto, config.time);
  if (config.data !== '' && !axes)
    throw commandError('profile', `data=${config.data}: does nothing without vary=…; \`fovea val\` evaluates a run`);
  if (config.epochs > 0 && config.data === '')
    throw commandError('profile', `epochs=${config.epochs}: there is nothing to train on; give data=…`);
  await makeBackend('profile', config.threads);
  const machine = config.time ? await measureMachine() : undefined;
  if (axes) return profileGrid(names, axes, config, machine, stop);
  const subjects: Subject[] = [];
  for (const name of names) {
    if (stop.aborted) return Number(stop.reason);
    subjects.push(await examine(name, config, machine, stop));
  }
  const front = frontOf(subjects, figures);
  const models = subjects.map(withoutUnits);
  if (config.format === 'json') console.log(JSON.stringify(names.length > 1 ? { models, front } : { models }, null, 2));
  else console.log(textOf(subjects, front, config.depth));
  if (config.html !== '') {
    // It brings what draws the charts.
    const { profileHtml } = await import('../report/profile-report.ts');
    await writePage(config.html, profileHtml(subjects));
  }
  return 0;
}

/** @throws ValueError for settings that do nothing with these models */
function requireNames(names: readonly string[], config: ProfileConfig): void {
  const given = (key: keyof typeof PROFILE_OPTIONS): boolean => config[key] !== PROFILE_OPTIONS[key].fallback;
  if (names.length === 1 && given('pareto'))
    throw commandError('profile', `pareto=${config.pareto}: does nothing with one model; name several`);
  const idle = (['numClasses', 'smallImage'] as const).find(given);
  if (idle && !names.some((name) => listModels().includes(name)))
    throw commandError('profile', `${idle}=${config[idle]}: does nothing with ${names[0]}; it is for models by name`);
}

/** Warnings first, then the figures, then what units see and how signals flow. */
function textOf(subjects: readonly Subject[], front: Front, depth: number): string {
  const alone = subjects.length === 1;
  const named = (lines: readonly string[], { name }: Subject): string[] =>
    alone || lines.length === 0 ? [...lines] : ['', `${name}:`, ...lines.filter((line) => line !== '')];
  const warnings = subjects.flatMap((subject) => named(warningLines(subject.flow), subject));
  return [
    ...warnings,
    ...(warnings.length > 0 ? [''] : []),
    alone ? profileText(subjects[0], depth) : `${compareText(subjects)}\n\n${frontText(front)}`,
    ...subjects.flatMap((subject) => named([...flowLines(subject.flow), ...trainingLines(subject)], subject)),
  ].join('\n');
}

/** What each single unit sees is left out: it would be most of the text, and follows from size, jump and start. */
function withoutUnits(subject: Subject): unknown {
  const { receptiveField, flow, ...rest } = subject;
  const without = <F extends Pick<LayerField, 'axes'>>({ axes, ...field }: F) => ({
    ...field,
    axes: axes?.map(({ units: _, ...axis }) => axis) ?? null,
  });
  const layers = receptiveField.layers.map((layer) => ({ ...without(layer), outputs: layer.outputs.map(without) }));
  return { ...rest, receptiveField: { ...receptiveField, layers }, ...(flow && flowJson(flow)) };
}
