// What boxes of a model's diagram can be coloured by: every figure that its reports have by layer.

import type { LayerSignals, ParameterSignals } from 'fovea/analysis';
import type { DiagramFigure } from './diagram-figure.ts';
import type { Subject } from './subject.ts';

type Values = NonNullable<DiagramFigure['values']>;

/** By dotted name; those without a value are left out. */
function byName<T extends { readonly name: string }>(
  layers: readonly T[],
  value: (layer: T) => number | null | undefined,
): Values {
  return Object.fromEntries(layers.map((layer) => [layer.name, value(layer)]).filter(([, found]) => found != null));
}

/** Those that reports have. */
export function diagramFigures(subject: Subject): DiagramFigure[] {
  const figures = [
    ...costFigures(subject),
    ...fieldFigures(subject),
    ...signalFigures(subject),
    ...flipFigures(subject),
  ];
  return figures.filter(({ field, values }) => field || Object.keys(values ?? {}).length > 0);
}

/** A figure of a group: title, unit, values, and what a list of modules has. */
type Row = readonly [title: string, unit: DiagramFigure['unit'], values: Values, lists?: 'most'];

const grouped = (group: string, rows: readonly Row[]): DiagramFigure[] =>
  rows.map(([title, unit, values, lists]) => ({ title, group, unit, values, ...(lists && { lists }) }));

function costFigures({ profile: { layers }, time }: Subject): DiagramFigure[] {
  const timed = time?.layers ?? [];
  const { saved, alive, forward, backward, attained, elementwise } = {
    saved: byName(layers, ({ savedBytes }) => savedBytes),
    alive: byName(layers, ({ liveBytes }) => liveBytes),
    forward: byName(timed, (layer) => layer.forward?.milliseconds),
    backward: byName(timed, (layer) => layer.backward?.milliseconds),
    attained: byName(timed, (layer) => layer.forward?.attained),
    elementwise: byName(layers, ({ elementwiseFlops }) => elementwiseFlops),
  };
  return [
    { title: 'MACs', group: 'cost', unit: 'count', field: 'macs' },
    { title: 'exact FLOPs', group: 'cost', unit: 'count', field: 'flops' },
    { title: 'parameters', group: 'cost', unit: 'count', field: 'parameters' },
    ...grouped('cost', [['elementwise FLOPs', 'count', elementwise]]),
    ...grouped('memory', [
      ['memory kept for backward', 'bytes', saved],
      ['memory alive', 'bytes', alive, 'most'],
    ]),
    ...grouped('time', [
      ['forward time', 'ms', forward],
      ['backward time', 'ms', backward],
      ['part of the machine’s limit, forward', 'part', attained, 'most'],
    ]),
  ];
}

function fieldFigures({ receptiveField, flow }: Subject): DiagramFigure[] {
  const all = flow?.effectiveField?.layers ?? [];
  // Of several outputs of a layer, its box shows the first.
  const measured = all.filter(({ name }, i) => all.findIndex((layer) => layer.name === name) === i);
  const masses = measured[0]?.squares.map(({ mass }) => mass) ?? [];
  const sides = byName(receptiveField.layers, ({ axes }) => axes?.[0] && (axes[0].size ?? axes[0].inside));
  return grouped('what units see', [
    ['receptive field', 'pixels', sides, 'most'],
    ...masses.map((mass, i): Row => {
      const title = `${Number((100 * mass).toPrecision(4))} % of the effective field`;
      return [title, 'pixels', byName(measured, ({ squares }) => squares[i].side), 'most'];
    }),
  ]);
}

function signalFigures({ flow }: Subject): DiagramFigure[] {
  const { layers = [], parameters = [] } = flow?.signals ?? {};
  const of = (value: (layer: LayerSignals) => number | null | undefined): Values => byName(layers, value);
  const rank = ofWeights(parameters, ({ effectiveRank, width }) => effectiveRank && effectiveRank / width);
  return [
    ...grouped('activations', [
      ['mean', 'number', of(({ activation }) => activation?.mean), 'most'],
      ['standard deviation', 'number', of(({ activation }) => activation?.std), 'most'],
      ['largest size', 'number', of(({ activation }) => activation?.largest), 'most'],
      ['zeros', 'part', of(({ activation }) => activation?.zeros), 'most'],
      ['saturated', 'part', of(({ saturated }) => saturated), 'most'],
      ['saturated, low end', 'part', of(({ saturation }) => saturation?.low), 'most'],
      ['saturated, high end', 'part', of(({ saturation }) => saturation?.high), 'most'],
      ['dead channels', 'part', of(({ deadUnits, units }) => deadUnits && deadUnits / units), 'most'],
    ]),
    ...grouped('gradients and weights', [
      ['gradient: mean', 'number', of(({ gradient }) => gradient?.mean), 'most'],
      ['gradient: standard deviation', 'number', of(({ gradient }) => gradient?.std), 'most'],
      ['gradient: zeros', 'part', of(({ gradient }) => gradient?.zeros), 'most'],
      ['gradient-to-weight ratio', 'number', ofWeights(parameters, ({ gradientRatio }) => gradientRatio), 'most'],
      ['spectral norm', 'number', ofWeights(parameters, ({ spectralNorm }) => spectralNorm), 'most'],
      ['effective rank over width', 'part', rank, 'most'],
    ]),
  ];
}

/** The largest one of the weights with several axes that a layer holds, and the layers around it. */
function ofWeights(
  parameters: readonly ParameterSignals[],
  value: (parameter: ParameterSignals) => number | null,
): Values {
  const most: Record<string, number> = {};
  for (const parameter of parameters) {
    const found = parameter.shape.length > 1 ? value(parameter) : null;
    if (found === null) continue;
    const path = parameter.name.split('.');
    for (let depth = 0; depth < path.length; depth++) {
      const layer = path.slice(0, depth).join('.');
      most[layer] = Math.max(most[layer] ?? 0, found);
    }
  }
  return most;
}

function flipFigures({ flow }: Subject): DiagramFigure[] {
  const { layers = [] } = flow?.flips ?? {};
  return grouped('mirrored pictures', [
    ['flip misalignment', 'part', byName(layers, ({ misalignment }) => misalignment), 'most'],
    ['flip difference', 'part', byName(layers, ({ difference }) => difference), 'most'],
  ]);
}
