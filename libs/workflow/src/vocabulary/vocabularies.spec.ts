import { z } from 'zod';
import type { Vocabulary } from '../types.js';
import { aCalendar, theFacts } from '../testing/index.js';
import { VOCABULARIES } from './index.js';

const vocabularies: readonly [string, Vocabulary][] = Object.entries(VOCABULARIES);

describe.each(vocabularies)('the vocabulary of %s', (subject, vocabulary) => {
  it('has the name of its subject', () => {
    expect(vocabulary.subject).toBe(subject);
  });

  it('names events that it has where one approves others', () => {
    const approved = Object.values(vocabulary.events).flatMap((event) => event.approves ?? []);

    expect(approved.filter((event) => !(event in vocabulary.events))).toEqual([]);
  });

  // Replay uses payloads as they were sent, without their schemas.
  it('has payloads that are only checked, never changed', () => {
    const changed = Object.entries(vocabulary.events).filter(([, { payload }]) => {
      const [sent, read] = (['input', 'output'] as const).map((io) => JSON.stringify(z.toJSONSchema(payload, { io })));
      return sent !== read;
    });

    expect(changed.map(([event]) => event)).toEqual([]);
  });

  it('has no guard that stumbles over a missing payload', () => {
    const asked = { context: { submissions: {} }, payload: undefined, facts: theFacts() };

    expect(() => Object.values(vocabulary.guards).map((guard) => guard.holds(asked))).not.toThrow();
  });

  it('has deadlines that are null where the call sets none', () => {
    const of = { context: {}, since: new Date(0), calendar: aCalendar(), stops: [] };
    const ofCall = Object.entries(vocabulary.deadlines).filter(([name]) => name !== 'reportDue');

    expect(ofCall.filter(([, deadline]) => deadline.instant(of) !== null)).toEqual([]);
  });
});

describe('a reason that people have to give', () => {
  const { payload } = VOCABULARIES.call.events.callCancelled;

  it.each(['', '   ', '\n'])('may not be empty: %j', (reason) => {
    expect(payload.safeParse({ reason }).success).toBe(false);
  });

  it('may be anything else up to 4000 characters', () => {
    expect(payload.safeParse({ reason: 'x'.repeat(4000) }).success).toBe(true);
    expect(payload.safeParse({ reason: 'x'.repeat(4001) }).success).toBe(false);
  });
});
