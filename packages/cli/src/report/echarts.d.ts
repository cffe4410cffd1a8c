// ECharts in one file has no types of its own.

declare module 'echarts/dist/echarts.esm.min.mjs' {
  export * from 'echarts';
}
