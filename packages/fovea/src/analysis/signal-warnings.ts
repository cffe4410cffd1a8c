// What is wrong with a network's signals, in words: each warning says where, by which figures, and what to do.

import type { UselessBias } from './bias-before-norm.ts';
import type { LayerSignals, ParameterSignals, SignalTrend, SignalWarning, SignalWarningKind } from './signal-report.ts';

/** Values of each unit from which on it is not a chance that all are 0. */
const LEAST_VALUES = 64;
/** Part of a layer's units. */
const DEAD_PART = 0.05;
const SATURATED_PART = 0.5;
/** Activations that are flat at both ends. */
const BOUNDED = new Set(['Sigmoid', 'HardSigmoid', 'Tanh', 'HardTanh', 'Softsign']);
/** From the first layer with weights to the last. */
const LARGEST_FACTOR = 1000;
const LEAST_LAYERS = 4;
const LOW_RANK = 0.25;
/** Ranks of smaller matrices say little. */
const LEAST_WIDTH = 16;

export interface SignalFindings {
  readonly loss: number;
  readonly layers: readonly LayerSignals[];
  readonly parameters: readonly ParameterSignals[];
  readonly activations: SignalTrend | null;
  readonly gradients: SignalTrend | null;
  readonly biases: readonly UselessBias[];
}

const MOST_NAMES = 4;

/** `a, b and 3 more`. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => name || 'the model');
  return names.length > MOST_NAMES ? `${shown.join(', ')} and ${names.length - MOST_NAMES} more` : shown.join(', ');
}

const percent = (part: number): string => `${Number((100 * part).toPrecision(2))} %`;
const factor = (value: number): string => Number(value.toPrecision(2)).toString();

/** None for a sound network. */
export function signalWarnings(findings: SignalFindings): SignalWarning[] {
  return [
    ...notFinite(findings),
    ...trends(findings),
    ...biases(findings),
    ...dead(findings),
    ...saturated(findings),
    ...unused(findings),
    ...lowRank(findings),
  ];
}

const warning = (kind: SignalWarningKind, names: readonly string[], text: string): SignalWarning[] =>
  names.length > 0 ? [{ kind, names, text }] : [];

function notFinite({ layers, parameters }: SignalFindings): SignalWarning[] {
  const order = (layer: LayerSignals): number => layer.order ?? 0;
  const bad = layers.filter(({ finite, passesOn }) => !finite && !passesOn).sort((a, b) => order(a) - order(b));
  const values = bad.filter(
    ({ activation, outputs }) => activation === null || outputs.some((one) => one.activation === null),
  );
  const weights = parameters.filter(({ norm }) => norm === null).map(({ name }) => name);
  const advice = 'lower the learning rate or the initial weights, add norms, or look for damaged weights and inputs.';
  const names = [...bad.map(({ name }) => name), ...weights];
  const [first] = values.length > 0 ? values : bad.slice(-1);
  const what = weights.length > 0 ? `Weights are not finite: ${listed(weights)}` : '';
  const where = first
    ? values.length > 0
      ? `Activations are not finite, first in ${listed([first.name])}`
      : `Gradients are not finite, from ${listed([first.name])} back`
    : '';
  return warning('not-finite', names, `${what || where}: ${advice}`);
}

function trends({ activations, gradients }: SignalFindings): SignalWarning[] {
  const found: SignalWarning[] = [];
  const add = (of: 'activations' | 'gradients', { factor: size, layers }: SignalTrend, way: string): void => {
    if (layers.length < LEAST_LAYERS || (size < LARGEST_FACTOR && size > 1 / LARGEST_FACTOR)) return;
    const grows = size > 1;
    const change = grows ? `grow ${factor(size)} times` : `shrink to 1/${factor(1 / size)}`;
    found.push({
      kind: `${grows ? 'exploding' : 'vanishing'}-${of}`,
      names: layers,
      text: `${of === 'activations' ? 'Activations' : 'Gradients'} ${grows ? 'explode' : 'vanish'}: they ${change} ${way} over ${layers.length} layers with weights. Use an initialisation that suits the activation (he, xavier), norms, or residual connections.`,
    });
  };
  if (activations) add('activations', activations, 'from the first to the last');
  if (gradients) add('gradients', gradients, 'from the last to the first');
  return found;
}

