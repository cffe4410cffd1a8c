// Errors of threads that load pictures. The classes of the library's errors come with the engine, which these threads do without: what they throw goes by
// its name, as it does from one thread to another anyway, and loader-pool.ts makes it of its class.

/** Refused for the user's picture, as the library's `ValueError`. */
export const refusal = (message: string): Error => Object.assign(new Error(message), { name: 'ValueError' });

export const isRefusal = (error: unknown): error is Error => error instanceof Error && error.name === 'ValueError';
