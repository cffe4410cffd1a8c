// The probability puzzles, in the order in which they are shown, and their simulation.

import * as conditional from './conditional.ts';
import * as counting from './counting.ts';
import * as geometry from './geometry.ts';
import * as goingOn from './going-on.ts';
import type { Puzzle } from './puzzle.ts';
import * as waiting from './waiting.ts';

export const PUZZLES: readonly Puzzle[] = [conditional, counting, waiting, goingOn, geometry].flatMap((group) =>
  Object.values(group),
);

export { formulaInChinese } from '../words/formulas.ts';
export { exactText } from './exact-text.ts';
export { defaultsOf, requireValues } from './parameters.ts';
export type { Exact, Parameter, Puzzle, Solution, Step, Text, Values } from './puzzle.ts';
export { type Simulation, simulate } from './simulate.ts';
