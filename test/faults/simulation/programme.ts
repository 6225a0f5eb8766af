import { CallRecords, Calls } from '#libs/calls';
import {
  BeforeDeadlines,
  Broadcast,
  Commands,
  type Definitions,
  DetachedMonths,
  type EffectHandler,
  Engine,
  Outbox,
  RulesOfCalls,
  Sweeper,
  Verifier,
} from '#libs/engine';
import { Clock } from '#libs/kernel';
import { MailSender, MailSettings } from '#libs/notifications';
import { Database, loadTexts } from '#libs/platform';
import type { DataSource } from 'typeorm';
import { PublishedRules } from '../../../libs/engine/src/instance/call-rules.js';
import { MailLinks } from '../../../libs/notifications/src/preferences/mail-links.js';
import { MailLocks } from '../../../libs/notifications/src/sending/mail-locks.js';
import { MailRecords } from '../../../libs/notifications/src/sending/mail-records.js';
import { MailServerState } from '../../../libs/notifications/src/sending/mail-server.js';
import { handlersOf } from './handlers.js';
import type { PostOffice } from './post-office.js';
import type { World } from './world.js';

/** The programme's own parts, put together by hand: what a process holds in memory. */
export interface Programme {
  readonly database: Database;
  readonly calls: Calls;
  readonly records: CallRecords;
  readonly rules: RulesOfCalls;
  readonly engine: Engine;
  readonly commands: Commands;
  readonly sweeper: Sweeper;
  readonly broadcast: Broadcast;
  readonly outbox: Outbox;
  readonly verifier: Verifier;
  readonly mails: MailSender;
  readonly handlers: ReadonlyMap<string, EffectHandler>;
}

/** Another part in place of the programme's own; a planted bug. */
export type Replacement = (
  own: Omit<Programme, 'handlers'> & { readonly definitions: Definitions; readonly postOffice: PostOffice },
) => Partial<Programme>;

export interface Surroundings {
  readonly world: World;
  readonly source: DataSource;
  readonly definitions: Definitions;
  readonly postOffice: PostOffice;
  readonly replacement: Replacement;
}

/** A process that has just started. */
export function startProgramme({ world, source, definitions, postOffice, replacement }: Surroundings): Programme {
  const database = new Database(source);
  const calls = new Calls(database);
  const rules = new PublishedRules(calls);
  const settings = new MailSettings('https://minha.example.org', 'minha@example.org', 'smtp://simulated');
  const mails = new MailSender(
    new MailRecords(database),
    new MailLocks(database),
    settings,
    new MailLinks(database),
    loadTexts('config/texts', { missing: 'throw' }),
  );
  // Where it would open a connection to the server that the settings name, and look at the machine's time.
  const server = new MailServerState(() => world.now.getTime());
  Object.assign(mails, { transport: Promise.resolve(postOffice), server });
  const own = {
    database,
    calls,
    rules,
    mails,
    records: new CallRecords(),
    engine: new Engine(database, new ClockOf(world), definitions, rules),
    commands: new Commands(database),
    sweeper: new Sweeper(database, definitions, rules, new BeforeDeadlines()),
    broadcast: new Broadcast(definitions, rules),
    outbox: new Outbox(database),
    verifier: new Verifier(database, definitions, new DetachedMonths(database)),
  };
  const parts = { ...own, ...replacement({ ...own, definitions, postOffice }) };
  return { ...parts, handlers: handlersOf(parts, world) };
}

class ClockOf extends Clock {
  constructor(private readonly world: World) {
    super();
  }

  now(): Date {
    return this.world.now;
  }
}
