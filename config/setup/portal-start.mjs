// @ts-check
import { faultOf, identified, newLog, startProcess } from './children.mjs';
import { compile } from './compile.mjs';
import { dataDirOf, makeDataDir } from './data-dir.mjs';
import { RUN_NEEDS, requireSpace } from './disk.mjs';
import { startEmbedded } from './embedded-database.mjs';
import { endLeftovers } from './leftovers.mjs';
import { takeLock } from './lock.mjs';
import { portalEnvironment } from './portal-settings.mjs';
import { opens, requirePort } from './ports.mjs';
import { DURABLE } from './postgres-cluster.mjs';
import { prepareDemo, prepareSchema } from './prepare-data.mjs';
import { CLI, SERVER, WORKER, operate, settingsFrom } from './programme.mjs';
import { requireDatabase } from './provision.mjs';
import { localAddress, portalReady, readyBlock } from './ready.mjs';
import { ROOT } from './root.mjs';
import { Interrupted, SetupStopped, say } from './say.mjs';
import { Supervisor, because } from './supervisor.mjs';

/** @typedef {import('./supervisor.mjs').Charge} Charge */

const MAILBOX_WAIT_MS = 90_000;

/** `npm start`: brings everything up in its order, keeps it up, and takes it down in the reverse order. */
export class PortalStart {
  /** @type {Supervisor | null} */
  #supervisor = null;
  #dataDir;
  #given;
  #announce;

  /**
   * @param {NodeJS.ProcessEnv} given
   * @param {(words: string) => void} announce gets what the person wants to know once everything runs
   */
  constructor(given, announce = (words) => void process.stdout.write(words)) {
    this.#given = given;
    this.#announce = announce;
    this.#dataDir = dataDirOf(given);
  }

  /** @param {AbortSignal} signal @returns {Promise<number>} the exit code, once everything has ended */
  async run(signal) {
    makeDataDir(this.#dataDir);
    const lock = await takeLock(this.#dataDir.lock, 'npm start', {
      patienceMs: 3_000,
      whenHeld: alreadyRunning,
      signal,
    });
    const supervisor = new Supervisor((running) => lock.tell({ children: running.map(identified) }));
    this.#supervisor = supervisor;
    try {
      await endLeftovers(lock.stale);
      await this.#bringUp(supervisor, lock, signal);
      await Promise.race([supervisor.failed, aborted(signal)]);
      return 0;
    } finally {
      await this.#takeDown(supervisor, lock, signal);
    }
  }

