// What the page shows: status, picture, bars.

import type { Score } from './messages.ts';

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** @throws Error when index.html is another page's */
export function element<E extends HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element #${id}`);
  return found as E;
}

function bar({ name, probability, isShown = false }: Score): HTMLLIElement {
  const row = document.createElement('li');
  const [label, value] = [document.createElement('span'), document.createElement('span')];
  const meter = document.createElement('meter');
  label.textContent = name;
  row.classList.toggle('shown', isShown);
  meter.value = probability;
  // The number beside it says the same.
  meter.setAttribute('aria-hidden', 'true');
  value.textContent = percent(probability);
  row.append(label, meter, value);
  return row;
}

export class View {
  readonly #status = element('status');
  readonly #results = element('results');
  readonly #canvas = element<HTMLCanvasElement>('picture');

  say(text: string, isError = false): void {
    this.#status.textContent = text;
    this.#status.classList.toggle('error', isError);
  }

  showScores(scores: readonly Score[]): void {
    this.#results.replaceChildren(...scores.map(bar));
  }

  draw(image: ImageBitmap | ImageData): void {
    [this.#canvas.width, this.#canvas.height] = [image.width, image.height];
    const context = this.#canvas.getContext('2d');
    if (image instanceof ImageBitmap) context?.drawImage(image, 0, 0);
    else context?.putImageData(image, 0, 0);
    this.#canvas.hidden = false;
  }

  /** Nothing is shown any more but what went wrong. */
  fail(text: string): void {
    this.#results.replaceChildren();
    this.#canvas.hidden = true;
    this.say(text, true);
  }
}
