// The one script of an exported page: in the page it shows, in the worker that the page starts it computes.

import { Page } from './page.ts';
import { serveNetwork } from './worker.ts';

if (typeof document === 'undefined') await serveNetwork();
else new Page(import.meta.url);
