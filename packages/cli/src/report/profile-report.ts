// The page of `fovea profile`: what each model costs, sees and takes, and the models side by side.

import { bytesText, grouped } from '../figures.ts';
import { comparedFigures, deltaText, lastField, lastSize } from '../profile/compare.ts';
import { remarksOn } from '../profile/remarks.ts';
import { fieldNotes, fieldText, milliseconds, short, WHOLE_IMAGE } from '../profile/rows.ts';
import type { Subject } from '../profile/subject.ts';
import { diagramScript, diagramSection } from './diagram.ts';
import { DIAGRAM_STYLE } from './diagram-style.ts';
import { escapeHtml } from './escape.ts';
import { FLOW_STYLE, flowComparison, flowSection, warningsHtml } from './flow-report.ts';
import { LAYER_TABLE_SCRIPT, LAYER_TABLE_STYLE, layerTable } from './layer-table.ts';
import { card, figure, page } from './page.ts';
import { PARETO_SCRIPT, PARETO_STYLE, paretoPlot } from './pareto.ts';
import { fieldChart, rooflineChart, workChart } from './profile-charts.ts';
import { signalHistorySection } from './signal-history.ts';

function figuresOf(subject: Subject): string {
  const { profile, time } = subject;
  const [model] = profile.layers;
  const { memory, convention } = profile;
  return `<div class="figures">${[
    figure(short(model.parameters, '\u00a0'), 'parameters'),
    figure(short(model.macs, '\u00a0'), 'multiply-adds (MACs)'),
    figure(short(model.flops, '\u00a0'), `FLOPs, ${convention.name}`),
    ...(memory ? [figure(bytesText(memory.weightBytes), 'weights')] : []),
    ...(memory ? [figure(bytesText(memory.inferenceBytes), 'values at inference')] : []),
    ...(memory?.trainingBytes ? [figure(bytesText(memory.trainingBytes), 'values in training')] : []),
    ...(time ? [figure(`${milliseconds(time.forward.milliseconds)}\u00a0ms`, 'forward')] : []),
    ...(time?.training ? [figure(`${milliseconds(time.training.milliseconds)}\u00a0ms`, 'forward and backward')] : []),
    lastSize(subject) === WHOLE_IMAGE
      ? figure('all', 'pixels of the image seen')
      : figure(lastSize(subject), 'pixels seen by windows alone'),
  ].join('')}</div>`;
}

function notes(subject: Subject): string {
  const { profile, receptiveField, time } = subject;
  const { convention, memory } = profile;
  const late = receptiveField.layers.filter(({ unproductive }) => unproductive);
  return [
    `FLOPs, ${convention.name}: ${convention.meaning}.`,
    ...remarksOn(subject),
    ...fieldNotes(receptiveField.layers.map(fieldText)),
    ...(memory?.trainingError ? [`The model cannot train on this input: ${memory.trainingError}`] : []),
    ...(late.length > 0
      ? [
          `The image is too small for ${grouped(late.length)} layers to see more than layers before them, from ${late[0].name} on.`,
        ]
      : []),
    ...(time
      ? [
          `Measured on ${time.backend}: limits of ${time.machine.gigaflopsPerSecond.toFixed(1)} GFLOP/s and ${time.machine.gigabytesPerSecond.toFixed(1)} GB/s. Each kernel is timed by itself; all together, without a stop, take ${milliseconds(time.forward.milliseconds)} ms forward.`,
        ]
      : []),
  ]
    .map((line) => `<p class="soft">${escapeHtml(line)}</p>`)
    .join('');
}

function section(subject: Subject): string {
  const charts = [workChart(subject), fieldChart(subject), rooflineChart(subject)].filter((chart) => chart !== '');
  return `<section><h2>${escapeHtml(subject.name)}</h2>
<p class="soft">input ${escapeHtml(subject.profile.inputs.map(({ shape, dtype }) => `${shape.join(' × ')}${dtype === 'float32' ? '' : ` ${dtype}`}`).join(' and '))}</p>
${warningsHtml(subject)}${figuresOf(subject)}${notes(subject)}
<h2>Where the work is</h2><div class="pair">${charts.map((chart) => card(chart)).join('')}</div>
${flowSection(subject)}${subject.training ? signalHistorySection(subject.training) : ''}
${diagramSection(subject)}
<h2>Layers</h2>${card(layerTable(subject))}</section>`;
}

function comparison(subjects: readonly Subject[]): string {
  if (subjects.length < 2) return '';
  const heads = subjects.map(({ name }) => `<th>${escapeHtml(name)}</th>`).join('');
  const rows = comparedFigures(subjects).map(({ name, values, text }) => {
    const cells = values.map((value, i) => {
      const delta = i === 0 ? '' : deltaText(value, values[0]);
      return `<td>${value === null ? '–' : escapeHtml(text(value))}${delta && ` <span class="soft">${delta}</span>`}</td>`;
    });
    return `<tr><td>${escapeHtml(name)}</td>${cells.join('')}</tr>`;
  });
  const fields = subjects.map((subject) => `<td>${escapeHtml(lastField(subject))}</td>`).join('');
  return `<h2>Side by side</h2>
${card(`<table class="compare"><thead><tr><th></th>${heads}</tr></thead><tbody>${rows.join('')}<tr><td>field of windows alone</td>${fields}</tr></tbody></table>`)}
<h2>Which no other one beats</h2>${paretoPlot(subjects)}${flowComparison(subjects)}`;
}

/** One page for all models. */
export function profileHtml(subjects: readonly Subject[]): string {
  const names = subjects.map(({ name }) => name).join(', ');
  return page(
    `Profile of ${names}`,
    `<style>${LAYER_TABLE_STYLE}${DIAGRAM_STYLE}${FLOW_STYLE}${PARETO_STYLE}</style><h1>Profile</h1><p class="soft">${escapeHtml(names)}</p>
${comparison(subjects)}
${subjects.map(section).join('\n')}
<script>${LAYER_TABLE_SCRIPT}${PARETO_SCRIPT}</script>${subjects.some(({ graph }) => graph) ? `\n<script type="module">${diagramScript()}</script>` : ''}`,
  );
}
