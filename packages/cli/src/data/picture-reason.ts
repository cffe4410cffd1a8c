// Why a picture could not be read, where its path is shown beside it, to people who have a command and not the library's functions.

/** What only a caller of `decodeImage` can do. */
const OF_THE_LIBRARY = ', or give decodeImage a larger maxPixels';

/** The message of `decodeImage` without what it begins with: the function and the path. */
export function pictureReason(path: string, message: string): string {
  const start = `decodeImage: ${path}: `;
  return (message.startsWith(start) ? message.slice(start.length) : message).replace(OF_THE_LIBRARY, '');
}
