// The version of this package, for files that say what wrote them; a test compares it with package.json.

export const VERSION = '0.1.0';
