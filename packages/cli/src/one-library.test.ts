// There is one copy of the library in a process, by whatever name it is imported: what one copy makes, `instanceof` of another does not know.

import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { fileURLToPath } from 'node:url';
import { ValueError } from 'fovea';
import { expect, it } from 'vitest';
import { modelsText } from './models.ts';

const { exports } = JSON.parse(readFileSync(new URL('../../fovea/package.json', import.meta.url), 'utf8'));
const paths = Object.keys(exports).map((path) => path.replace(/^\.\/?/, ''));

it.each(paths)("'fovea/%s' is the same by its name and by its file", async (path) => {
  const [name, file] = path === '' ? ['fovea', 'index.ts'] : [`fovea/${path}`, `${path}/index.ts`];
  const byName = await import(name);
  const byFile = await import(fileURLToPath(new URL(`../../fovea/src/${file}`, import.meta.url)));
  expect(Object.keys(byName).length).toBeGreaterThan(0);
  for (const [key, value] of Object.entries(byName)) expect(byFile[key] === value, key).toBe(true);
});

it("throws the library's errors from the command's code", async () => {
  const fault = await modelsText(['resnet81'], false).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(ValueError);
});

it('nothing that ran in this process before has loaded a file of the library by another path', () => {
  const session = new Session();
  session.connect();
  const loaded: string[] = [];
  session.on('Debugger.scriptParsed', ({ params: { url } }) => loaded.push(url));
  session.post('Debugger.enable'); // tells of all scripts that were loaded before
  session.disconnect();
  const places = loaded.flatMap((url) => /^(.*)\/fovea\/(?:dist|src)\/tensor\/tensor\.[jt]s$/.exec(url)?.[1] ?? []);
  expect(places).toEqual([expect.stringMatching(/\/packages$/)]);
});
