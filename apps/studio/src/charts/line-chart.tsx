// Lines over steps, in the page's own colours.

import { COLOURS } from '@fovea/cli/src/report/chart-colours.ts';
import { useChart } from './use-chart.ts';

export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** 'right' has an axis of its own, from 0 to 1. */
  readonly side: 'left' | 'right';
}

function optionOf(lines: readonly Line[], xName: string, yName: string | undefined, element: Element) {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const soft = colour('--soft');
  const axis = {
    nameTextStyle: { color: soft },
    axisLabel: { color: soft },
    axisLine: { lineStyle: { color: colour('--line') } },
    splitLine: { lineStyle: { color: colour('--line') } },
  };
  const named = (side: 'left' | 'right'): string =>
    lines
      .filter((line) => line.side === side)
      .map(({ name }) => name)
      .join(', ');
  const hasRight = lines.some(({ side }) => side === 'right');
  return {
    animation: false,
    color: yName === undefined ? [colour('--mark'), colour('--second')] : COLOURS,
    grid: { left: 56, right: hasRight ? 48 : 16, top: 44, bottom: 40 },
    legend: { top: 0, type: 'scroll' as const, textStyle: { color: colour('--ink') } },
    tooltip: { trigger: 'axis' as const },
    xAxis: { ...axis, type: 'value' as const, name: xName, nameLocation: 'middle' as const, nameGap: 26 },
    yAxis: [
      {
        ...axis,
        type: 'value' as const,
        ...(yName === undefined ? { min: 0 } : { scale: true }),
        name: yName ?? named('left'),
      },
      {
        ...axis,
        type: 'value' as const,
        min: 0,
        max: 1,
        show: hasRight,
        name: named('right'),
        splitLine: { show: false },
      },
    ],
    series: lines.map(({ name, points, side }) => ({
      type: 'line' as const,
      name,
      data: points.map(([x, y]) => [x, y]),
      yAxisIndex: Number(side === 'right'),
      showSymbol: points.length < 30,
      smooth: false,
      sampling: 'lttb' as const,
    })),
  };
}

/** @param xName unit of the points' x @param yName of lines that are the same figure of different things @param label what a screen reader says of it */
export function LineChart({
  lines,
  xName,
  yName,
  label,
}: {
  readonly lines: readonly Line[];
  readonly xName: string;
  readonly yName?: string;
  readonly label: string;
}) {
  const place = useChart(
    () => import('./echarts.ts'),
    (element) => optionOf(lines, xName, yName, element),
    [lines, xName, yName],
  );
  return <div ref={place} class="chart" role="img" aria-label={label} />;
}
