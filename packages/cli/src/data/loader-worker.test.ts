// What threads that load pictures begin with: each of them loads it anew.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** The packages that a module imports, and all that it imports of this package, but for types. */
function packagesOf(url: URL, seen: Set<string>): string[] {
  if (seen.has(url.href)) return [];
  seen.add(url.href);
  const source = readFileSync(fileURLToPath(url), 'utf8');
  const imports = [...source.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from '([^']+)';/gm)].map(([, from]) => from);
  return imports.flatMap((from) => (from.startsWith('.') ? packagesOf(new URL(from, url), seen) : [from]));
}

it('threads that load pictures do not load the engine', () => {
  const packages = packagesOf(new URL('./loader-worker.ts', import.meta.url), new Set());
  expect(packages.length).toBeGreaterThan(3);
  expect(packages.filter((name) => !name.startsWith('node:') && name !== 'fovea/images')).toEqual([]);
});
