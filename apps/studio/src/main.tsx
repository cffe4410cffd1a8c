// Where the studio begins.

import { render } from 'preact';
import { Shell } from './app/shell.tsx';
import './style.css';

render(<Shell />, document.getElementById('app') as HTMLElement);
