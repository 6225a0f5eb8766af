/**
 * SQLSTATEs of what has nothing to do with what was asked: no connection (08), no room or no connection left (53), the
 * server goes down or comes up, or ended the statement because it took too long (57), its disk fails (58), another
 * transaction was in the way (40), a lock was not granted in time (55P03), the session was ended while it waited (25P03,
 * 25P04), the server is for reading until it takes over (25006).
 */
const STATE = /^(08...|53...|57...|58...|40(001|P01)|55P03|25P0[34]|25006)$/;

/** What the system says of a connection, a name, a disk or a process without room. */
const SYSTEM =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOSPC|EDQUOT|EMFILE|ENFILE)$/;

/** Those of pg and ioredis that carry no code, and Redis' own answers. */
const WORDS = new RegExp(
  [
    'Connection terminated',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error',
    'Client was closed and is not queryable',
    'Query read timeout',
    'Cannot use a pool after calling end',
    'Connection is closed',
    'Command timed out',
    "Stream isn't writeable",
    'Reached the max retries per request',
    '^(OOM|LOADING|READONLY|MISCONF|MASTERDOWN|CLUSTERDOWN|TRYAGAIN) ',
  ].join('|'),
);

/** The connection broke between two statements of a transaction: nothing of it was committed. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** What was asked for rests on something that was asked for before it, and is still on its way. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}

/**
 * Whether an error will pass by itself: database, queue, disk or network are away, full or slow, or something else comes
 * first, and nothing is wrong with what was asked. The same thing may be asked again; nobody must be blamed or put aside
 * for it.
 */
export function isPassing(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  // Whatever is thrown may be read as an object without these properties.
  const { name, code, message, errors, driverError, cause } = error as Thrown;
  if (name === 'ConnectionLost' || name === 'NotYet') return true;
  if (typeof code === 'string' && (STATE.test(code) || SYSTEM.test(code))) return true;
  if (typeof message === 'string' && WORDS.test(message)) return true;
  if (Array.isArray(errors) && errors.some(isPassing)) return true;
  return isPassing(driverError) || isPassing(cause);
}

type Thrown = Readonly<Partial<Record<'name' | 'code' | 'message' | 'errors' | 'driverError' | 'cause', unknown>>>;
