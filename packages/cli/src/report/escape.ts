// Text that comes from outside, such as names of classes, made safe for HTML and SVG.

import { printable } from '../printable.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: unknown): string =>
  printable(String(text)).replace(/[&<>"']/g, (character) => ENTITIES[character]);
