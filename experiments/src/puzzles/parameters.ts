// Values of a puzzle's parameters: its defaults, and whether given ones are allowed.

import { ValueError } from 'fovea';
import type { Puzzle, Values } from './puzzle.ts';

export function defaultsOf({ parameters }: Puzzle): Values {
  return Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, parameter.default]));
}

/**
 * Defaults, with what is given in their place.
 * @throws ValueError for an unknown name, or a number out of range or between the steps
 */
export function requireValues({ id, parameters }: Puzzle, given: Values): Values {
  for (const [name, value] of Object.entries(given)) {
    const parameter = parameters[name];
    if (!parameter)
      throw new ValueError(
        `${id}: unknown parameter ${name}; there is ${Object.keys(parameters).join(', ') || 'none'}`,
      );
    const { min, max, step = 1 } = parameter;
    const steps = (value - min) / step;
    if (!(value >= min && value <= max) || Math.abs(steps - Math.round(steps)) > 1e-9)
      throw new ValueError(`${id}: ${name} must be from ${min} to ${max} in steps of ${step}: got ${value}`);
  }
  return { ...defaultsOf({ parameters } as Puzzle), ...given };
}
