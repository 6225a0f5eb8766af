import type { Figures, ReportFileView } from '#libs/reporting';
import { render } from 'preact-render-to-string';
import { aView } from '../ui/testing/a-view.js';
import { FiguresRead } from './report-content.js';

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
