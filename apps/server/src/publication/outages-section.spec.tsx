import type { HistoryLine } from '#libs/applications';
import { LANGS } from '#libs/platform';
import type { DeadlineVerdict, OutagesOfCall } from '#libs/publication';
import { aCall } from '#testing/calls';
import { render } from 'preact-render-to-string';
import { MovedByOutage } from '../applications/moved-by-outage.js';
import { OutageLog } from '../operator/outage-log.js';
import { aView } from '../ui/testing/a-view.js';
import { OutagesSection } from './outages-section.js';

const NOW = new Date('2026-02-19T11:30:00.000Z');
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const call = aCall({ now: NOW });
const rule = { windowHours: 2, allowedMinutes: 15, extensionHours: 24 };
const outage = { from: at(-60).toISOString(), until: at(-20).toISOString(), minutes: 40 };

function aVerdict(outcome: DeadlineVerdict['outcome'], minutes: number): DeadlineVerdict {
  return {
    deadline: 'conceptNoteDeadline',
    at: at(minutes),
    outcome,
    outageSeconds: minutes * 60,
    allowedSeconds: 900,
    outages: [],
    movedTo: outcome === 'moved' ? at(1_440) : null,
    decidedAt: at(minutes),
  };
}

function section(lang: (typeof LANGS)[number], outages: OutagesOfCall): string {
  return textOf(render(<OutagesSection view={aView({ lang, now: NOW })} call={call} outages={outages} />));
}

/** What is read of a page, without the marks that keep directions apart. */
function textOf(html: string): string {
  return html.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/[\u2066-\u2069]/gu, '');
}

describe('outages before a deadline', () => {
  it.each(LANGS)('are shown with what was measured and what followed (%s)', (lang) => {
    const next = { deadline: 'conceptNoteDeadline', at: at(60), outageSeconds: 1_321 } as const;
    const shown = section(lang, { rule, next, verdicts: [aVerdict('moved', 31), aVerdict('kept', 7)] });

    for (const figure of ['15', '24', '23', '31', '7']) expect(shown).toContain(figure);
  });

  it('say that there is no rule, and that nothing was decided yet', () => {
    expect(section('en', { rule: null, next: null, verdicts: [] })).toContain('has no rule');
    expect(section('en', { rule, next: null, verdicts: [] })).toContain('No submission deadline has come yet');
  });

  it.each(LANGS)('are named on the file that waits for the new deadline, and on no other (%s)', (lang) => {
    const view = aView({ lang, now: NOW });
    const line = { event: 'deadlineMoved', payload: { deadline: 'conceptNoteDeadline', outage } } as const;
    const file = {
      states: ['draft.conceptNote'],
      nextDeadline: { name: 'conceptNoteDeadline', dueAt: at(1_440) },
    } as const;
    const shown = (of: object, payload: object = {}) => {
      // Nothing else of a file or of a line of its history is looked at.
      const history = [{ ...line, payload: { ...line.payload, ...payload } }] as unknown as HistoryLine[];
      const props = { view, call, history, file: { ...file, ...of } };
      return textOf(render(<MovedByOutage {...(props as unknown as Parameters<typeof MovedByOutage>[0])} />));
    };

    expect(shown({})).toContain('40');
    expect(shown({ states: ['eligibilityCheck.administrative'] })).toBe('');
    expect(shown({}, { deadline: 'fullApplicationDeadline' })).toBe('');
    expect(shown({}, { outage: undefined, reason: 'Power cut' })).toBe('');
  });

  it.each(LANGS)('are listed for operators, the newest first (%s)', (lang) => {
    const view = aView({ lang, now: NOW });
    const outages = [
      { from: at(-900), until: at(-888) },
      { from: at(-34), until: null },
    ];
    const shown = textOf(render(<OutageLog view={view} outages={outages} />));

    expect(shown.indexOf('34')).toBeLessThan(shown.indexOf('12'));
    expect(shown.indexOf('34')).toBeGreaterThan(0);
  });
});
