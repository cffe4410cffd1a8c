// Lines of CSV files.

/** A field that a spreadsheet would take for something else is quoted. */
const field = (value: string | number): string =>
  /[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);

export const csvLine = (values: readonly (string | number)[]): string => `${values.map(field).join(',')}\n`;
