// Colours of all charts: greys and hues that read on light and dark ground.

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
