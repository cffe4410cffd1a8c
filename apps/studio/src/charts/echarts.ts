// The parts of ECharts that the studio draws with. Loaded when the first chart is shown.

import { LineChart as Lines } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([Lines, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export { init };
