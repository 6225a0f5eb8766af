import type { HistoryLine } from '#libs/applications';
import { render } from 'preact-render-to-string';
import { aView } from '../ui/testing/a-view.js';
import { Story } from './story.js';

const reminded = (seq: number, deadline: string): HistoryLine => ({
  seq,
  event: 'reminded',
  at: new Date('2026-02-01T09:00:00Z'),
  payload: { deadline },
  actor: { kind: 'system', id: 'timers', roles: ['system'] },
  personName: null,
  fromState: 'scoring.conceptNote',
  toState: 'scoring.conceptNote',
});

describe('what happened to a file', () => {
  const history = [reminded(1, 'conceptNoteDeadline'), reminded(2, 'conceptNoteScoresDue')];
  const told = (reader: 'applicant' | 'staff') =>
    render(<Story view={aView()} history={history} reader={reader} />).match(/Rappel envoyé/g);

  it('tells applicants of their own reminders only', () => {
    expect(told('applicant')).toHaveLength(1);
    expect(told('staff')).toHaveLength(2);
  });
});
