// @ts-check
import { pause } from './interruption.mjs';
import { SetupStopped } from './say.mjs';

const WAIT_MS = 180_000;

/**
 * Waits until the portal says that it can serve. Refuses when one of its processes ends, or when it takes too long.
 * @param {string} address
 * @param {{ signal: AbortSignal, ended: () => string | null, log: string }} options `ended` is a sentence once a process
 *   has ended
 */
export async function portalReady(address, { signal, ended, log }) {
  const until = Date.now() + WAIT_MS;
  while (Date.now() < until) {
    const sentence = ended();
    if (sentence) throw new SetupStopped(sentence);
    if (await isReady(`${address}/health/ready`, signal)) return;
    await pause(60, signal);
  }
  throw new SetupStopped(`The portal did not become ready within ${WAIT_MS / 1_000} seconds: see ${log}.`);
}

/** @param {string} url @param {AbortSignal} signal @returns {Promise<boolean>} */
async function isReady(url, signal) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(2_000)]) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** Where this machine reaches what listens on `host`. @param {string} host @param {number} port */
export function localAddress(host, port) {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`;
  if (host === '::') return `http://[::1]:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/**
 * What the person wants to know once everything runs.
 * @param {{ address: string, signIns: string, logs: string }} facts
 * @returns {string}
 */
export function readyBlock({ address, signIns, logs }) {
  const line = '─'.repeat(64);
  const people =
    signIns.trim() === ''
      ? []
      : [
          '',
          '  Sign in as',
          ...signIns
            .trimEnd()
            .split('\n')
            .map((each) => `    ${each}`),
        ];
  return ['', line, `  Minha is ready: ${address}`, ...people, '', `  Stop: Ctrl-C     Logs: ${logs}`, line, ''].join(
    '\n',
  );
}
