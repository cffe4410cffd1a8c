// Errors that name the command they are of.

import { ValueError } from 'fovea';

/** What is wrong with how a command was called, as in `train: batch=0: needs a whole number > 0`. */
export const commandError = (command: string, text: string, options?: ErrorOptions): ValueError =>
  new ValueError(`${command}: ${text}`, options);

/** What such an error says, for a sentence of the same command. */
export const withoutCommand = (command: string, message: string): string =>
  message.startsWith(`${command}: `) ? message.slice(`${command}: `.length) : message;
