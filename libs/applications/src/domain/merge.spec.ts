import fc from 'fast-check';
import type { JsonObject } from '#libs/kernel';
import { type AnswerChange, changesOf, inSittings, seenAt, traced } from './answer-changes.js';
import { noAnswers, type PageAnswers, rewritten } from './answers.js';
import { differenceOf, undone } from './difference.js';
import { merged } from './merge.js';

const seen = (answers: JsonObject) => new Map(Object.entries(answers));

describe('merging what somebody wrote', () => {
  it('replaces what they had seen, and keeps what others wrote elsewhere', () => {
    const merge = merged(
      { a: 'new', b: 'old' },
      { answers: { a: 'old', b: 'mine' }, seen: seen({ a: 'old', b: 'old' }) },
    );

    expect(merge).toEqual({ answers: { a: 'new', b: 'mine' }, contested: [] });
  });

  it('never replaces what they had not seen, and takes every other answer all the same', () => {
    const merge = merged({ a: 'theirs' }, { answers: { a: 'mine', b: 'more' }, seen: seen({ a: 'old', b: '' }) });

    expect(merge).toEqual({
      answers: { a: 'theirs', b: 'more' },
      contested: [{ question: 'a', mine: 'mine', theirs: 'theirs' }],
    });
  });

  it('contests what cannot be told to have been seen', () => {
    expect(merged({ a: 'theirs' }, { answers: { a: 'mine' }, seen: new Map() }).contested).toHaveLength(1);
  });

  it('takes nothing for a change that is none: the same words, an empty list for no answer', () => {
    const stored = { a: 'same' };

    expect(merged(stored, { answers: { a: 'same', rows: [] }, seen: new Map() })).toEqual({
      answers: stored,
      contested: [],
    });
  });
});

describe('the difference between two texts', () => {
  it('leads back, and cuts no character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const difference = differenceOf(before, after);
        expect(undone(after, difference)).toBe(before);
        expect(difference.removed + difference.added).not.toMatch(/\p{Surrogate}/u);
      }),
    );
    expect(differenceOf('👩', '👨')).toEqual({ place: 0, removed: '👩', added: '👨' });
  });

  it('is not undone in a text that it did not make', () => {
    expect(undone('other', differenceOf('', 'text'))).toBeNull();
  });
});

/** A page on the server: it commits, and its answer may be lost on the way back. */
class Desk {
  page: PageAnswers = noAnswers('conceptNote', 'project');
  changes: AnswerChange[] = [];
  /** Texts that somebody replaced without having had them before their eyes. */
  readonly unseen: string[] = [];

  save(writer: Writer, question: string, value: string) {
    const versions = { [question]: writer.versions[question] ?? 0 };
    const told = seenAt(this.page, this.changes, versions);
    const before = this.page;
    const at = new Date(before.version);
    const { page, contested } = rewritten(before, { answers: { [question]: value }, seen: told, by: writer.name, at });
    const old = before.answers[question];
    if (page !== before && typeof old === 'string' && !writer.shown.has(`${question}:${old}`)) this.unseen.push(old);
    this.changes = [...changesOf(before, page), ...this.changes];
    this.page = page;
    return { version: page.version, contested };
  }
}

/** Somebody at the page: sees what it shows, types, and sends the same words again until they are answered. */
class Writer {
  readonly shown = new Set<string>();
  readonly versions: Record<string, number> = {};
  readonly typed: Record<string, string> = {};
  private readonly sent: Record<string, string> = {};
  contests = 0;

  constructor(readonly name: string) {}

  look(desk: Desk, question: string) {
    if (this.sent[question] !== undefined) return;
    const text = desk.page.answers[question];
    this.see(question, typeof text === 'string' ? text : '', desk.page.version);
  }