  /** @param {Supervisor} supervisor @param {import('./lock.mjs').Lock} lock @param {AbortSignal} signal */
  async #takeDown(supervisor, lock, signal) {
    if (signal.aborted) say('\nStopping ...');
    try {
      lock.tell({ stopping: true });
    } finally {
      // A full disk may keep us from telling it; it must not keep us from ending what we started.
      await supervisor.stop();
      lock.release();
    }
    if (signal.aborted) say('Everything has ended.');
  }

  /** Ends everything at once. The next start recovers what this leaves behind. */
  abandon() {
    this.#supervisor?.kill();
    process.exit(1);
  }

  /** @param {Supervisor} supervisor @param {import('./lock.mjs').Lock} lock @param {AbortSignal} signal */
  async #bringUp(supervisor, lock, signal) {
    await requireSpace(this.#dataDir.path, RUN_NEEDS, 'run Minha');
    await compile(ROOT);
    const { env: prepared, mailboxPort } = await portalEnvironment(this.#given, this.#dataDir);
    // The embedded database has no address yet; any that passes the schema lets the other settings be checked first.
    const settings = await settingsFrom({
      ...prepared,
      DATABASE_URL: prepared['DATABASE_URL'] || 'postgres://embedded',
    });
    await requirePort(settings.port, settings.host);
    const { charge: database, url } = await this.#database(supervisor, signal);
    const env = { ...prepared, DATABASE_URL: url };
    await prepareSchema({ env, signal });
    if (settings.demo) await prepareDemo({ env, signal });
    const charges = this.#charges(env, mailboxPort);
    const processes = [];
    for (const charge of charges) processes.push({ charge, running: await supervisor.start(charge) });
    const ended = firstEnd(processes);
    const [signIns] = await Promise.all([
      settings.demo ? operate(['demo', 'sign-ins'], { env, signal }, 'list the sign-ins of the demonstration') : '',
      mailboxPort === null ? null : mailboxOpens(mailboxPort, ended, signal),
      portalReady(localAddress(settings.host, settings.port), { signal, ended, log: logOf(charges, 'server') }),
    ]);
    for (const charge of [...(database ? [database] : []), ...charges]) supervisor.keepAlive(charge);
    lock.tell({ address: settings.publicUrl, settings: childSettings(env) });
    this.#announce(readyBlock({ address: settings.publicUrl, signIns, logs: this.#dataDir.logs }));
  }

  /** @param {Supervisor} supervisor @param {AbortSignal} signal @returns {Promise<{ charge: Charge | null, url: string }>} */
  async #database(supervisor, signal) {
    const own = this.#given['DATABASE_URL']?.trim();
    if (own) {
      await requireDatabase(own);
      return { charge: null, url: own };
    }
    say('Starting PostgreSQL ...');
    let url = '';
    const log = `${this.#dataDir.logs}/postgres.log`;
    const start = async () => {
      const embedded = await startEmbedded(this.#dataDir, { settings: DURABLE, group: 'own', signal });
      if (url !== '' && embedded.url !== url)
        throw new SetupStopped('its port was taken meanwhile: run npm start again.');
      url = embedded.url;
      return { name: 'database', ...embedded };
    };
    const charge = { name: 'database', log, fault: () => faultOf(log), start };
    await supervisor.start(charge);
    return { charge, url };
  }

  /** In the order of their start. @param {NodeJS.ProcessEnv} env @param {number | null} mailboxPort @returns {Charge[]} */
  #charges(env, mailboxPort) {
    const portal = [this.#charge('worker', [WORKER], env), this.#charge('server', [SERVER], env)];
    say('Starting the portal ...');
    if (mailboxPort === null) return portal;
    return [this.#charge('mailbox', [CLI, 'mailbox', '--port', String(mailboxPort)], env), ...portal];
  }

  /** @param {string} name @param {readonly string[]} args @param {NodeJS.ProcessEnv} env @returns {Charge} */
  #charge(name, args, env) {
    const log = newLog(this.#dataDir.logs, name);
    return { name, log, fault: () => faultOf(log), start: () => startProcess({ name, args, env, log }) };
  }
}

/** @param {import('./lock.mjs').Owner} owner @returns {Error} */
function alreadyRunning({ pid, command, address }) {
  const where = address ? `process ${pid}, ${address}` : `process ${pid}`;
  return new SetupStopped(
    command === 'npm start'
      ? `Minha is already running with this data directory (${where}): use that one, end it, or give this one another with DATA_DIR=... PORT=...`
      : `"${command}" (${where}) is using this data directory: wait until it has ended and run npm start again.`,
  );
}

/** @param {AbortSignal} signal @returns {Promise<void>} */
function aborted(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** @param {ReadonlyArray<{ charge: Charge, running: import('./children.mjs').Running }>} processes @returns {() => string | null} */
function firstEnd(processes) {
  /** @type {string | null} */
  let sentence = null;
  for (const { charge, running } of processes) {
    void running.ended.then((how) => {
      sentence ??= `The ${charge.name} could not start (${because(how, charge)}): see ${charge.log}, mend it and run npm start again.`;
    });
  }
  return () => sentence;
}

/** @param {number} port @param {() => string | null} ended @param {AbortSignal} signal */
async function mailboxOpens(port, ended, signal) {
  if (await opens(port, { waitMs: MAILBOX_WAIT_MS, signal, stillHoping: () => ended() === null })) return;
  if (signal.aborted) throw new Interrupted();
  throw new SetupStopped(ended() ?? `The mailbox of the demonstration does not answer on port ${port}.`);
}

/** @param {readonly Charge[]} charges @param {string} name */
function logOf(charges, name) {
  return charges.find((charge) => charge.name === name)?.log ?? '';
}

/** What `npm run minha` needs to work on the same data as the running portal. @param {NodeJS.ProcessEnv} env */
function childSettings(env) {
  const names = [
    'DATABASE_URL',
    'REDIS_URL',
    'SMTP_URL',
    'MAIL_FROM',
    'CONTACT_EMAIL',
    'PUBLIC_URL',
    'PORT',
    'HOST',
    'DEMO',
    'DATA_DIR',
  ];
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
