// Where files of the user's cache are: programs that the library keeps, pictures that the command keeps.

import { environmentVariable, nodeModule } from './platform.ts';

/**
 * The folder of that name below `FOVEA_CACHE`, or else below `fovea` in the user's cache folder: `XDG_CACHE_HOME`, or `~/.cache`. Undefined
 * outside Node. The folder may not exist yet.
 * @param variable what an environment variable says; by default the process's own
 * @example
 * cacheFolder('pictures', (name) => ({ FOVEA_CACHE: '/cache' })[name]); // '/cache/pictures'
 */
export function cacheFolder(
  name: string,
  variable: (name: string) => string | undefined = environmentVariable,
): string | undefined {
  const path = nodeModule<{ join(...parts: string[]): string }>('node:path');
  const os = nodeModule<{ homedir(): string }>('node:os');
  if (!path || !os) return undefined;
  const caches = variable('XDG_CACHE_HOME') || path.join(os.homedir(), '.cache');
  return path.join(variable('FOVEA_CACHE') || path.join(caches, 'fovea'), name);
}
