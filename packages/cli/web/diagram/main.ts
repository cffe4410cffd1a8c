// The script of pages with diagrams: makes one of each `.diagram` that holds a model's graph.

import type { DiagramData } from './figures.ts';
import { DiagramView } from './view.ts';

const button = (text: string, title: string, act: () => void): HTMLButtonElement => {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.title = title;
  made.setAttribute('aria-label', title);
  made.addEventListener('click', act);
  return made;
};

function part(name: string, className: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

function start(place: HTMLElement, index: number): void {
  const data: DiagramData = JSON.parse(place.querySelector('script')?.textContent ?? '');
  const tools = part('div', 'tools');
  const parts = { scroll: part('div', 'scroll'), legend: part('span', 'legend'), details: part('p', 'details soft') };
  parts.details.setAttribute('aria-live', 'polite');
  place.append(tools, parts.scroll, parts.details);
  const view = new DiagramView(data, parts, `arrow${index}`);
  const choice = document.createElement('select');
  const groups = new Map<string, HTMLOptGroupElement>();
  for (const [i, { title, group }] of data.figures.entries()) {
    const heading = groups.get(group) ?? document.createElement('optgroup');
    heading.label = group;
    heading.append(new Option(title, String(i)));
    groups.set(group, heading);
  }
  choice.append(...groups.values());
  choice.addEventListener('change', () => view.colourBy(Number(choice.value)));
  const label = document.createElement('label');
  label.append('colour by ', choice);
  tools.append(
    label,
    parts.legend,
    part('span', 'gap'),
    button('fold all', 'fold all', () => view.unfoldAll(false)),
    button('unfold all', 'unfold all', () => view.unfoldAll(true)),
    button('−', 'smaller', () => view.zoom(0.8)),
    button('+', 'larger', () => view.zoom(1.25)),
    button('1:1', 'size to read', () => view.natural()),
    button('whole', 'all of it', () => view.fit()),
  );
}

document.querySelectorAll<HTMLElement>('.diagram').forEach(start);
