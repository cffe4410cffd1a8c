// What all charts look like: greys and hues that read on light and dark ground, axes and legends.

/** The style sheet replaces this grey by the page's own. */
export const CHART_TEXT = '#808793';
export const GRID = 'rgba(128, 135, 147, 0.25)';
export const COLOURS = [
  '#2f7ed8',
  '#e8823a',
  '#3aa76d',
  '#b05cc6',
  '#c9a227',
  '#d6455d',
  '#2aa7b8',
  '#7d8a2e',
  '#8a6d5c',
  '#5a6acf',
];

/** Of all axes: labels, lines and names in the grey of the text. */
export const AXIS = {
  axisLabel: { color: CHART_TEXT },
  axisLine: { lineStyle: { color: CHART_TEXT } },
  splitLine: { lineStyle: { color: GRID } },
  nameTextStyle: { color: CHART_TEXT },
  nameLocation: 'middle',
} as const;

export const LEGEND = { top: 0, textStyle: { color: CHART_TEXT }, icon: 'roundRect', itemHeight: 4, itemGap: 28 };
