import path from 'node:path';
import { z } from 'zod';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
const SWITCH = { on: true, true: true, '1': true, yes: true, off: false, false: false, '0': false, no: false } as const;

/** The zone data from which on Morocco is at UTC+0 again (since 2026-09-20); older data closes every call an hour early. */
const OLDEST_ZONE_DATA = '2026c';

const variables = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], 'must be production, development or test')
    .default('production')
    .describe('What this process is run for; only tests and developers change it.'),
  PORT: whole(1, 65_535).default(3_000).describe('The port on which the portal answers.'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('The address it listens on; 0.0.0.0 for every address of the machine.'),
  DATA_DIR: z.string().default('.minha').describe('The folder for uploaded files, logs and the embedded database.'),
  DATABASE_URL: address(['postgres', 'postgresql'], 'postgres://user:password@host:5432/database').describe(
    'The PostgreSQL database; npm start brings an embedded one where this is not set.',
  ),
  DATABASE_REPLICA_URL: address(['postgres', 'postgresql'], 'postgres://user:password@replica:5432/database')
    .optional()
    .describe(
      'A streaming replica of the database, for lists, search and public pages; without it the database answers.',
    ),
  REPLICA_MAX_LAG_SECONDS: whole(1, 300)
    .default(5)
    .describe('How old what the replica says may be; once it is older, the database itself is asked.'),
  REDIS_URL: address(['redis', 'rediss'], 'redis://host:6379')
    .optional()
    .describe('The Redis that carries the queues; without it PostgreSQL carries them.'),
  SMTP_URL: address(['smtp', 'smtps'], 'smtp://user:password@host:587')
    .optional()
    .describe('The server that mail leaves through; in the demo npm start brings one that keeps every mail here.'),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>\s]+@[^<>\s]+$|^[^<>]+ <[^<>\s]+@[^<>\s]+>$/, 'must be an address, such as Minha <grants@example.org>')
    .optional()
    .describe('The sender of every mail.'),
  CONTACT_EMAIL: z
    .email('must be an address, such as grants@example.org')
    .optional()
    .describe('Where people write to who need help: it stands at the foot of every page.'),
  PUBLIC_URL: address(['http', 'https'], 'https://grants.example.org')
    .refine(
      isSecureOrLocal,
      'must begin with https:// (http:// is accepted for localhost only, because sessions travel on it)',
    )
    .optional()
    .describe('The address that people use, for the links in mails; http://localhost with PORT where it is not set.'),
  DEMO: onOff()
    .default(false)
    .describe(
      'Demonstration data, its sign-ins and its movable clock; npm start switches it on with the embedded database.',
    ),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`)
    .default('info')
    .describe('The least important level that is still logged.'),
  TRUST_PROXY: z
    .string()
    .refine(isProxyTrust, 'must be off, the number of proxies in front, or their addresses separated by commas')
    .default('off')
    .describe('Whose X-Forwarded-For is believed: nobody (off), the last N proxies, or these addresses.'),
  DATABASE_POOL: whole(1, 100).default(10).describe('The most connections that one process opens to the database.'),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, 'must have 16 characters or more, none of them a blank')
    .optional()
    .describe('The token with which /metrics may be read from elsewhere; without it only this machine reads them.'),
  RECEIPT_SIGNING_KEY: z
    .string()
    .refine(isKey, 'must be 32 bytes in base64, as openssl rand -base64 32 makes them')
    .optional()
    .describe('The key that receipts are signed with; without it one is made in DATA_DIR and kept there.'),
  WORKER_PORT: whole(1, 65_535)
    .optional()
    .describe('The port on which the worker tells its health and its metrics; without it it answers on none.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: address(['http', 'https'], 'http://collector:4318')
    .optional()
    .describe('The OpenTelemetry collector that traces are sent to; without it nothing is traced.'),
  CLAMD_URL: address(['tcp'], 'tcp://clamav:3310')
    .optional()
    .describe('The ClamAV daemon that looks at every file before it is kept; without it none does.'),
  UPLOAD_MAX_MB: whole(1, 500).default(50).describe('The largest file that may be uploaded, in megabytes.'),
});

/** What the environment says, checked and typed. */
export interface Settings {
  readonly nodeEnv: 'production' | 'development' | 'test';
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly databaseReplicaUrl: string | null;
  readonly replicaMaxLagMs: number;
  readonly redisUrl: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly contactEmail: string | null;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly demo: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** As Fastify's `trustProxy` takes it. */
  readonly trustProxy: false | number | string;
  readonly databasePool: number;
  readonly metricsToken: string | null;
  /** Secret: 32 bytes in base64. */
  readonly receiptSigningKey: string | null;
  readonly workerPort: number | null;
  readonly tracesTo: string | null;
  readonly clamdUrl: string | null;
  readonly uploadMaxBytes: number;
}

export class SettingsInvalid extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`Settings to correct:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'SettingsInvalid';
  }
}

