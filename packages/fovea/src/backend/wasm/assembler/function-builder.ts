// Functions under construction: their locals, their body, and the loops that bodies are made of.

import { type Code, textOf, unsignedLeb, VALUE_TYPE, type ValueType } from './encoding.ts';
import { control, i32 } from './instructions.ts';

/** A local variable or parameter of the function being built. */
export class Local {
  readonly get: string;
  private readonly name: string;
  constructor(
    index: number,
    readonly type: ValueType,
  ) {
    this.name = unsignedLeb(index);
    this.get = `\x20${this.name}`;
  }
  set(value: Code): Code {
    return `${textOf(value)}\x21${this.name}`;
  }
  tee(value: Code): Code {
    return `${textOf(value)}\x22${this.name}`;
  }
  /** `this += amount` for i32 locals. */
  add(amount: number | Code): Code {
    return this.set(i32.add(this.get, typeof amount === 'number' ? i32.const(amount) : amount));
  }
}

/** One function under construction: allocates locals, collects the body. */
export class FunctionBuilder {
  readonly params: Local[];
  private readonly locals: ValueType[] = [];
  private readonly free: Record<ValueType, Local[]> = { i32: [], i64: [], f32: [], f64: [], v128: [] };
  readonly body: Code[] = [];

  constructor(
    readonly paramTypes: readonly ValueType[],
    readonly results: readonly ValueType[] = [],
  ) {
    this.params = paramTypes.map((type, index) => new Local(index, type));
  }

  local(type: ValueType): Local {
    const reused = this.free[type].pop();
    if (reused) return reused;
    this.locals.push(type);
    return new Local(this.params.length + this.locals.length - 1, type);
  }

  /** Gives locals back for reuse; their values must no longer be needed. */
  release(...locals: readonly Local[]): void {
    for (const local of locals) this.free[local.type].push(local);
  }

  emit(...code: readonly Code[]): void {
    for (const part of code) this.body.push(part);
  }

  /** Body bytes with the local declarations, without the size prefix. */
  encode(): string {
    const runs: [number, ValueType][] = [];
    for (const type of this.locals) {
      const last = runs[runs.length - 1];
      if (last && last[1] === type) last[0]++;
      else runs.push([1, type]);
    }
    const declarations = runs.map(([count, type]) => unsignedLeb(count) + VALUE_TYPE[type]);
    return `${unsignedLeb(runs.length)}${declarations.join('')}${textOf(this.body)}\x0b`;
  }
}

/** `for (i = from; i < to; i += step) body`; bounds signed; runs zero times when from ≥ to. */
export function forRange(
  i: Local,
  from: number | Code,
  to: number | Code,
  step: number,
  ...body: readonly Code[]
): Code {
  const limit = typeof to === 'number' ? i32.const(to) : to;
  const start = typeof from === 'number' ? i32.const(from) : from;
  return [
    i.set(start),
    control.if(i32.ltS(i.get, limit), control.loop(...body, i.add(step), control.brIf(0, i32.ltS(i.get, limit)))),
  ];
}

/** `while (column + step ≤ end) { body; column += step }`, all in bytes. */
export function whileFits(column: Local, step: number, end: Code, body: readonly Code[]): Code {
  return control.block(
    control.loop(
      control.brIf(1, i32.gtS(i32.add(column.get, i32.const(step)), end)),
      ...body,
      column.add(step),
      control.br(0),
    ),
  );
}
