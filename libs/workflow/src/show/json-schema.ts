import { ROLES, type JsonObject } from '#libs/kernel';
import { z } from 'zod';
import { ID, NAME, RESUMES } from '../definition/source.js';
import type { Vocabulary } from '../types.js';

const roles = { type: 'array', items: { enum: [...ROLES] }, minItems: 1, uniqueItems: true };

const REPLACEMENT = strictObject(['version', 'states'], {
  version: { type: 'integer', minimum: 1 },
  states: { type: 'object', additionalProperties: { type: 'string' } },
});

/** A JSON schema for definition files, so that an editor completes every name and marks what `compile` would refuse. */
export function definitionJsonSchema(vocabularies: Readonly<Record<string, Vocabulary>>): JsonObject {
  const names = Object.keys(vocabularies);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A workflow definition',
    ...strictObject(['id', 'version', 'vocabulary', 'start', 'states'], {
      id: { type: 'string', pattern: ID.source },
      version: { type: 'integer', minimum: 1 },
      vocabulary: { enum: names },
      replaces: { type: 'array', items: REPLACEMENT },
      start: {},
      states: {},
    }),
    allOf: names.map((name) => ({
      if: { properties: { vocabulary: { const: name } }, required: ['vocabulary'] },
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON schemas, never awaited
      then: { properties: { start: ref(name, 'start'), states: ref(name, 'states') } },
    })),
    definitions: Object.fromEntries(names.flatMap((name) => partsOf(name, vocabularies[name]))),
  };
}

function partsOf(name: string, vocabulary: Vocabulary | undefined): [string, JsonObject][] {
  if (!vocabulary) return [];
  const events = { enum: Object.keys(vocabulary.events) };
  const start = { event: events, by: roles, target: { type: 'string' }, effects: ref(name, 'effects') };
  const states = { type: 'object', propertyNames: { pattern: NAME.source }, additionalProperties: ref(name, 'state') };
  return [
    [`${name}-start`, strictObject(['event', 'by', 'target'], start)],
    [`${name}-states`, states],
    [`${name}-state`, stateOf(name, vocabulary)],
    [`${name}-transition`, transitionOf(name, vocabulary, events)],
    [`${name}-deadline`, deadlineOf(vocabulary, events)],
    ...pausesOf(name, vocabulary),
    [`${name}-effects`, { type: 'array', items: { anyOf: Object.entries(vocabulary.effects).map(effectOf) } }],
  ];
}

function stateOf(name: string, vocabulary: Vocabulary): JsonObject {
  const { events } = vocabulary;
  const transition = ref(name, 'transition');
  const alternatives = { anyOf: [transition, { type: 'array', items: transition, minItems: 1 }] };
  return strictObject([], {
    owner: { enum: [...ROLES] },
    initial: { type: 'string' },
    parallel: { const: true },
    final: { const: true },
    deadlines: { type: 'array', items: ref(name, 'deadline') },
    ...(pausable(vocabulary).length > 0 && { pauses: { type: 'array', items: ref(name, 'pause') } }),
    on: strictObject([], Object.fromEntries(Object.keys(events).map((event) => [event, alternatives]))),
    states: ref(name, 'states'),
  });
}

function transitionOf(name: string, { guards }: Vocabulary, events: JsonObject): JsonObject {
  return strictObject(['by'], {
    target: { type: 'string' },
    by: roles,
    notBy: { type: 'array', items: events, uniqueItems: true },
    guards: { type: 'array', items: { enum: Object.keys(guards) }, uniqueItems: true },
    effects: ref(name, 'effects'),
  });
}

function deadlineOf({ deadlines }: Vocabulary, events: JsonObject): JsonObject {
  return strictObject(['name', 'to'], {
    name: { enum: Object.keys(deadlines) },
    sends: events,
    remind: { type: 'array', items: { type: 'string', pattern: '^P' }, uniqueItems: true },
    to: roles,
  });
}

function pausesOf(name: string, vocabulary: Vocabulary): [string, JsonObject][] {
  const deadlines = pausable(vocabulary);
  if (deadlines.length === 0) return [];
  const pause = { deadline: { enum: deadlines }, resume: { enum: [...RESUMES] } };
  return [[`${name}-pause`, strictObject(['deadline', 'resume'], pause)]];
}

/** Only a length of time can stand still. */
function pausable({ deadlines }: Vocabulary): string[] {
  return Object.entries(deadlines).flatMap(([name, word]) => (word.pausable ? [name] : []));
}

/** An effect without parameters is its name; with parameters, one property. */
function effectOf([effect, { params }]: [string, Vocabulary['effects'][string]]): JsonObject {
  if (params.safeParse({}).success) return { const: effect };
  const { $schema: _dialect, ...shape } = z.toJSONSchema(params, { target: 'draft-7' });
  // A JSON schema is JSON; zod's type for it also allows what it does not write.
  return strictObject([effect], { [effect]: shape as JsonObject });
}

function strictObject(required: readonly string[], properties: JsonObject): JsonObject {
  return { type: 'object', required, properties, additionalProperties: false };
}

function ref(name: string, part: string): JsonObject {
  return { $ref: `#/definitions/${name}-${part}` };
}
