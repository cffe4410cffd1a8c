// `fovea explain` on a terminal, and as JSON.

import { aligned, percent } from '../figures.ts';
import { METHODS } from '../predict/attribution-methods.ts';
import { printable } from '../printable.ts';
import { flipsJson, flipsText } from '../profile/flip-text.ts';
import type { Explained, ExplainedPicture } from './examine.ts';
import type { ExplainedNetwork } from './subject.ts';

/** Said wherever nobody has trained the network. */
export const RANDOM_WEIGHTS =
  'the weights are random: nobody has trained this network, and its maps show its architecture alone; give weights=FILE, or a run';

/** Of code that makes a model, of which nobody can tell whether it loads trained ones. */
export const OWN_WEIGHTS =
  "the weights are those that the file's code makes or loads; `export const weights = 'net.safetensors'` there, or weights=FILE, names a file of them";

/** What to say of the weights; '' of trained ones. */
export const weightsNote = ({ random }: ExplainedNetwork): string =>
  random === null ? OWN_WEIGHTS : random ? RANDOM_WEIGHTS : '';

const round = (value: number): string => value.toFixed(3);

function pictureText({ path, top, className, maps, randomOrder }: ExplainedPicture): string[] {
  const scores = top.map(({ name, probability }) => `${printable(name)} ${percent(probability)}`).join('  ');
  const lines = maps.map(({ method, height, width, deletion, insertion }) => {
    const areas = deletion && insertion ? `  deletion ${round(deletion.area)}  insertion ${round(insertion.area)}` : '';
    return `  ${METHODS[method].title.padEnd(22)} ${height} × ${width}${areas}`;
  });
  const order = randomOrder
    ? [
        `  ${'random order'.padEnd(22)} deletion ${round(randomOrder.deletion.area)}  insertion ${round(randomOrder.insertion.area)}`,
      ]
    : [];
  return [`${printable(path)}: ${scores}`, `  explained: ${printable(className)}`, ...lines, ...order];
}

function randomizedText({ randomized }: Explained): string[] {
  if (randomized.length === 0) return [];
  return [
    'rank correlation with maps of random weights, from the classifier on (1: the map does not depend on them):',
    ...randomized.map(
      ({ method, stages }) =>
        `  ${method.padEnd(22)} ${stages.map(({ rankCorrelation }) => (rankCorrelation === null ? '–' : rankCorrelation.toFixed(2))).join('  ')}`,
    ),
  ];
}

function headsText({ heads }: Explained): string[] {
  if (!heads) return [];
  const rows = heads.report.layers.flatMap(({ name, entropy, meanDistance, toClassToken }) => {
    const importance = heads.importance.layers.find((layer) => layer.name === name)?.importance ?? [];
    return entropy.map((value, head) => [
      `  ${name} ${head}`,
      value.toFixed(2),
      meanDistance?.[head].toFixed(1) ?? '–',
      toClassToken ? percent(toClassToken[head]) : '–',
      round(importance[head] ?? 0),
    ]);
  });
  return aligned([['head', 'entropy', 'distance', 'class', 'importance'], ...rows]);
}

export const explainText = (explained: Explained): string =>
  [
    ...[weightsNote(explained.network)].filter((note) => note !== '').map((note) => `note: ${note}`),
    ...explained.pictures.flatMap(pictureText),
    ...randomizedText(explained),
    ...headsText(explained),
    ...flipsText(explained.flips),
  ].join('\n');

/** Without pictures and maps, which are files and the page. `files`: where the PNGs of each picture lie, by method. */
export function explainJson(
  { network, pictures, problems, randomized, heads, flips }: Explained,
  files: readonly Readonly<Record<string, string>>[],
): string {
  return JSON.stringify(
    {
      ...{ kind: 'explain', version: 1 },
      model: network.name,
      randomWeights: network.random,
      pictures: pictures.map(({ path, top, classIndex, className, maps, randomOrder }, i) => ({
        ...{ path, top, classIndex, className },
        maps: maps.map(({ method, height, width, deletion, insertion }) => ({
          ...{ method, height, width, file: files[i]?.[method] ?? null, deletion, insertion },
        })),
        randomOrder,
      })),
      problems,
      randomized,
      heads: heads && {
        ...heads,
        report: { ...heads.report, layers: heads.report.layers.map(({ maps: _, ...layer }) => layer) },
      },
      flips: flipsJson(flips),
    },
    null,
    2,
  );
}
