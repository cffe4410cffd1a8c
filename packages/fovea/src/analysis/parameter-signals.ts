// What signal propagation says of one parameter: its norm, its gradient's, and the spectrum of its matrix.

import { elementCount } from '../base/shape.ts';
import type { Module, Parameter } from '../nn/index.ts';
import type { ParameterSignals } from './signal-report.ts';
import { effectiveRank, singularValues } from './singular-values.ts';

export function parameterSignals(
  name: string,
  parameter: Parameter,
  norm: number,
  slope: number | null,
): ParameterSignals {
  const { shape, requiresGrad } = parameter;
  const finite = Number.isFinite(norm) && (slope === null || Number.isFinite(slope));
  const kept = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null);
  const [size, last] = [elementCount(shape), shape.at(-1) ?? 0];
  return {
    name,
    shape,
    trainable: requiresGrad,
    used: slope !== null,
    finite,
    norm: kept(norm),
    gradientNorm: kept(slope),
    gradientRatio: slope === null || norm === 0 ? null : kept(slope / norm),
    width: shape.length > 1 && size > 0 ? Math.min(last, size / last) : 0,
    spectralNorm: null,
    effectiveRank: null,
  };
}

/** With the spectra of weights that make a matrix of two rows and columns or more. */
export async function withSpectra(model: Module, parameters: readonly ParameterSignals[]): Promise<ParameterSignals[]> {
  const states = new Map<string, Parameter>(model.namedParameters());
  const found: ParameterSignals[] = [];
  for (const own of parameters) {
    const state = states.get(own.name);
    if (!state || own.width < 2 || !own.finite) {
      found.push(own);
      continue;
    }
    const columns = own.shape[own.shape.length - 1];
    const values = singularValues(await state.data(), elementCount(own.shape) / columns, columns);
    found.push({ ...own, spectralNorm: values[0], effectiveRank: effectiveRank(values) });
  }
  return found;
}
