// Effective receptive fields and signal propagation on the page of `fovea profile`: maps over the picture, growth with depth, bars by layer, warnings.

import {
  type EffectiveFieldReport,
  FRAME_COLORS,
  fieldHeat,
  type LayerEffectiveField,
  overlayFields,
  overlayHeat,
  projectField,
} from 'fovea/analysis';
import type { RasterImage } from 'fovea/images';
import {
  fieldLabel,
  fieldRows,
  inputsText,
  massText,
  pairText,
  ratioText,
  sideText,
  trendText,
  WITHOUT_MAPS,
  windowsText,
} from '../profile/flow-text.ts';
import type { Subject } from '../profile/subject.ts';
import { escapeHtml } from './escape.ts';
import { FLIP_STYLE, flipsSection } from './flip-report.ts';
import { fieldGrowthChart, signalChart, zerosChart } from './flow-charts.ts';
import { card } from './page.ts';
import { imageAddress } from './png.ts';

/** What maps are laid over where there is no picture. */
function ground(height: number, width: number): RasterImage {
  return { height, width, channels: 1, data: new Uint8Array(height * width).fill(28) };
}

function heatMap({ flow }: Subject, layer: LayerEffectiveField): string {
  const { picture, effectiveField } = flow ?? {};
  const [, height, width] = effectiveField?.inputShape ?? [];
  const image = overlayHeat(picture ?? ground(height, width), fieldHeat(layer), [height, width], {
    alpha: picture ? 0.75 : 1,
  });
  return imageAddress(image);
}

function mapFigure(subject: Subject, layer: LayerEffectiveField, title = fieldLabel(layer)): string {
  const half = layer.squares.find(({ mass }) => mass >= 0.5);
  const most = layer.squares.at(-1);
  const lines = [
    layer.theoretical
      ? `windows of ${windowsText(layer)}`
      : layer.wholeImage
        ? 'sees the whole image'
        : 'windows without a size of their own',
    ...(half ? [`${massText(half.mass)} in ${sideText(half)}`] : []),
    ...(most && most !== half ? [`${massText(most.mass)} in ${sideText(most)}`] : []),
    layer.gaussian ? `σ ${pairText(layer.gaussian.sigma)}, R² ${layer.gaussian.rSquared.toFixed(2)}` : 'no Gaussian',
  ];
  return `<figure><img alt="effective receptive field of ${escapeHtml(title)}" src="${heatMap(subject, layer)}"><figcaption><b>${escapeHtml(title)}</b>${lines.map((line) => `<br><span class="soft">${escapeHtml(line)}</span>`).join('')}</figcaption></figure>`;
}

const sheet = (figures: readonly string[]): string => `<div class="fields">${figures.join('')}</div>`;

/** Frames of the fields of layers that see more and more, over the picture. */
function framed({ receptiveField, flow }: Subject): string {
  const { picture, effectiveField } = flow ?? {};
  if (!picture) return '';
  const names = effectiveField
    ? effectiveField.layers.map((layer) => (layer.output === null ? layer.name : fieldLabel(layer)))
    : spread(
        receptiveField.layers
          .filter(({ axes, name }) => name !== '' && axes?.every(({ size }) => size !== null))
          .map(({ name }) => name),
      );
  const seen = receptiveField.layers.flatMap((layer) => [
    { name: layer.name, axes: layer.axes },
    ...layer.outputs.map(({ name, axes }) => ({ name: `${layer.name} ${name}`.trim(), axes })),
  ]);
  const fields = names
    .filter((name) =>
      seen.find((one) => one.name === name)?.axes?.every(({ units, wholeImage }) => units || wholeImage),
    )
    .map((name) => projectField(receptiveField, name));
  if (fields.length === 0) return '';
  const items = fields.map(({ layer, unit, wholeImage, unproductive, rows, columns }, i) => {
    const what = wholeImage ? 'the whole image' : `rows ${rows.join(' to ')}, columns ${columns.join(' to ')}`;
    return `<li class="frame${i % 6}"><b>${escapeHtml(layer || 'the model')}</b>, unit ${unit.join(', ')}: ${what}${unproductive ? ' (dashed: the image is too small for this layer to see more than layers before it)' : ''}</li>`;
  });
  return card(
    `<div class="framed"><img alt="receptive fields over the picture" src="${imageAddress(overlayFields(picture, fields))}"><ul>${items.join('')}</ul></div>`,
  );
}

const MOST_FRAMES = 6;

/** As many as there are colours, evenly, the last one among them. */
function spread(names: readonly string[]): string[] {
  const count = Math.min(MOST_FRAMES, names.length);
  return Array.from({ length: count }, (_, i) => names[Math.ceil(((i + 1) * names.length) / count) - 1]);
}

/** On top of a model's section. */
export function warningsHtml({ flow }: Subject): string {
  const { signals } = flow ?? {};
  if (!signals || signals.warnings.length === 0) return '';
  const items = signals.warnings.map(({ text }) => `<li>${escapeHtml(text)}</li>`);
  return `<div class="warnings" role="note"><b>${items.length} ${items.length === 1 ? 'warning' : 'warnings'}</b><ul>${items.join('')}</ul></div>`;
}

