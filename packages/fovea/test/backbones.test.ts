// Backbones: that every family is tested, and the quickest one itself; the others are in backbones-*.full.test.ts.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listModels, modelRecord } from '../src/models/index.ts';
import { FILES, PLANS, plansOfFile, testBackbones } from './backbones.ts';

it('covers all families', () => {
  const families = new Set(listModels().map((name) => modelRecord(name).family));
  expect(new Set(PLANS.map(({ name }) => modelRecord(name).family))).toEqual(families);
});

it('every plan is carried out, once', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => /^backbones-.*\.test\.ts$/.test(name));
  const parts = files.flatMap((name) => {
    const text = readFileSync(`${import.meta.dirname}/${name}`, 'utf8');
    return [...text.matchAll(/^testBackbones\(plansOfFile\((\d+)\)\)/gm)].map(([, part]) => Number(part));
  });
  expect(parts.sort()).toEqual(Array.from({ length: FILES }, (_, part) => part));
  const carriedOut = [PLANS[0], ...parts.flatMap(plansOfFile)].map(({ name }) => name);
  expect(carriedOut.sort()).toEqual(PLANS.map(({ name }) => name).sort());
});

testBackbones(PLANS.slice(0, 1));
