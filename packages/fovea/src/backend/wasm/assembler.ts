// WebAssembly bytes from nested code: expressions are arrays of opcodes, modules are assembled from functions. Lowest layer of the wasm backend.

/** Nested instruction bytes; flattened once when the module is assembled. */
export type Code = readonly (number | Code)[];
export type ValueType = 'i32' | 'i64' | 'f32' | 'f64' | 'v128';

export const VALUE_TYPE: Record<ValueType, number> = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b };

export function unsignedLeb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

export function signedLeb(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    const done = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

/** Signed LEB128 of a 32-bit integer without BigInt: the hot path of emission. */
function signedLeb32(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) {
      bytes.push(low);
      return bytes;
    }
    bytes.push(low | 0x80);
  }
}

/** A local variable or parameter of the function being built. */
export class Local {
  readonly get: Code;
  constructor(
    readonly index: number,
    readonly type: ValueType,
  ) {
    this.get = [0x20, ...unsignedLeb(index)];
  }
  set(value: Code): Code {
    return [value, 0x21, ...unsignedLeb(this.index)];
  }
  tee(value: Code): Code {
    return [value, 0x22, ...unsignedLeb(this.index)];
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
  encode(): number[] {
    const out: number[] = [];
    const runs: [number, ValueType][] = [];
    for (const type of this.locals) {
      const last = runs[runs.length - 1];
      if (last && last[1] === type) last[0]++;
      else runs.push([1, type]);
    }
    out.push(...unsignedLeb(runs.length));
    for (const [count, type] of runs) out.push(...unsignedLeb(count), VALUE_TYPE[type]);
    flatten(this.body, out);
    out.push(0x0b);
    return out;
  }
}

function flatten(code: Code, out: number[]): void {
  for (const part of code) {
    if (typeof part === 'number') out.push(part);
    else flatten(part, out);
  }
}

type Op1 = (a: Code) => Code;
type Op2 = (a: Code, b: Code) => Code;
type Op3 = (a: Code, b: Code, c: Code) => Code;
const op1 =
  (...bytes: number[]): Op1 =>
  (a) => [a, ...bytes];
const op2 =
  (...bytes: number[]): Op2 =>
  (a, b) => [a, b, ...bytes];
const simd = (opcode: number): number[] => [0xfd, ...unsignedLeb(opcode)];
const simd1 = (opcode: number): Op1 => op1(...simd(opcode));
const simd2 = (opcode: number): Op2 => op2(...simd(opcode));
const simd3 = (opcode: number): Op3 => {
  const bytes = simd(opcode);
  return (a, b, c) => [a, b, c, ...bytes];
};
const memory = (prefix: readonly number[], align: number) => {
  return (address: Code, offset = 0): Code => [address, ...prefix, align, ...unsignedLeb(offset)];
};
const store = (prefix: readonly number[], align: number) => {
  return (address: Code, value: Code, offset = 0): Code => [address, value, ...prefix, align, ...unsignedLeb(offset)];
};
const laneMemory = (opcode: number, align: number) => {
  const prefix = simd(opcode);
  return (address: Code, vector: Code, lane: number, offset = 0): Code => [
    address,
    vector,
    ...prefix,
    align,
    ...unsignedLeb(offset),
    lane,
  ];
};

export const i32 = {
  const: (value: number): Code => [0x41, ...signedLeb32(value)],
  load: memory([0x28], 2),
  store: store([0x36], 2),
  load8u: memory([0x2d], 0),
  eqz: op1(0x45),
  eq: op2(0x46),
  ne: op2(0x47),
  ltS: op2(0x48),
  ltU: op2(0x49),
  gtS: op2(0x4a),
  gtU: op2(0x4b),
  leS: op2(0x4c),
  leU: op2(0x4d),
  geS: op2(0x4e),
  geU: op2(0x4f),
  add: op2(0x6a),
  sub: op2(0x6b),
  mul: op2(0x6c),
  divS: op2(0x6d),
  divU: op2(0x6e),
  remS: op2(0x6f),
  remU: op2(0x70),
  and: op2(0x71),
  or: op2(0x72),
  xor: op2(0x73),
  shl: op2(0x74),
  shrS: op2(0x75),
  shrU: op2(0x76),
  wrapI64: op1(0xa7),
  /** Atomic operations need a shared memory. */
  atomicLoad: memory([0xfe, 0x10], 2),
  atomicStore: store([0xfe, 0x17], 2),
  atomicAdd: store([0xfe, 0x1e], 2),
  /** Wakes up to `count` waiters at the address; returns how many. */
  atomicNotify: (address: Code, count: Code, offset = 0): Code => [
    address,
    count,
    0xfe,
    0x00,
    2,
    ...unsignedLeb(offset),
  ],
  /** Sleeps while the value at the address equals `expected` (timeout in ns as i64, −1 = forever). */
  atomicWait: (address: Code, expected: Code, timeout: Code, offset = 0): Code => [
    address,
    expected,
    timeout,
    0xfe,
    0x01,
    2,
    ...unsignedLeb(offset),
  ],
};

export const i64 = {
  const: (value: bigint): Code => [0x42, ...signedLeb(value)],
  add: op2(0x7c),
  mul: op2(0x7e),
  shrU: op2(0x88),
  extendI32U: op1(0xad),
};

export const f32 = {
  const: (value: number): Code => {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    return [0x43, ...bytes];
  },
  load: memory([0x2a], 2),
  store: store([0x38], 2),
  add: op2(0x92),
  sub: op2(0x93),
  mul: op2(0x94),
  div: op2(0x95),
  max: op2(0x97),
  convertI32S: op1(0xb2),
};

export const v128 = {
  load: memory(simd(0), 2),
  load32Splat: memory(simd(9), 2),
  /** Loads one 32-bit value into lane 0 and zeroes the rest. */
  load32Zero: memory(simd(92), 2),
  load64Zero: memory(simd(93), 2),
  /** Eight bytes as unsigned 16-bit lanes. */
  load8x8U: memory(simd(2), 0),
  store: store(simd(11), 2),
  load32Lane: laneMemory(86, 2),
  store32Lane: laneMemory(90, 2),
  store64Lane: laneMemory(91, 2),
  const: (bytes: readonly number[]): Code => [...simd(12), ...bytes],
  not: simd1(77),
  and: simd2(78),
  andNot: simd2(79),
  or: simd2(80),
  xor: simd2(81),
  /** Bits of `a` where the mask is 1, of `b` elsewhere. */
  bitSelect: (a: Code, b: Code, mask: Code): Code => [a, b, mask, ...simd(82)],
  anyTrue: simd1(83),
  /** Byte lanes of the pair (a, b). */
  shuffle: (a: Code, b: Code, lanes: readonly number[]): Code => [a, b, ...simd(13), ...lanes],
};

export const f32x4 = {
  splat: simd1(19),
  extractLane: (a: Code, lane: number): Code => [a, ...simd(31), lane],
  replaceLane: (a: Code, value: Code, lane: number): Code => [a, value, ...simd(32), lane],
  eq: simd2(65),
  ne: simd2(66),
  lt: simd2(67),
  gt: simd2(68),
  le: simd2(69),
  ge: simd2(70),
  ceil: simd1(103),
  floor: simd1(104),
  trunc: simd1(105),
  nearest: simd1(106),
  abs: simd1(224),
  neg: simd1(225),
  sqrt: simd1(227),
  add: simd2(228),
  sub: simd2(229),
  mul: simd2(230),
  div: simd2(231),
  min: simd2(232),
  max: simd2(233),
  /** `b < a ? b : a`; twice as fast as min. */
  pmin: simd2(234),
  /** `a < b ? b : a`; twice as fast as max. */
  pmax: simd2(235),
  convertI32x4S: simd1(250),
  convertI32x4U: simd1(251),
  relaxedMadd: simd3(0x105),
  relaxedNmadd: simd3(0x106),
  const: (value: number): Code => f32x4.splat(f32.const(value)),
};

export const i32x4 = {
  splat: simd1(17),
  extractLane: (a: Code, lane: number): Code => [a, ...simd(27), lane],
  replaceLane: (a: Code, value: Code, lane: number): Code => [a, value, ...simd(28), lane],
  eq: simd2(55),
  ne: simd2(56),
  ltS: simd2(57),
  gtS: simd2(59),
  leS: simd2(61),
  geS: simd2(63),
  geU: simd2(64),
  abs: simd1(160),
  neg: simd1(161),
  shl: (a: Code, bits: Code): Code => [a, bits, ...simd(171)],
  shrS: (a: Code, bits: Code): Code => [a, bits, ...simd(172)],
  shrU: (a: Code, bits: Code): Code => [a, bits, ...simd(173)],
  add: simd2(174),
  sub: simd2(177),
  mul: simd2(181),
  minS: simd2(182),
  minU: simd2(183),
  maxS: simd2(184),
  truncSatF32x4S: simd1(248),
  const: (value: number): Code => i32x4.splat(i32.const(value)),
};

/** Between lanes of 8, 16 and 32 bits. */
export const lanes = {
  /** Lanes of 16 bits as unsigned ones of 32: the first four, the last four. */
  extendLowU16: simd1(169),
  extendHighU16: simd1(170),
  /** Lanes of 8 bits as unsigned ones of 16. */
  extendLowU8: simd1(137),
  /** Two of signed lanes as one of half their width, what does not fit at the ends of the range. */
  narrowI32ToI16: simd2(133),
  narrowI16ToU8: simd2(102),
};

export const control = {
  block: (...body: readonly Code[]): Code => [0x02, 0x40, ...body, 0x0b],
  loop: (...body: readonly Code[]): Code => [0x03, 0x40, ...body, 0x0b],
  if: (condition: Code, then: Code, otherwise?: Code): Code =>
    otherwise ? [condition, 0x04, 0x40, then, 0x05, otherwise, 0x0b] : [condition, 0x04, 0x40, then, 0x0b],
  br: (depth: number): Code => [0x0c, ...unsignedLeb(depth)],
  brIf: (depth: number, condition: Code): Code => [condition, 0x0d, ...unsignedLeb(depth)],
  call: (fn: number, ...args: readonly Code[]): Code => [...args, 0x10, ...unsignedLeb(fn)],
  return: [0x0f] as Code,
  unreachable: [0x00] as Code,
  drop: (a: Code): Code => [a, 0x1a],
  select: (a: Code, b: Code, condition: Code): Code => [a, b, condition, 0x1b],
  memoryCopy: (to: Code, from: Code, bytes: Code): Code => [to, from, bytes, 0xfc, 0x0a, 0x00, 0x00],
  memoryFill: (to: Code, value: Code, bytes: Code): Code => [to, value, bytes, 0xfc, 0x0b, 0x00],
};

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