function biases({ biases: list }: SignalFindings): SignalWarning[] {
  const names = list.map(({ bias }) => bias);
  return warning(
    'bias-before-norm',
    names,
    `A bias before a norm does nothing: ${listed(names)}. ${list[0]?.norm} subtracts each channel's mean; build the layer with bias: false.`,
  );
}

function dead({ layers }: SignalFindings): SignalWarning[] {
  const bad = layers.filter(
    ({ deadUnits, units, valuesPerUnit, passesOn }) =>
      !passesOn &&
      deadUnits !== null &&
      deadUnits > 0 &&
      deadUnits >= DEAD_PART * units &&
      valuesPerUnit >= LEAST_VALUES,
  );
  const counts = bad.map(({ name, deadUnits, units }) => `${name || 'the model'} (${deadUnits} of ${units})`);
  return warning(
    'dead-units',
    bad.map(({ name }) => name),
    `Channels are 0 for all inputs and places, so that no gradient goes through them: ${listed(counts)}. Lower the learning rate, start with other biases, or use an activation that is not flat below 0.`,
  );
}

function saturated({ layers }: SignalFindings): SignalWarning[] {
  const bad = layers.filter(
    ({ type, activationType, saturated: part }) =>
      part !== null && part > SATURATED_PART && BOUNDED.has(activationType ?? type),
  );
  const parts = bad.map(({ name, saturation }) => {
    const { low, high } = saturation ?? { low: 0, high: 0 };
    return `${name || 'the model'} (${percent(low)} at the low end, ${percent(high)} at the high end)`;
  });
  return warning(
    'saturated',
    bad.map(({ name }) => name),
    `Activations are saturated, where their slope is near 0: ${listed(parts)}. Start with smaller weights, or put a norm before them.`,
  );
}

/** A loss from which no more can be learnt: what float32 leaves of 1 − 1 in a mean. */
const NO_LOSS = 1e-7;

function unused({ loss, parameters, biases: list }: SignalFindings): SignalWarning[] {
  const useless = new Set(list.map(({ bias }) => bias));
  const idle = parameters.filter(({ used }) => !used).map(({ name }) => name);
  const still = parameters.filter(
    ({ used, name, trainable, gradientNorm }) => used && trainable && gradientNorm === 0 && !useless.has(name),
  );
  // Branches that begin with a factor of 0, as in many residual networks: after the first step it lets gradients through.
  const begins = parameters.some(
    ({ name, trainable, norm, gradientNorm }) =>
      trainable && norm === 0 && gradientNorm !== null && gradientNorm > 0 && !ADDED.test(name),
  );
  const names = begins ? [] : still.map(({ name }) => name);
  const learns = parameters.some(({ used, trainable, gradientNorm }) => used && trainable && gradientNorm !== 0);
  const isOver = !learns && Math.abs(loss) <= NO_LOSS;
  return [
    ...warning(
      'unused-parameters',
      idle,
      `No gradient flows to ${listed(idle)}: the forward does not use ${idle.length === 1 ? 'it' : 'them'}, or only behind detach(). Remove what is not needed, or freeze it.`,
    ),
    ...warning(
      'zero-gradients',
      names,
      isOver
        ? 'All gradients are 0, and so is the loss: the network fits these images, which teach it nothing more, or weights of 0 or dead units cut it off from all of them.'
        : `The gradient is 0 throughout for ${listed(names)}: weights of 0 that are not learnt, or dead units, lie behind ${names.length === 1 ? 'it' : 'them'}.`,
    ),
  ];
}

/** Parameters that are added, so that they stop no gradient when they are 0. */
const ADDED = /(^|\.)(bias|beta)$/;

function lowRank({ parameters }: SignalFindings): SignalWarning[] {
  const bad = parameters.filter(
    ({ effectiveRank, width }) => effectiveRank !== null && width >= LEAST_WIDTH && effectiveRank < LOW_RANK * width,
  );
  const ranks = bad.map(({ name, effectiveRank, width }) => `${name} (${factor(effectiveRank ?? 0)} of ${width})`);
  return warning(
    'low-rank',
    bad.map(({ name }) => name),
    `Layers are wider than their information: the effective rank of their weights is far below their width: ${listed(ranks)}. A narrower layer, or a product of two, would do.`,
  );
}