function fieldSection(subject: Subject): string {
  const { effectiveField, picture } = subject.flow ?? {};
  if (!effectiveField && !picture) return '';
  return `<h2>Which pixels count</h2>${framed(subject)}${effectiveField ? maps(subject, effectiveField) : ''}`;
}

function maps(subject: Subject, report: EffectiveFieldReport): string {
  const { seed, weights, layers } = report;
  if (layers.length === 0) return `<p class="soft note">None is measured: ${WITHOUT_MAPS}.</p>`;
  const growth = fieldGrowthChart([subject]);
  const named = weights ? `, weights ${weights.slice(0, 12)}` : '';
  return `<p class="soft note">Colours show how much each pixel changes the unit in the middle of the layer's map, by its gradient, on a logarithmic scale of three decades; ${inputsText(report)}, seed ${seed}${named}. In brackets: 95 % intervals over the inputs.</p>
${sheet(layers.map((layer) => mapFigure(subject, layer)))}
<div class="stack">${card(table(fieldRows(report)))}${growth && card(growth)}</div>`;
}

const table = ([head, ...rows]: readonly (readonly string[])[]): string =>
  `<table class="flow"><thead><tr>${head.map((cell) => `<th>${escapeHtml(cell)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

const number = (value: number | null): string => (value === null ? '' : Number(value.toPrecision(3)).toString());

function signalSection({ flow }: Subject): string {
  const { signals } = flow ?? {};
  if (!signals) return '';
  const charts = [signalChart(signals), zerosChart(signals)].filter((chart) => chart !== '');
  const rows = signals.parameters
    .filter(({ shape }) => shape.length > 1)
    .map(({ name, shape, norm, gradientNorm, gradientRatio, spectralNorm, effectiveRank, width }) => [
      name,
      shape.join('\u2009×\u2009'),
      ...[norm, gradientNorm, gradientRatio, spectralNorm].map(number),
      effectiveRank === null ? '' : `${effectiveRank.toFixed(1)} of ${width}`,
    ]);
  const weights = table([['weight', 'shape', 'norm', 'gradient', 'ratio', 'spectral norm', 'effective rank'], ...rows]);
  const ratios = ratioText(signals);
  return `<h2>How signals flow</h2>
<p class="soft note">One forward and backward pass in ${signals.mode === 'train' ? 'training' : 'evaluation'} mode, ${inputsText(signals)}: ${escapeHtml(trendText(signals))}${ratios && `; ${escapeHtml(ratios)}`}.</p>
<div class="pair">${charts.map((chart) => card(chart)).join('')}</div>
${rows.length > 0 ? `<details class="weights"><summary>Weights, their gradients and their spectra (${rows.length})</summary>${card(weights)}</details>` : ''}`;
}

/** Of one model; empty where nothing of it was asked for. */
export const flowSection = (subject: Subject): string =>
  `${fieldSection(subject)}${signalSection(subject)}${subject.flow?.flips ? flipsSection(subject.flow.flips) : ''}`;

/** Models side by side: maps of the last layer, and how fields grow. */
export function flowComparison(subjects: readonly Subject[]): string {
  const measured = subjects.filter(({ flow }) => flow?.effectiveField);
  if (measured.length < 2) return '';
  const figures = measured.map((subject) => {
    const last = subject.flow?.effectiveField?.layers.at(-1) as LayerEffectiveField;
    return mapFigure(
      subject,
      last,
      `${subject.name}: ${last.name === '' && last.output === null ? 'output' : fieldLabel(last)}`,
    );
  });
  return `<h2>Which pixels count, side by side</h2>${sheet(figures)}<div class="pair">${card(fieldGrowthChart(measured))}</div>`;
}

export const FLOW_STYLE = `${FLIP_STYLE}
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 12px; margin-bottom: 14px; }
.fields figure { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 10px; font-size: 12.5px; line-height: 1.4; }
.fields img { display: block; width: 100%; border-radius: 6px; margin-bottom: 8px; } .fields b { overflow-wrap: anywhere; }
.stack { display: grid; gap: 14px; grid-template-columns: minmax(0, 1fr); }
.framed { display: flex; flex-wrap: wrap; gap: 18px; align-items: flex-start; } .framed img { width: min(100%, 336px); border-radius: 6px; }
.framed ul { list-style: none; margin: 0; padding: 0; flex: 1 1 220px; font-size: 14px; } .framed li { border-left: 4px solid; padding: 2px 0 2px 10px; margin-bottom: 8px; }
${FRAME_COLORS.map((rgb, i) => `.framed .frame${i} { border-color: rgb(${rgb.join(', ')}); }`).join('\n')}
.card:has(.framed) { margin-bottom: 14px; }
.warnings { border: 1px solid var(--bad); border-left-width: 5px; border-radius: 10px; padding: 12px 16px; margin-top: 16px; background: var(--card); }
.warnings ul { margin: 6px 0 0; padding-left: 20px; } .warnings b { color: var(--bad); }
.weights { margin-top: 14px; } .weights summary { cursor: pointer; color: var(--mark); margin-bottom: 10px; }
.flow td, .flow th { white-space: nowrap; padding: 5px 8px; }
`;
