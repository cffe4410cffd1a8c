// The frame of every report: one self-contained page, and what stands on it.

import { percent as percentText } from '../figures.ts';
import { escapeHtml } from './escape.ts';
import { STYLE } from './style.ts';

/** A whole page. `title` is text, `body` HTML. */
export const page = (title: string, body: string, language = 'en'): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body><main>
${body}
</main></body>
</html>
`;

/** With a space that does not break. */
export const percent = (part: number): string => percentText(part, '\u00a0');

export const figure = (value: string, what: string): string =>
  `<div class="figure"><b>${escapeHtml(value)}</b><span class="soft">${escapeHtml(what)}</span></div>`;

export const card = (content: string, kind: '' | ' matrix' = ''): string => `<div class="card${kind}">${content}</div>`;

export const pairs = (values: Readonly<Record<string, unknown>>): string =>
  `<table class="pairs">${Object.entries(values)
    .filter(([, value]) => value !== '' && value !== null)
    .map(([key, value]) => `<tr><td>${escapeHtml(key)}</td><td>${escapeHtml(value)}</td></tr>`)
    .join('')}</table>`;
