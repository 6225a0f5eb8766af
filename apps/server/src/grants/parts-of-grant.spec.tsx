import type { Call } from '#libs/calls';
import type { ReportLine } from '#libs/reporting';
import type { Action } from '#libs/workflow';
import { render } from 'preact-render-to-string';
import { reportsAsked } from '../reporting/reports-address.js';
import { reasonText } from '../ui/reason-text.js';
import { aView } from '../ui/testing/a-view.js';
import { DueIn } from './due-in.js';
import { NothingFound } from './grant-list.page.js';
import { namedReasons } from './reason-names.js';
import { ReportsOfGrant } from './reports-of-grant.js';
import { Steps } from './steps.js';

const view = aView();
/** Midnight in Casablanca, as the day of 1 July begins. */
const DUE = new Date('2027-06-30T23:00:00Z');

describe('a day on which something is due', () => {
  it('is the last one of the time there is for it', () => {
    const report = { id: 'r', kind: 'final', n: 1, state: 'due', dueAt: DUE } as ReportLine;

    for (const html of [
      render(<DueIn view={view} at={DUE} />),
      render(<ReportsOfGrant view={view} reports={[report]} />),
    ]) {
      expect(html).toContain('30 juin 2027');
    }
  });
});

describe('the reports of a grant', () => {
  const html = (change: object) =>
    render(
      <ReportsOfGrant view={view} reports={[{ id: 'r', kind: 'final', n: 1, dueAt: DUE, ...change } as ReportLine]} />,
    );

  it('are told with the day until which questions are answered, and with that on which they came', () => {
    const obligationAt = new Date('2027-08-11T23:00:00Z');
    const submittedAt = new Date('2027-06-01T10:00:00Z');

    expect(html({ state: 'queried', obligationAt })).toContain('11 août 2027');
    expect(html({ state: 'in', obligationAt, submittedAt })).toMatch(/Remis le .*1er juin 2027/);
  });
});

describe('an empty list', () => {
  const list = (search?: string) =>
    render(<NothingFound view={view} search={search} clearHref="/grants?phase=running" none="Rien." />);

  it('says that nothing is there, or that nothing matches and how to see all of it', () => {
    expect(list()).toContain('Rien.');
    expect(list('x')).toContain('Rien ne correspond à cette recherche.');
    expect(list('x')).toContain('href="/grants?phase=running"');
  });
});

describe('what may be done now', () => {
  it('is told at once where only others may do it', () => {
    const action = {
      event: 'grantClosed',
      allowed: false,
      by: ['officer'],
      reasons: [{ code: 'permission', params: {} }],
    } as unknown as Action;
    const places = { grantClosed: { href: '/close', weight: 'primary' } } as const;
    const steps = { view, call: null as never, actions: [action], places };

    expect(render(<Steps {...steps} />)).toContain('<details open>');
    expect(render(<Steps {...steps} areOthersFolded />)).toContain('<details>');
  });
});

describe('what a reason lists', () => {
  it('is one list, also where a name has a comma of its own', () => {
    const title = { fr: 'Factures, reçus', ar: 'x', en: 'x' };
    const call = { documents: () => [{ kind: 'proof', title }], file: { forms: {} } } as unknown as Call;
    const reason = { code: 'guard.reportComplete', params: { count: 3, list: 'proof, figures, KAF-7' } };

    const texts = namedReasons(view, call, [reason]).map((named) => reasonText(view, named));

    expect(texts.join()).toMatch(/.: «.Factures, reçus.», «.Dépenses par rubrique.» et KAF-7\. /);
  });
});

describe('the list of reports', () => {
  it('begins with what its reader has to do', () => {
    expect(reportsAsked({}, 'office').group).toBe('toCheck');
    expect(reportsAsked({}, 'grantee').group).toBe('due');
  });
});
