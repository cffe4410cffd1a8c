// The parts of ECharts that figures of experiments need. Loaded when the first one is shown.

import { BarChart, CustomChart, HeatmapChart, ScatterChart } from 'echarts/charts';
import { VisualMapComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { init } from './echarts.ts';

use([BarChart, CustomChart, HeatmapChart, ScatterChart, VisualMapComponent]);

export { init };
