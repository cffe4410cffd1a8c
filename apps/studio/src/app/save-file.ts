// Gives the reader a file.

/** Long enough for any browser to have begun. */
const KEPT_MS = 60_000;

export function saveFile(content: Blob, name: string): void {
  const href = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_MS);
}
