// A figure of an experiment: a chart as in the command's report, or small pictures.

import { figureOption } from '@fovea/cli/src/report/lab-options.ts';
import type { Figure, ImageFigure } from '@fovea/experiments';
import type { ECharts } from 'echarts/core';
import { useEffect, useRef } from 'preact/hooks';
import { Raster } from '../app/raster.tsx';

type ChartFigure = Exclude<Figure, ImageFigure>;

function Chart({ figure }: { readonly figure: ChartFigure }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  const latest = useRef(figure);
  latest.current = figure;
  const draw = (): void => {
    chart.current?.setOption({ animation: false, ...figureOption(latest.current) }, { notMerge: true });
  };
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watcher = new ResizeObserver(() => chart.current?.resize());
    let here = true;
    import('./figure-charts.ts').then(({ init }) => {
      if (!here) return;
      chart.current = init(element, null, { renderer: 'svg' });
      watcher.observe(element);
      draw();
    });
    return () => {
      here = false;
      watcher.disconnect();
      chart.current?.dispose();
      chart.current = undefined;
    };
  }, []);
  useEffect(draw, [figure]);
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
