// A figure of an experiment: a chart as in the command's report, or small pictures.

import { figureOption } from '@fovea/cli/src/report/lab-options.ts';
import type { Figure, ImageFigure } from '@fovea/experiments';
import { Raster } from '../app/raster.tsx';
import { useChart } from './use-chart.ts';

type ChartFigure = Exclude<Figure, ImageFigure>;

function Chart({ figure }: { readonly figure: ChartFigure }) {
  const place = useChart(
    () => import('./figure-charts.ts'),
    () => ({ animation: false, ...figureOption(figure) }),
    [figure],
  );
  return <div ref={place} class="chart figure-chart" role="img" aria-label={figure.title} />;
}

function Pictures({ figure }: { readonly figure: ImageFigure }) {
  return (
    <ul class="sheet pictures">
      {figure.images.map(({ name, pixels, ...size }, i) => (
        <li key={i}>
          <Raster image={{ ...size, data: Uint8Array.from(pixels) }} label={name} />
          <span>{name}</span>
        </li>
      ))}
    </ul>
  );
}

export function FigureView({ figure }: { readonly figure: Figure }) {
  return (
    <figure>
      <figcaption>{figure.title}</figcaption>
      {figure.kind === 'image' ? <Pictures figure={figure} /> : <Chart key={figure.kind} figure={figure} />}
    </figure>
  );
}
