// @ts-check
import { connect, createServer } from 'node:net';
import { pause } from './interruption.mjs';
import { SetupStopped, codeOf } from './say.mjs';

/** @param {number} port @param {string} [host] @returns {Promise<number | string>} the port bound, or the system's code */
function tryToListen(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(codeOf(error) ?? 'UNKNOWN'));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/**
 * A port that nobody listens on: the wanted one where it is free, otherwise any.
 * @param {number} [wanted]
 * @returns {Promise<number>}
 */
export async function freePort(wanted = 0) {
  const port = await tryToListen(wanted);
  if (typeof port === 'number') return port;
  const other = await tryToListen(0);
  if (typeof other === 'number') return other;
  throw new SetupStopped(`No network port can be opened on 127.0.0.1 (${other}): check the limits of this machine.`);
}

/**
 * Refuses a port that the portal could not open, in one sentence with a way out.
 * @param {number} port
 * @param {string} host
 */
export async function requirePort(port, host) {
  const answer = await tryToListen(port, host);
  if (typeof answer === 'number') return;
  throw new SetupStopped(await portSentence(answer, port, host));
}

/** @param {string} code @param {number} port @param {string} host @returns {Promise<string>} */
async function portSentence(code, port, host) {
  const other = `PORT=${await nextFreePort(port, host)} npm start`;
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program: stop that program, or run ${other}.`;
  if (code === 'EACCES') return `Port ${port} may be opened by the administrator only: run ${other}.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `HOST=${host} is not an address of this machine: use HOST=127.0.0.1, or HOST=0.0.0.0 for every address.`;
  }
  return `Port ${port} on ${host} cannot be opened (${code}): run ${other}.`;
}

/** @param {number} port @param {string} host @returns {Promise<number>} */
async function nextFreePort(port, host) {
  for (let candidate = Math.max(port, 2_999) + 1; candidate < Math.min(port + 50, 65_536); candidate += 1) {
    if (typeof (await tryToListen(candidate, host)) === 'number') return candidate;
  }
  return freePort();
}

/** @param {number} port @param {string} [host] @returns {Promise<boolean>} */
export function accepts(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1_000 });
    const answer = (/** @type {boolean} */ open) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('timeout', () => answer(false));
  });
}

/**
 * Waits until somebody accepts connections on a local port.
 * @param {number} port
 * @param {{ waitMs: number, signal?: AbortSignal, stillHoping: () => boolean }} limits
 * @returns {Promise<boolean>}
 */
export async function opens(port, { waitMs, signal, stillHoping }) {
  const until = Date.now() + waitMs;
  while (Date.now() < until && stillHoping()) {
    if (await accepts(port)) return true;
    await pause(50, signal);
  }
  return false;
}
