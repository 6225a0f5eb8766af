import { LANGS, loadTexts } from '#libs/platform';
import { VOCABULARIES } from '#libs/workflow';
import { z } from 'zod';
import { aMatter } from '../testing/known-people.js';
import { compose, composeDigest } from './compose.js';

const texts = loadTexts('config/texts', { missing: 'throw' });
const vocabularies = Object.values(VOCABULARIES);

/** Every template that an effect of a vocabulary may order. */
const ORDERED = vocabularies
  .flatMap(({ effects }) => Object.values(effects))
  .flatMap(({ params }) => templatesIn(params));
const DEADLINES = [...new Set(vocabularies.flatMap(({ deadlines }) => Object.keys(deadlines)))];

const INSTANT = '2026-02-19T11:59:59.999Z';
const OUTAGE = { afterOutage: 'yes', outageFromAt: INSTANT, outageUntilAt: INSTANT, outageMinutes: 40 };
const ORDER = { happenedAt: INSTANT, hasDeadline: 'yes', deadlineAt: '2026-03-05T15:00:00.000Z', ...OUTAGE };
const REMINDER = { deadline: 'conceptNoteDeadline', dueAt: INSTANT };
const RECEIPT = {
  receiptCode: 'R-7K2M',
  contentHash: 'a1b2',
  applicationCode: 'KAF-1',
  arrivedAt: INSTANT,
  version: 2,
};

const ENQUIRY = { code: 'KAF-2026-01', call: 'Kafaat', question: 'May we?' };

/** What the senders of each template give it. */
const GIVEN: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  ...Object.fromEntries(ORDERED.map((template) => [template, ORDER])),
  reminder: REMINDER,
  overdue: REMINDER,
  deadlineRecomputed: REMINDER,
  receiptIssued: RECEIPT,
  filesAssigned: ORDER,
  passwordForgotten: { minutes: 30 },
  invitation: { invitedBy: 'Salma', organisation: 'Amal', role: 'editor', expiresAt: INSTANT },
  formCorrected: { reason: 'A question was unclear.', ...ORDER },
  signatureAsked: { askerName: 'Salma', hasNote: 'no', note: '', ...ORDER },
  ownershipAsked: { person: 'Salma', organisation: 'Amal', reason: 'New bureau.', days: 14 },
  ownershipEnded: { organisation: 'Amal', answer: 'granted', reason: 'The minutes say so.' },
  organisationsSame: { organisation: 'Amal', role: 'kept', reason: 'One receipt.' },
  joinAsked: { organisation: 'Amal', asker: 'Salma', askerEmail: 'salma@example.ma' },
  fileExpires: { part: 'statutes', until: '4 mars 2027', organisation: 'Association Amal' },
  messageToOffice: {},
  messageToApplicant: {},
  enquiryAnswered: { ...ENQUIRY, number: 3, answer: 'Yes.' },
  enquirySetAside: { ...ENQUIRY, reason: 'Asked before.' },
};
const TEMPLATES = Object.keys(GIVEN);
const IN_EACH_LANGUAGE = LANGS.flatMap((lang) => TEMPLATES.map((template) => [lang, template] as const));

function templatesIn(params: z.ZodType): readonly string[] {
  const template = z.toJSONSchema(params).properties?.['template'];
  return typeof template === 'object' ? (template.enum ?? []).map(String) : [];
}

function composed(lang: (typeof LANGS)[number], template: string, params = GIVEN[template] ?? {}) {
  return compose(texts, lang, { template, matter: aMatter(), publicUrl: 'https://minha.example', params });
}

