import type { Reason } from '#libs/workflow';
import { render } from 'preact-render-to-string';
import { ActionForm } from './action-form.js';
import { ConfirmPage } from './confirm-page.js';
import { renderPage } from './render.js';
import { aView } from './testing/a-view.js';
import { WhyNot } from './why-not.js';

const view = aView();
const late: Reason = {
  code: 'guard.beforeDeadline',
  params: { deadline: '2026-02-19T12:00:00.000Z' },
  by: ['officer'],
  until: '2026-03-01T12:00:00Z',
};

describe('an action', () => {
  it('posts with its token and with what travels along', () => {
    const html = render(<ActionForm view={view} action="/a" label="Soumettre" hidden={{ key: '"1"' }} />);
    expect(html).toContain('<form class="action-form" method="post" action="/a"');
    expect(html).toContain('name="_csrf" value="token-1"');
    expect(html).toContain('name="key" value="&quot;1&quot;"');
  });

  it('that is blocked has no form, and says why', () => {
    const html = render(<ActionForm view={view} action="/a" label="Soumettre" reasons={[late]} />);
    expect(html).not.toContain('<form');
    expect(html).toMatch(/<button type="button"[^>]* aria-disabled="true" aria-describedby="f--a-why">/);
    expect(html).toContain('id="f--a-why"');
  });
});

describe('why not', () => {
  it('says instants as dates, who can act and until when', () => {
    const html = render(<WhyNot view={view} reasons={[late]} />).replaceAll('\u00a0', ' ');
    expect(html).toContain('La date limite est passée : jeudi 19 février 2026 à 12 h 00, heure de Casablanca.');
    expect(html).toContain('Qui peut agir : chargé de programme');
    expect(html).toContain('dimanche 1er mars 2026');
  });

  it('gives codes their words, and keeps a reference as it is', () => {
    const reason: Reason = {
      code: 'guard.nothingBlocksPayment',
      params: { count: 2, list: 'notSigned, annex, KAF-7' },
    };
    const words = (item: string) => (item === 'annex' ? 'l’annexe B' : null);
    expect(render(<WhyNot view={view} reasons={[{ ...reason, words }]} />)).toContain(
      'le contrat n’est pas signé par les deux parties, l’annexe B et KAF-7',
    );
  });

  it('says how many more there are than it names', () => {
    const reason: Reason = { code: 'guard.callComplete', params: { count: 3, list: 'A, 1500000 MAD' } };
    expect(render(<WhyNot view={view} reasons={[reason]} />)).toMatch(/.: A, 15.000,00.MAD et 1 autre\./);
  });

  it('names what the person did before, where another one has to act', () => {
    const reason: Reason = { code: 'fourEyes', params: { events: 'paymentChecked' }, by: ['financeOfficer'] };
    const html = render(<WhyNot view={view} reasons={[reason]} />);
    expect(html).toContain('Paiement contrôlé');
    expect(html).toContain('une autre personne (');
  });

  it('says nothing where nothing is in the way', () => {
    expect(render(<WhyNot view={view} reasons={[]} />)).toBe('');
  });
});

describe('a page that asks for confirmation', () => {
  it('says what will happen, offers to go back, and asks once', () => {
    const html = renderPage(
      <ConfirmPage view={view} title="Retirer la demande" action="/withdraw" label="Retirer" cancelHref="/grants/1">
        <p>Votre demande ne sera plus examinée.</p>
      </ConfirmPage>,
    );
    expect(html).toContain('Votre demande ne sera plus examinée.');
    expect(html).toContain('href="/grants/1"');
    expect(html.match(/action="\/withdraw"/g)).toHaveLength(1);
  });
});
