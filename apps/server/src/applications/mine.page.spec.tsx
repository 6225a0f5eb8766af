import type { MyApplication } from '#libs/applications';
import { render } from 'preact-render-to-string';
import { aView } from '../ui/testing/a-view.js';
import { MinePage } from './mine.page.js';

function shown(lastEvent: string | null): string {
  const application: MyApplication = {
    id: 'f1',
    callId: 'c1',
    callCode: 'KAF-2026-01',
    code: null,
    title: 'Ateliers',
    lot: 'L2',
    organisationName: 'Amal',
    state: 'lapsed',
    dueName: null,
    dueAt: null,
    lastEvent,
    submittedAt: null,
    createdAt: new Date('2026-02-01T12:00:00Z'),
  };
  const none = { calls: new Map(), unread: new Map(), lost: [] };
  return render(<MinePage view={aView()} applications={[application]} {...none} />);
}

describe('the list of applications', () => {
  it('names the cause of an end that has several', () => {
    expect(shown('callWasCancelled')).toContain('l’appel a été annulé');
    expect(shown('submissionDeadlinePassed')).toContain('rien n’a été soumis');
    expect(shown(null)).toContain('ou que l’appel a été annulé');
  });
});