describe('the words of mails', () => {
  it('are looked for under every template that a definition can name', () => {
    expect(ORDERED.length).toBeGreaterThan(35);
    expect(ORDERED).toEqual(expect.arrayContaining(['callPublished', 'awarded', 'paymentExecuted', 'reportOverdue']));
  });

  it.each(LANGS)('are there for every template and nothing else (%s)', (lang) => {
    const wanted = TEMPLATES.flatMap((template) => [`mail.${template}.body`, `mail.${template}.subject`]);

    const said = texts.keys(lang).filter((key) => key.startsWith('mail.'));

    const digest = ['mail.digest.subject', 'mail.digest.body', 'mail.digestEnd'];
    const around = ['mail.greeting', 'mail.signature', 'mail.personalSignature', 'mail.ending'];
    expect([...said].sort()).toEqual([...wanted, ...digest, ...around].sort());
  });

  it.each(LANGS)('are there for every deadline and nothing else (%s)', (lang) => {
    const said = texts.keys(lang).filter((key) => key.startsWith('deadline.'));

    expect([...said].sort()).toEqual(DEADLINES.map((name) => `deadline.${name}`).sort());
  });

  it.each(IN_EACH_LANGUAGE)('in %s of %s ask only for what is given', (lang, template) => {
    const always = ['call', 'code', 'title', 'link'];
    const given = Object.keys(GIVEN[template] ?? {}).flatMap((name) =>
      name.endsWith('At') ? [name, `${name}Day`, `${name}Exact`] : [name],
    );

    const asked = ['subject', 'body'].flatMap((part) => texts.parametersOf(lang, `mail.${template}.${part}`));

    expect(asked.filter((name) => ![...always, ...given].includes(name))).toEqual([]);
  });

  it.each(LANGS)('greet and sign with what every mail has (%s)', (lang) => {
    const asked = ['greeting', 'signature'].flatMap((part) => texts.parametersOf(lang, `mail.${part}`));

    expect(asked).toEqual(['call', 'code']);
  });

  it.each(IN_EACH_LANGUAGE)('in %s of %s are a subject of one line and paragraphs without gaps', (lang, template) => {
    const { subject, body } = composed(lang, template);

    expect(subject).toMatch(/^\S.*\S$/);
    expect(subject).not.toMatch(/[{}\r\n]/);
    expect(body).not.toMatch(/[{}]|\n{3,}|[ \t]\n|\n[ \t]| {2}|^\s|\s$/);
  });

  it.each(IN_EACH_LANGUAGE)('in %s of %s say where to go, on a line of its own', (lang, template) => {
    expect(composed(lang, template).body.split('\n')).toContain(`https://minha.example${aMatter().path}`);
  });

  it.each(LANGS.flatMap((lang) => ORDERED.map((template) => [lang, template] as const)))(
    'in %s of %s read well without a deadline too',
    (lang, template) => {
      const { body } = composed(lang, template, { ...OUTAGE, happenedAt: INSTANT, hasDeadline: 'no', deadlineAt: '' });

      expect(body).not.toMatch(/Invalid|[{}]|\n{3,}|[ \t]\n|\n[ \t]| {2}| [.,،]/);
    },
  );

  it.each(LANGS.flatMap((lang) => DEADLINES.map((name) => [lang, name] as const)))(
    'in %s name the deadline %s in the subject of a reminder',
    (lang, deadline) => {
      const { subject } = composed(lang, 'reminder', { deadline, dueAt: INSTANT });

      expect(subject).toContain(texts.t(lang, `deadline.${deadline}`));
    },
  );

  it.each(LANGS)('of a reminder name the day in the subject, so that two days can be told apart (%s)', (lang) => {
    const day = { fr: '19 février 2026', ar: '19 فبراير 2026', en: '19 February 2026' }[lang];

    expect(composed(lang, 'reminder').subject.replaceAll(/[\u2066-\u2069]/gu, '')).toContain(day);
  });

  it('of a reminder of what ends at midnight name the last day', () => {
    const { subject } = composed('fr', 'reminder', { deadline: 'reportDue', dueAt: '2026-12-01T00:00:00.000Z' });

    expect(subject).toContain('30 novembre 2026');
  });

  it.each(
    LANGS.flatMap((lang) => ORDERED.filter((name) => name.startsWith('rejected')).map((name) => [lang, name] as const)),
  )('in %s of %s say that one may complain', (lang, template) => {
    const word = { fr: 'réclamation', ar: 'تظلم', en: 'complaint' }[lang];

    expect(composed(lang, template).body).toContain(word);
  });

  it.each(
    LANGS.flatMap((lang) =>
      ['deadlineExtended', 'clarificationRequested', 'contractToSign', 'invitedToFullApplication', 'reportQueried'].map(
        (name) => [lang, name] as const,
      ),
    ),
  )('in %s of %s say until when', (lang, template) => {
    const day = { fr: 'jeudi 5 mars 2026', ar: 'الخميس 5 مارس 2026', en: 'Thursday 5 March 2026' }[lang];

    expect(composed(lang, template).body).toContain(day);
  });

  it.each(LANGS)('of a digest are the subjects and where each leads, in %s', (lang) => {
    const lines = [
      { subject: 'Rappel : rapport', link: 'https://minha.example/applications/1' },
      { subject: 'Échéance', link: 'https://minha.example/calls/K' },
    ];
    const { subject, body } = composeDigest(texts, lang, { lines, link: 'https://minha.example/account/mails' });

    expect(subject).not.toMatch(/[{}\r\n]/);
    expect(body).not.toMatch(/[{}]|\n{3,}/);
    expect(body).toContain('Rappel : rapport\nhttps://minha.example/applications/1');
    expect(body.split('\n')).toContain('https://minha.example/account/mails');
  });

  it.each(LANGS)('of a digest of one message have its subject, in %s', (lang) => {
    const lines = [{ subject: 'Rappel : rapport', link: 'https://minha.example/applications/1' }];

    expect(composeDigest(texts, lang, { lines, link: 'https://minha.example/account/mails' }).subject).toBe(
      'Rappel : rapport',
    );
  });

  it.each(LANGS)('name the way to end them on a line of its own, in %s', (lang) => {
    const ending = 'https://minha.example/unsubscribe/x';
    const material = { template: 'reminder', matter: aMatter(), publicUrl: 'https://minha.example', params: REMINDER };

    expect(compose(texts, lang, { ...material, ending }).body.split('\n')).toContain(ending);
    expect(compose(texts, lang, material).body).not.toContain('unsubscribe');
  });

  it.each(LANGS)('of a receipt prove the hour to the millisecond, in %s', (lang) => {
    const { body } = composed(lang, 'receiptIssued');

    expect(body).toContain('2026-02-19T11:59:59.999Z');
    expect(body).toContain('R-7K2M');
    expect(body).toContain('a1b2');
  });
});
