// Reads values out of parsed config files, each of a kind, with a default where it is missing.

import { ValueError } from '../base/errors.ts';
import { shown } from '../base/require.ts';

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the fields of one object; messages name the file and the field. */
export class ConfigValues {
  constructor(
    private readonly json: Json,
    private readonly where: string,
  ) {}

  has(key: string): boolean {
    return this.json[key] !== undefined && this.json[key] !== null;
  }

  count(key: string, fallback: number): number {
    return this.read(key, fallback, 'an integer ≥ 1', (value) => Number.isSafeInteger(value) && (value as number) >= 1);
  }

  number(key: string, fallback: number): number {
    return this.read(key, fallback, 'a finite number', Number.isFinite);
  }

  text(key: string, fallback: string): string {
    return this.read(key, fallback, 'a text', (value) => typeof value === 'string');
  }

  flag(key: string, fallback: boolean): boolean {
    return this.read(key, fallback, 'true or false', (value) => typeof value === 'boolean');
  }

  object(key: string): ConfigValues {
    return new ConfigValues(this.read<Json>(key, {}, 'an object', isObject), `${this.where}: ${key}`);
  }

  /** One number for both sides, or `[height, width]`. */
  size(key: string, fallback: number): readonly [height: number, width: number] {
    const side = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 1;
    const value = this.read<unknown>(
      key,
      fallback,
      'one or two integers ≥ 1',
      (given) => side(given) || (Array.isArray(given) && given.length === 2 && given.every(side)),
    );
    return Array.isArray(value) ? [value[0], value[1]] : [value as number, value as number];
  }

  numbers(key: string, fallback: readonly number[]): readonly number[] {
    const all = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(Number.isFinite);
    return this.read(key, fallback, 'a list of numbers', all);
  }

  /** @throws ValueError where the field is set to anything but what a plain model has */
  refuse(key: string, ...plain: readonly unknown[]): void {
    const value = this.json[key];
    if (value === undefined || value === null || value === false || plain.includes(value)) return;
    throw new ValueError(`${this.where}: ${key} is ${shown(value)}, which Fovea does not have; take another model`);
  }

  /** @throws ValueError that names the field */
  wrong(key: string, requirement: string): never {
    throw new ValueError(`${this.where}: ${key} must be ${requirement}: got ${shown(this.json[key])}`);
  }

  private read<T>(key: string, fallback: T, requirement: string, fits: (value: unknown) => boolean): T {
    if (!this.has(key)) return fallback;
    return fits(this.json[key]) ? (this.json[key] as T) : this.wrong(key, requirement);
  }
}
