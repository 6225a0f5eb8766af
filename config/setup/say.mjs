// @ts-check

/** A foreseeable failure. Its message is one sentence that says what is wrong and what to do about it. */
export class SetupStopped extends Error {}

/** Somebody asked the command to end: not a failure, nothing to explain. */
export class Interrupted extends Error {
  constructor() {
    super('Interrupted.');
  }
}

/**
 * Tells the person at the terminal what happens. On stderr, so that stdout stays for what was asked for.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** @param {unknown} error @returns {string} */
export function reasonOf(error) {
  return hasField(error, 'message') ? String(error.message) : String(error);
}

/** @param {unknown} error @returns {string | undefined} the system's code, such as ENOSPC */
export function codeOf(error) {
  return hasField(error, 'code') ? String(error.code) : undefined;
}

/**
 * Looks at the field and not at the class: an error of another realm (jest has its own) is no `instanceof Error`.
 * @template {string} F
 * @param {unknown} error
 * @param {F} field
 * @returns {error is Record<F, unknown>}
 */
export function hasField(error, field) {
  return typeof error === 'object' && error !== null && field in error;
}
