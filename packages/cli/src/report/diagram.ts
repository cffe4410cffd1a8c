// The diagram of a model on the page of `fovea profile`: its graph and what it can be coloured by, which the page's script draws.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ModelGraph } from 'fovea/analysis';
import { commandError } from '../command-error.ts';
import { diagramFigures } from '../profile/diagram-figures.ts';
import type { Subject } from '../profile/subject.ts';

/** JSON that can stand in a script: nothing in it ends the script. */
const embedded = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const diagramHtml = (subject: Subject, graph: ModelGraph): string =>
  `<div class="diagram"><script type="application/json">${embedded({ graph, figures: diagramFigures(subject) })}</script></div>`;

/** Heading and diagram; empty where the graph was not asked for. */
export const diagramSection = (subject: Subject): string =>
  subject.graph
    ? `<h2>Diagram</h2><p class="soft note">Click a box to unfold or fold it. Keys: ↑ ↓ go along, → ← in and out, + − change the size, 0 shows all, 1 is the size to read.</p>${diagramHtml(subject, subject.graph)}`
    : '';

/** The script that draws the diagrams of a page, as the build has made it. @throws ValueError where it is missing */
export function diagramScript(): string {
  const path = fileURLToPath(new URL('../../dist/web/diagram.js', import.meta.url));
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw commandError('profile', `the page's diagram.js is missing (${(error as Error).message}); run: npm run build`);
  }
}
