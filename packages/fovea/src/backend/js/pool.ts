// Pooling of the js backend: max with positions, gather and scatter at positions, average and its gradient.

import {
  inputPixels,
  inputShape,
  outputPixels,
  outputShape,
  type PoolGeometry,
  windowTaps,
} from '../../base/geometry.ts';
import { elementCount } from '../../base/shape.ts';
import type { AveragePoolKernel, MaxPoolKernel, PoolIndexKernel } from '../../compiler/ir.ts';
import type { BufferTable, BufferViews, KernelRunner } from './buffers.ts';
import { forEachTap, forEachWindow } from './window.ts';

const inputElements = (g: PoolGeometry): number => elementCount(inputShape(g));
const outputElements = (g: PoolGeometry): number => elementCount(outputShape(g));

export function compileMaxPool(kernel: MaxPoolKernel, table: BufferTable): KernelRunner {
  const { geometry: g, x, y, indices } = kernel;
  const C = g.inChannels;
  const plane = inputPixels(g);
  table.checkDense('maxPool', x, inputElements(g));
  if (y) table.checkDense('maxPool', y, outputElements(g));
  if (indices) table.checkDense('maxPool', indices, outputElements(g));
  return (buffers) => {
    const source = buffers[x.buffer].float32;
    forEachWindow(g, (outPixel, image, top, left) => {
      for (let c = 0; c < C; c++) {
        // A window that lies wholly in the padding keeps −∞, and −1: no position at all.
        let best = Number.NEGATIVE_INFINITY;
        let at = -1;
        forEachTap(g, top, left, (position) => {
          const value = source[x.offset + (image * plane + position) * C + c];
          if (at < 0 || value > best || (Number.isNaN(value) && !Number.isNaN(best))) {
            best = value;
            at = position;
          }
        });
        if (y) buffers[y.buffer].float32[y.offset + outPixel * C + c] = best;
        if (indices) buffers[indices.buffer].int32[indices.offset + outPixel * C + c] = at;
      }
    });
  };
}

export function compilePoolIndex(kernel: PoolIndexKernel, table: BufferTable): KernelRunner {
  const { geometry: g, role, x, y, indices } = kernel;
  const C = g.inChannels;
  const plane = inputPixels(g);
  table.checkDense('poolIndex', x, inputElements(g));
  table.checkDense('poolIndex', y, outputElements(g));
  table.checkDense('poolIndex', indices, outputElements(g));

  /** Pairs every element of y with the element of x that its index names; −1 when it names none. */
  function forEachPair(buffers: readonly BufferViews[], visit: (xAt: number, yAt: number) => void): void {
    const positions = buffers[indices.buffer].int32;
    for (let yAt = 0; yAt < outputElements(g); yAt++) {
      const position = positions[indices.offset + yAt];
      const image = Math.floor(yAt / (outputPixels(g) * C));
      visit(position >= 0 && position < plane ? (image * plane + position) * C + (yAt % C) : -1, yAt);
    }
  }

  return (buffers) => {
    const outer = buffers[x.buffer].float32;
    const inner = buffers[y.buffer].float32;
    if (role === 'gather') {
      forEachPair(buffers, (xAt, yAt) => {
        inner[y.offset + yAt] = xAt < 0 ? 0 : outer[x.offset + xAt];
      });
      return;
    }
    const sums = new Float64Array(inputElements(g));
    forEachPair(buffers, (xAt, yAt) => {
      if (xAt >= 0) sums[xAt] += inner[y.offset + yAt];
    });
    outer.set(sums, x.offset);
  };
}

export function compileAveragePool(kernel: AveragePoolKernel, table: BufferTable): KernelRunner {
  const { geometry: g, role, countIncludePad, x, y } = kernel;
  const C = g.inChannels;
  const plane = inputPixels(g);
  table.checkDense('averagePool', x, inputElements(g));
  table.checkDense('averagePool', y, outputElements(g));

  function divisor(top: number, left: number): number {
    if (countIncludePad) return windowTaps(g);
    let inside = 0;
    forEachTap(g, top, left, () => inside++);
    return inside;
  }

  return (buffers) => {
    const source = buffers[(role === 'forward' ? x : y).buffer].float32;
    const sums = new Float64Array(role === 'forward' ? outputElements(g) : inputElements(g));
    forEachWindow(g, (outPixel, image, top, left) => {
      const count = divisor(top, left);
      const yAt = outPixel * C;
      forEachTap(g, top, left, (position) => {
        const xAt = (image * plane + position) * C;
        for (let c = 0; c < C; c++) {
          if (role === 'forward') sums[yAt + c] += source[x.offset + xAt + c];
          else sums[xAt + c] += source[y.offset + yAt + c] / count;
        }
      });
      if (role === 'forward') for (let c = 0; c < C; c++) sums[yAt + c] /= count;
    });
    const target = role === 'forward' ? y : x;
    buffers[target.buffer].float32.set(sums, target.offset);
  };
}
