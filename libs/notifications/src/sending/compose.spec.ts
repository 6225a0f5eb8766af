import { loadTexts } from '#libs/platform';
import { aMatter } from '../testing/known-people.js';
import { compose, unsaid } from './compose.js';

const texts = loadTexts('config/texts', { missing: 'throw' });
const publicUrl = 'https://minha.example';
const happened = { happenedAt: '2026-02-19T12:00:00.000Z', hasDeadline: 'no', deadlineAt: '' };

describe('a message', () => {
  it('greets, tells and signs, in this order', () => {
    const { body } = compose(texts, 'en', { template: 'awarded', matter: aMatter(), publicUrl, params: happened });

    expect(body).toMatch(
      /^Hello,\n\nWe are pleased[^]*\n\nMinha, on behalf[^]*Skills for inclusion\nReference: KAF-2026-01-0042$/,
    );
  });

  it('writes instants in the zone of the call', () => {
    const matter = aMatter({ zone: 'Europe/Brussels' });

    const { body } = compose(texts, 'en', { template: 'applicationWithdrawn', matter, publicUrl, params: happened });

    expect(body).toContain('Thursday 19 February 2026 at 13:00, Brussels time');
  });

  it('keeps a title with line breaks from adding a header to the mail or a paragraph to its text', () => {
    const matter = aMatter({ title: 'Ateliers\r\nBcc: all@evil.example\n\nVotre compte est bloqué' });

    const { subject, body } = compose(texts, 'fr', { template: 'awarded', matter, publicUrl, params: happened });

    expect(subject).not.toMatch(/[\r\n]/);
    expect(body).toContain(
      '« Ateliers Bcc: all@evil.example Votre compte est bloqué »'.replaceAll(/(?<=«) | (?=»)/g, '\u00a0'),
    );
  });

  it('takes braces in a title for what they are', () => {
    const matter = aMatter({ title: '{link} {n, plural' });

    expect(compose(texts, 'fr', { template: 'awarded', matter, publicUrl, params: happened }).subject).toContain(
      '{link} {n, plural',
    );
  });

  it.each(['fr', 'ar', 'en'] as const)(
    'leaves the link bare of marks that a reader would take into it (%s)',
    (lang) => {
      const { body } = compose(texts, lang, { template: 'awarded', matter: aMatter(), publicUrl, params: happened });

      expect(body).toContain(`\n${publicUrl}${aMatter().path}\n`);
    },
  );

  it('isolates a code in Arabic', () => {
    const { body } = compose(texts, 'ar', { template: 'awarded', matter: aMatter(), publicUrl, params: happened });

    expect(body).toContain('\u2068KAF-2026-01-0042\u2069');
  });

  it('passes numbers on and leaves out what no text can say', () => {
    const params = {
      receiptCode: 'R-1',
      contentHash: 'ff',
      applicationCode: 'K-1',
      arrivedAt: '2026-02-19T11:59:59.999Z',
      version: 3,
      nested: { a: 1 },
    };

    expect(compose(texts, 'en', { template: 'receiptIssued', matter: aMatter(), publicUrl, params }).body).toContain(
      '(version 3)',
    );
  });

  it.each([
    ['has everything', 'awarded', happened, {}, []],
    ['lacks what a receipt says', 'receiptIssued', happened, {}, ['receiptCode', 'applicationCode', 'arrivedAt']],
    ['lacks the title of a file without one', 'awarded', happened, { title: ' ' }, ['title']],
  ] as const)('says what it lacks: one that %s', (_which, template, params, matter, gaps) => {
    const material = { template, matter: aMatter(matter), publicUrl, params };

    expect(unsaid(texts, ['fr', 'ar', 'en'], material).slice(0, 3)).toEqual(gaps);
  });
});
