// @ts-check
import { pause } from './interruption.mjs';
import { send } from './processes.mjs';
import { Interrupted, SetupStopped, reasonOf, say } from './say.mjs';

/** @typedef {import('./children.mjs').Running} Running */

/**
 * @typedef {object} Charge what is kept running
 * @property {string} name
 * @property {() => Running | Promise<Running>} start
 * @property {() => string} fault why it ended, one line
 * @property {string} log
 */

const TRIES = 3;
const TRIES_WITHIN_MS = 60_000;

/**
 * Keeps processes running, and ends them in the reverse order of their start. One that ends by itself is started again
 * after a pause that doubles; the fourth time within a minute `failed` rejects with a sentence.
 */
export class Supervisor {
  /** @type {Map<string, Running>} */
  #running = new Map();
  #isStopping = new AbortController();
  /** @type {(error: Error) => void} */
  #fail = () => {};
  /** @type {(running: readonly Running[]) => void} */
  #onChange;
  #firstPauseMs;

  /** Rejects when something cannot be kept running; never resolves. @type {Promise<never>} */
  failed = new Promise((_, reject) => {
    this.#fail = reject;
  });

  /**
   * @param {(running: readonly Running[]) => void} onChange told whenever a process was started
   * @param {number} [firstPauseMs] before the first new try; it doubles with each
   */
  constructor(onChange, firstPauseMs = 1_000) {
    this.#onChange = onChange;
    this.#firstPauseMs = firstPauseMs;
    // Looked at only once everything runs; until then a rejection has nobody to hear it.
    this.failed.catch(() => {});
  }

  /**
   * Starts a charge. Until `keepAlive`, its end is final: what cannot even start is not tried again.
   * @param {Charge} charge
   * @returns {Promise<Running>}
   */
  async start(charge) {
    const running = await charge.start();
    if (this.#isStopping.signal.aborted) {
      await running.stop();
      throw new Interrupted();
    }
    this.#running.set(charge.name, running);
    this.#onChange([...this.#running.values()]);
    return running;
  }

  /** From now on a charge that ends is started again. @param {Charge} charge */
  keepAlive(charge) {
    this.#watch(charge).catch((error) => {
      if (!(error instanceof Interrupted)) this.#fail(error);
    });
  }

  /** @param {Charge} charge */
  async #watch(charge) {
    /** @type {number[]} */
    const ends = [];
    for (;;) {
      const how = await this.#running.get(charge.name)?.ended;
      if (this.#isStopping.signal.aborted) return;
      ends.push(Date.now());
      const recent = ends.filter((at) => Date.now() - at < TRIES_WITHIN_MS).length;
      const what = `The ${charge.name} ended by itself (${because(how, charge)})`;
      if (recent > TRIES) {
        throw new SetupStopped(
          `${what}, after it was started again ${TRIES} times within a minute: see ${charge.log}, mend it and run npm start again.`,
        );
      }
      say(`${what}: starting it again ...`);
      await pause(this.#firstPauseMs * 2 ** (recent - 1), this.#isStopping.signal);
      await this.#again(charge);
    }
  }

  /** @param {Charge} charge */
  async #again(charge) {
    try {
      await this.start(charge);
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      throw new SetupStopped(`The ${charge.name} cannot be started again: ${reasonOf(error)}`);
    }
  }

  /** Ends everything, last started first. One that does not end in time does not keep the others from it. */
  async stop() {
    this.#isStopping.abort();
    for (const running of [...this.#running.values()].reverse()) await running.stop();
  }

  /** Ends everything at once, for a person who asked a second time. */
  kill() {
    this.#isStopping.abort();
    for (const { pid, name } of this.#running.values()) {
      // PostgreSQL is never killed outright: SIGQUIT ends it at once and leaves it able to recover.
      if (pid > 0) send(pid, name === 'database' ? 'SIGQUIT' : 'SIGKILL');
    }
  }
}

/**
 * @param {string | undefined} how it ended
 * @param {Charge} charge
 * @returns {string}
 */
export function because(how, charge) {
  // One that was killed had no time to say anything: what it said last is no reason.
  const fault = how?.startsWith('SIG') ? '' : charge.fault();
  return fault ? `${how}: ${fault}` : `${how}`;
}
