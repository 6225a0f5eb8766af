import type { LoggerService } from '@nestjs/common';
import { pino, type Logger as PinoLogger } from 'pino';
import { correlation } from '../observing/correlation.js';

/** Keys whose values never reach a log, wherever they stand. */
const PERSONAL = ['email', 'password', 'token', 'cookie', 'authorization', 'rib', 'iban', 'name', 'phone'];

export interface LogSettings {
  readonly level: string;
  /** Which process writes: `server`, `worker`. */
  readonly app: string;
}

/** One JSON object a line, with ids and without personal data. */
export function structuredLog({ level, app }: LogSettings): PinoLogger {
  const paths = PERSONAL.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
  return pino({
    level,
    base: { app },
    mixin: origin,
    redact: { paths, censor: '…' },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}

/** What a line follows from, where it follows from something. */
function origin(): { readonly correlation?: string } {
  const id = correlation();
  return id === null ? {} : { correlation: id };
}

/** Lets Nest's own messages, and those of `new Logger(context)`, go the same way. */
export class StructuredLogger implements LoggerService {
  constructor(private readonly out: PinoLogger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.out.info(...line(message, rest));
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.out.error(...line(message, rest));
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.out.warn(...line(message, rest));
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.out.debug(...line(message, rest));
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.out.trace(...line(message, rest));
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.out.fatal(...line(message, rest));
  }
}

/** Nest passes the context as the last argument, and a stack before it for errors. */
function line(message: unknown, rest: readonly unknown[]): [object, string] {
  const context = rest.at(-1);
  const stack = rest.length > 1 ? rest[0] : undefined;
  const fields = { ...(typeof context === 'string' ? { context } : {}), ...(stack === undefined ? {} : { stack }) };
  if (message instanceof Error) return [{ ...fields, err: message }, message.message];
  if (typeof message === 'object' && message !== null) return [{ ...fields, ...message }, ''];
  return [fields, String(message)];
}
