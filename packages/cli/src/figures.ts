// Figures as people read them, the same on the terminal and in the report.

/** `space` stands before the sign; the report gives one that does not break. */
export const percent = (part: number, space = ' '): string => `${(100 * part).toFixed(1)}${space}%`;

/** `18,000`. */
export const grouped = (count: number): string => count.toLocaleString('en');

/** `1 epoch`, `18,000 images`. */
export const counted = (count: number, what: string): string => `${grouped(count)} ${what}${count === 1 ? '' : 's'}`;

/** `1:02:03`, `12:34`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** A macro AUC; no class has one when all test images are of the same. */
export const aucText = (auc: number): string => (Number.isNaN(auc) ? 'undefined' : auc.toFixed(4));

/** 9.8 MB: as drives and downloads are counted, by thousands. */
export function bytesText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}

/**
 * The rows as lines, columns two spaces apart: the first `left` of them begin at the left, the others end at the right. A row with fewer cells than the
 * first ends in text of any length.
 */
export function aligned(rows: readonly (readonly string[])[], left = 1): string[] {
  const columns = rows[0].length;
  const isFree = (row: readonly string[], column: number): boolean => row.length < columns && column === row.length - 1;
  const widths = Array<number>(columns).fill(0);
  for (const row of rows)
    for (const [i, { length }] of row.entries()) if (!isFree(row, i)) widths[i] = Math.max(widths[i], length);
  const padded = (cell: string, i: number): string => (i < left ? cell.padEnd(widths[i]) : cell.padStart(widths[i]));
  return rows.map((row) =>
    row
      .map((cell, i) => (isFree(row, i) ? cell : padded(cell, i)))
      .join('  ')
      .trimEnd(),
  );
}
