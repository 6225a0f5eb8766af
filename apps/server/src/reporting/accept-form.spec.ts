import { LONGEST_TEXT } from '#libs/kernel';
import type { Figures, ReportFileView } from '#libs/reporting';
import { aView } from '../ui/testing/a-view.js';
import { commentFaults, decisionsIn, entriesIn } from './accept-form.js';

const view = aView();
const file = { call: { file: { budget: { headings: [] } } } } as unknown as ReportFileView;
const LONG = 'x'.repeat(LONGEST_TEXT + 1);

describe('the form with which a report is accepted', () => {
  it('refuses a reason and a comment that are longer than is kept, each at its field', () => {
    const entry = { heading: '8', declaredMinor: 100_00, accepted: '50', reason: LONG };

    expect(decisionsIn(view, file, [entry])).toMatchObject({ ok: false, errors: [{ name: 'reason-8' }] });
    expect(commentFaults(view, LONG)).toMatchObject([{ name: 'comment' }]);
    expect(commentFaults(view, LONG.slice(1))).toEqual([]);
  });

  it('asks nothing where nothing was declared', () => {
    const figures = { lines: [{ heading: '8', nowMinor: 0 }] } as unknown as Figures;
    const { entries } = entriesIn(figures, {});

    expect(decisionsIn(view, file, entries)).toMatchObject({ ok: true, decisions: [{ acceptedMinor: 0 }] });
  });
});
