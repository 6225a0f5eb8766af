import type { Role } from '#libs/kernel';
import type { Figures, ReportFileView } from '#libs/reporting';
import { render } from 'preact-render-to-string';
import { aView } from '../ui/testing/a-view.js';
import { FiguresRead } from './report-content.js';
import { awaitedIn, isTurnOf } from './report-words.js';

const file = {
  call: { file: { budget: { headings: [] } } },
  material: { report: { currency: 'MAD' } },
} as unknown as ReportFileView;

describe('the figures of a report, read', () => {
  it('say of a heading without an amount that it was not given, not that it is nothing', () => {
    const line = { heading: '8', budgetMinor: 7_000_00, beforeMinor: 0, typed: '', spentMinor: 0 };
    const total = { budgetMinor: 7_000_00, beforeMinor: 0, nowMinor: 0, spentMinor: 0 };
    const of = (nowMinor: number | null): Figures => ({ lines: [{ ...line, nowMinor, isOverHeading: false }], total });
    const html = (nowMinor: number | null) => render(<FiguresRead view={aView()} file={file} figures={of(nowMinor)} />);

    expect(html(null)).toContain('Non renseigné');
    expect(html(0)).not.toContain('Non renseigné');
  });
});

describe('the deadline of a report', () => {
  const of = (role: Role, state: string) => ({
    actor: { kind: 'person' as const, id: 'p1', roles: [role] },
    file: { ...file, states: [state] },
    isWritable: role === 'applicant' && state !== 'in',
  });

  it('asks something only of whoever has the next step', () => {
    expect(isTurnOf(of('applicant', 'due'))).toBe(true);
    expect(isTurnOf(of('officer', 'due'))).toBe(false);
    expect(isTurnOf(of('officer', 'in'))).toBe(true);
    expect(isTurnOf(of('financeOfficer', 'in'))).toBe(false);
    expect(isTurnOf(of('applicant', 'in'))).toBe(false);
  });

  it('says to the others what is awaited', () => {
    expect(awaitedIn(of('officer', 'overdue'))).toBe('report');
    expect(awaitedIn(of('officer', 'queried'))).toBe('answer');
    expect(awaitedIn(of('applicant', 'in'))).toBe('answer');
  });
});