/** Reads every setting, or throws SettingsInvalid with all faults at once. Values are never shown: they may be secrets. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  // An empty variable is one that somebody left empty in a compose file: the same as not set.
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = variables.safeParse(given);
  const faults = [...(parsed.error?.issues.map(faultOf) ?? []), ...faultsTogether(given)];
  if (!parsed.success || faults.length > 0) throw new SettingsInvalid(faults);
  return settingsFrom(parsed.data);
}

/** Every variable with its sentence and its default, for documentation. */
export function describeSettings(): readonly {
  readonly name: string;
  readonly meaning: string;
  readonly otherwise: string | null;
}[] {
  return Object.entries(variables.shape).map(([name, schema]) => ({
    name,
    meaning: schema.description ?? '',
    otherwise: schema instanceof z.ZodDefault ? String(schema.def.defaultValue) : null,
  }));
}

/** Refuses to run on zone data that would compute Moroccan deadlines an hour wrong. */
export function assertZoneData(installed: string | undefined = process.versions['tz']): void {
  if (installed !== undefined && installed >= OLDEST_ZONE_DATA) return;
  throw new Error(
    `The time zones of this Node are of ${installed ?? 'an unknown date'}, and ${OLDEST_ZONE_DATA} or newer is needed for the hour of Casablanca: run Minha with Node 24.21 or newer.`,
  );
}

function settingsFrom(given: z.output<typeof variables>): Settings {
  return {
    nodeEnv: given.NODE_ENV,
    port: given.PORT,
    host: given.HOST,
    dataDir: path.resolve(given.DATA_DIR),
    databaseUrl: given.DATABASE_URL,
    databaseReplicaUrl: given.DATABASE_REPLICA_URL ?? null,
    replicaMaxLagMs: given.REPLICA_MAX_LAG_SECONDS * 1_000,
    redisUrl: given.REDIS_URL ?? null,
    smtpUrl: given.SMTP_URL ?? null,
    mailFrom: given.MAIL_FROM ?? 'Minha <minha@localhost>',
    contactEmail: given.CONTACT_EMAIL ?? null,
    publicUrl: (given.PUBLIC_URL ?? `http://localhost:${given.PORT}`).replace(/\/+$/, ''),
    demo: given.DEMO,
    logLevel: given.LOG_LEVEL,
    trustProxy: trustFrom(given.TRUST_PROXY),
    databasePool: given.DATABASE_POOL,
    metricsToken: given.METRICS_TOKEN ?? null,
    receiptSigningKey: given.RECEIPT_SIGNING_KEY ?? null,
    workerPort: given.WORKER_PORT ?? null,
    tracesTo: given.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    clamdUrl: given.CLAMD_URL ?? null,
    uploadMaxBytes: given.UPLOAD_MAX_MB * 1024 * 1024,
  };
}

/** What only several variables together can get wrong. */
function faultsTogether(given: Readonly<Record<string, unknown>>): readonly string[] {
  const isDemo = SWITCH[String(given['DEMO']).toLowerCase() as keyof typeof SWITCH] ?? false;
  if (given['SMTP_URL'] && !given['MAIL_FROM'] && !isDemo) {
    return ['MAIL_FROM is needed with SMTP_URL: the sender of every mail, such as Minha <grants@example.org>'];
  }
  return [];
}

function faultOf(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')} ${issue.message}`;
}

function whole(least: number, most: number) {
  const sentence = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, sentence)
    .transform(Number)
    .pipe(z.number().min(least, sentence).max(most, sentence));
}

function address(schemes: readonly string[], example: string) {
  const sentence = `must be set to an address such as ${example}`;
  return z
    .string(sentence)
    .refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)), sentence);
}

function onOff() {
  return (
    z
      .string()
      .refine((value) => Object.hasOwn(SWITCH, value.toLowerCase()), 'must be on or off')
      // The line above has refused every other word.
      .transform((value) => SWITCH[value.toLowerCase() as keyof typeof SWITCH])
  );
}

function isSecureOrLocal(value: string): boolean {
  if (!URL.canParse(value)) return true;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function isKey(value: string): boolean {
  return /^[\w+/-]{43}=?$/.test(value) && Buffer.from(value, 'base64').length === 32;
}

function isProxyTrust(value: string): boolean {
  return /^(?:off|[1-9]\d?|[\da-f.:/]+(?:,\s*[\da-f.:/]+)*)$/i.test(value);
}

function trustFrom(value: string): false | number | string {
  if (value.toLowerCase() === 'off') return false;
  return /^\d+$/.test(value) ? Number(value) : value;
}