  write(desk: Desk, question: string, text: string, fate: 'arrives' | 'lost' | 'unanswered' | 'twice') {
    this.typed[question] = text;
    const value = (this.sent[question] ??= text);
    this.shown.add(`${question}:${value}`);
    if (fate === 'lost') return;
    const answer = desk.save(this, question, value);
    if (fate === 'twice') desk.save(this, question, value);
    if (fate === 'unanswered') return;
    delete this.sent[question];
    const [contest] = answer.contested;
    if (contest) this.contests += 1;
    this.see(question, typeof contest?.theirs === 'string' ? contest.theirs : contest ? '' : value, answer.version);
  }

  private see(question: string, text: string, version: number) {
    this.shown.add(`${question}:${text}`);
    this.versions[question] = version;
  }
}

const FATES = ['arrives', 'arrives', 'lost', 'unanswered', 'twice'] as const;
const step = fc.record({
  who: fc.integer({ min: 0, max: 1 }),
  question: fc.constantFrom('title', 'summary'),
  looks: fc.boolean(),
  fate: fc.constantFrom(...FATES),
});

describe('two editors on one page', () => {
  it('in 1,000 random interleavings never replace a text that was not before the eyes of whoever replaced it', () => {
    let contests = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
        const desk = new Desk();
        const writers = [new Writer('amina'), new Writer('brahim')] as const;
        for (const [i, { who, question, looks, fate }] of steps.entries()) {
          const writer = writers[who] ?? writers[0];
          if (looks) writer.look(desk, question);
          else writer.write(desk, question, `${writer.name} ${i}`, fate);
        }
        contests += writers[0].contests + writers[1].contests;
        expect(desk.unseen).toEqual([]);
        const history = traced(desk.page.answers, desk.changes);
        expect(history).toHaveLength(desk.changes.length);
      }),
      { numRuns: 1_000 },
    );
    expect(contests).toBeGreaterThan(1_000);
  });
});

describe('the history of an answer', () => {
  const noon = Date.parse('2026-02-18T12:00:00Z');
  const page = noAnswers('conceptNote', 'project');
  const write = (from: PageAnswers, text: string, by: string, minute: number) =>
    rewritten(from, {
      answers: { title: text },
      seen: seen({ title: from.answers['title'] ?? '' }),
      by,
      at: new Date(noon + minute * 60_000),
    }).page;

  it('tells every answer from the present one, and takes a sitting for one change', () => {
    const first = write(page, 'At', 'amina', 0);
    const second = write(first, 'Ateliers', 'amina', 1);
    const third = write(second, 'Ateliers 👩‍🔧', 'brahim', 2);
    const changes = [...changesOf(second, third), ...changesOf(first, second), ...changesOf(page, first)];

    const history = traced(third.answers, changes);

    expect(history.map(({ before, after }) => [before, after])).toEqual([
      ['Ateliers', 'Ateliers 👩‍🔧'],
      ['At', 'Ateliers'],
      [undefined, 'At'],
    ]);
    expect(inSittings(history, 5 * 60_000).map(({ before, after, changedBy }) => [before, after, changedBy])).toEqual([
      ['Ateliers', 'Ateliers 👩‍🔧', 'brahim'],
      [undefined, 'Ateliers', 'amina'],
    ]);
  });

  it('tells going back as a change of its own', () => {
    const first = write(page, 'At', 'amina', 0);
    const back = write(first, '', 'amina', 1);

    const history = inSittings(
      traced(back.answers, [...changesOf(first, back, true), ...changesOf(page, first)]),
      300_000,
    );

    expect(history.map(({ after, isUndo }) => [after, isUndo])).toEqual([
      [undefined, true],
      ['At', false],
    ]);
  });

  it('does not claim to know what was seen before its first entry', () => {
    const old = { ...page, version: 7, answers: { title: 'Before there was a history' } };

    expect(seenAt(old, [], { title: 6 }).has('title')).toBe(false);
    expect(seenAt(old, [], { title: 7 }).get('title')).toBe('Before there was a history');
  });
});
