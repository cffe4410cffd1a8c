// What tells the contents of two picture files apart.

import { createHash } from 'node:crypto';

/** The first 64 bits of the content's SHA-256, in hexadecimal digits: enough to tell billions of files apart. */
export const contentHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16);
