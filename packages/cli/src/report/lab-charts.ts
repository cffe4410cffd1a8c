// Figures of experiments as SVG text: charts, and small pictures.

import type { Figure, ImageFigure } from '@fovea/experiments';
import { CHART_TEXT } from './chart-colours.ts';
import { render } from './charts.ts';
import { escapeHtml } from './escape.ts';
import { FIGURE_SIZE, figureOption } from './lab-options.ts';
import { imageAddress } from './png.ts';

/** Pixels that the shorter pictures are enlarged to. */
const PICTURE = 128;

/** Pictures beside each other, in rows of four. */
function pictures({ title, images }: ImageFigure): string {
  const columns = Math.min(4, images.length);
  const [cellWidth, cellHeight] = [PICTURE + 12, PICTURE + 30];
  const cells = images.map(({ name, height, width, channels, pixels }, i) => {
    const scale = PICTURE / Math.max(height, width);
    const [x, y] = [(i % columns) * cellWidth, Math.floor(i / columns) * cellHeight];
    const address = imageAddress({ data: Uint8Array.from(pixels), height, width, channels });
    return `<image x="${x}" y="${y}" width="${width * scale}" height="${height * scale}" href="${address}" style="image-rendering:pixelated"/><text x="${x}" y="${y + PICTURE + 16}" font-size="11" font-family="inherit" fill="${CHART_TEXT}">${escapeHtml(name)}</text>`;
  });
  const size = [columns * cellWidth, Math.ceil(images.length / columns) * cellHeight];
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeHtml(title)}" width="${size[0]}" height="${size[1]}" viewBox="0 0 ${size.join(' ')}">${cells.join('')}</svg>`;
}

/** A figure as SVG; its title is read out, and stands nowhere else in it. */
export const figureSvg = (figure: Figure): string =>
  figure.kind === 'image' ? pictures(figure) : render(figure.title, FIGURE_SIZE, figureOption(figure));
