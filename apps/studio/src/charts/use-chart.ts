// A chart of ECharts in an element of the page.

import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'preact/hooks';

interface Loaded {
  init(element: HTMLElement, theme: null, options: { readonly renderer: 'svg' }): ECharts;
}

/**
 * The place of a chart, which has the size of its element and goes with it. It is drawn when `load` has brought the library, and again when the
 * page's colours or one of `changes` do.
 */
export function useChart(
  load: () => Promise<Loaded>,
  option: (element: HTMLElement) => EChartsCoreOption,
  changes: readonly unknown[],
) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  const latest = useRef(option);
  latest.current = option;
  const draw = (): void => {
    if (place.current) chart.current?.setOption(latest.current(place.current), { notMerge: true });
  };
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const watcher = new ResizeObserver(() => chart.current?.resize());
    let here = true;
    load().then(({ init }) => {
      if (!here) return;
      chart.current = init(element, null, { renderer: 'svg' });
      watcher.observe(element);
      draw();
    });
    dark.addEventListener('change', draw);
    return () => {
      here = false;
      watcher.disconnect();
      dark.removeEventListener('change', draw);
      chart.current?.dispose();
      chart.current = undefined;
    };
  }, []);
  useEffect(draw, [...changes]);
  return place;
}
