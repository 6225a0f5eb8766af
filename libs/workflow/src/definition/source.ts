import { ROLES, type Role } from '#libs/kernel';
import { z } from 'zod';
import type {
  DeadlineSource,
  EffectSource,
  PauseSource,
  ReplacementSource,
  Resume,
  TransitionSource,
  Vocabulary,
} from '../types.js';
import type { FaultCode } from './fault-codes.js';
import { unknownName } from './nearest.js';
import { isPeriod } from './period.js';

/** What a definition file says, with every short form written out. */
export interface DefinitionSource {
  readonly id: string;
  readonly version: number;
  readonly vocabulary: string;
  readonly replaces: readonly ReplacementSource[];
  readonly start: {
    readonly event: string;
    readonly by: readonly Role[];
    readonly target: string;
    readonly effects: readonly EffectSource[];
  };
  readonly states: Readonly<Record<string, StateSource>>;
}

export interface StateSource {
  readonly owner?: Role | undefined;
  readonly initial?: string | undefined;
  readonly parallel?: true | undefined;
  readonly final?: true | undefined;
  readonly deadlines: readonly DeadlineSource[];
  readonly pauses: readonly PauseSource[];
  readonly on: Readonly<Record<string, readonly TransitionSource[]>>;
  readonly states?: Readonly<Record<string, StateSource>> | undefined;
}

/** A name as the files write it: no dots, so that a path can be told from a name. */
export const NAME = /^[a-z][A-Za-z0-9]*$/;
export const ID = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/;

export const RESUMES = ['rest', 'anew'] as const satisfies readonly Resume[];

/** What a name in a file may stand for. */
type Word = 'event' | 'guard' | 'deadline' | 'role';
type Ctx = z.core.$RefinementCtx;

/** The shape of a definition file, strict, that knows every name of the vocabulary. Each issue carries its fault's code. */
export function definitionSchema(vocabulary: Vocabulary): z.ZodType<DefinitionSource> {
  const events = Object.keys(vocabulary.events);
  const event = knownName('event', events);
  const role = knownName('role', ROLES).transform((name) => name as Role);
  const roles = distinct(z.array(role).min(1));
  const effects = z.array(z.unknown().transform((item, ctx) => effectSource(item, vocabulary, ctx))).default([]);
  const transition = z.strictObject({
    target: z.string().optional(),
    by: roles,
    notBy: distinct(z.array(event)).default([]),
    guards: distinct(z.array(knownName('guard', Object.keys(vocabulary.guards)))).default([]),
    effects,
  });
  const alternatives = z.preprocess((one) => (Array.isArray(one) ? one : [one]), z.array(transition).min(1));
  const state: z.ZodType<StateSource> = z.strictObject({
    owner: role.optional(),
    initial: z.string().optional(),
    parallel: z.literal(true).optional(),
    final: z.literal(true).optional(),
    deadlines: z.array(deadlineSchema(vocabulary, { event, roles })).default([]),
    pauses: z.array(pauseSchema(vocabulary)).default([]),
    on: z.record(z.string(), alternatives).superRefine(knownKeys('event', events)).default({}),
    get states() {
      return states.optional();
    },
  });
  const states: z.ZodType<Record<string, StateSource>> = z.record(z.string().regex(NAME), state);
  return z.strictObject({
    id: z.string().regex(ID),
    version: z.int().positive(),
    vocabulary: z.literal(vocabulary.subject),
    replaces: z.array(replacement).default([]),
    start: z.strictObject({ event, by: roles, target: z.string(), effects }),
    states,
  });
}

function deadlineSchema(
  { deadlines }: Vocabulary,
  { event, roles }: { readonly event: z.ZodType<string>; readonly roles: z.ZodType<Role[]> },
): z.ZodType<DeadlineSource> {
  return z.strictObject({
    name: knownName('deadline', Object.keys(deadlines)),
    sends: event.optional(),
    remind: distinct(z.array(z.string().superRefine(mustBePeriod))).default([]),
    to: roles,
  });
}

function pauseSchema({ deadlines }: Vocabulary): z.ZodType<PauseSource> {
  return z.strictObject({ deadline: knownName('deadline', Object.keys(deadlines)), resume: z.enum(RESUMES) });
}

const replacement = z.strictObject({ version: z.int().positive(), states: z.record(z.string(), z.string()) });

function addFault(ctx: Ctx, fault: FaultCode, message: string, path: PropertyKey[] = []): void {
  ctx.addIssue({ code: 'custom', message, path, params: { fault } });
}

function knownName(what: Word, known: readonly string[]): z.ZodType<string> {
  return z.string().superRefine((name, ctx) => {
    if (!known.includes(name)) addFault(ctx, `unknown-${what}`, unknownName(what, name, known));
  });
}

function knownKeys(what: Word, known: readonly string[]): (record: object, ctx: Ctx) => void {
  return (record, ctx) => {
    for (const name of Object.keys(record)) {
      if (!known.includes(name)) addFault(ctx, `unknown-${what}`, unknownName(what, name, known), [name]);
    }
  };
}

function distinct<T>(list: z.ZodType<T[]>): z.ZodType<T[]> {
  return list.superRefine((items, ctx) => {
    items.forEach((item, index) => {
      if (items.indexOf(item) !== index) addFault(ctx, 'duplicate', `"${String(item)}" is there twice.`, [index]);
    });
  });
}

function mustBePeriod(text: string, ctx: Ctx): void {
  if (isPeriod(text)) return;
  addFault(ctx, 'bad-period', `"${text}" is not a length of time such as P7D, PT3H or P5WD.`);
}

/** An effect is its name, or its name with parameters: `{ notify: { template: x } }`. */
function effectSource(item: unknown, vocabulary: Vocabulary, ctx: Ctx): EffectSource {
  const [name, params] = nameAndParams(item);
  if (name === null) {
    addFault(ctx, 'shape', 'An effect is a name, or one name with its parameters.');
    return z.NEVER;
  }
  // Every object has a `toString`; only the vocabulary's own words count.
  const word = Object.hasOwn(vocabulary.effects, name) ? vocabulary.effects[name] : undefined;
  if (!word) {
    addFault(ctx, 'unknown-effect', unknownName('effect', name, Object.keys(vocabulary.effects)));
    return z.NEVER;
  }
  const checked = word.params.safeParse(params);
  for (const { path, message } of checked.error?.issues ?? []) {
    addFault(ctx, 'bad-params', `${name}: ${message}`, typeof item === 'string' ? [] : [name, ...path]);
  }
  // The vocabulary says which parameters there are; they come from a file, so they are JSON.
  return { name, params: checked.data as EffectSource['params'] };
}

function nameAndParams(item: unknown): readonly [string | null, unknown] {
  if (typeof item === 'string') return [item, {}];
  if (typeof item !== 'object' || item === null) return [null, null];
  const entries = Object.entries(item);
  const [only] = entries;
  return only && entries.length === 1 ? only : [null, null];
}
