import { Call, type CallFile } from '#libs/calls';
import type { PastAssessment } from '#libs/evaluation';
import { aCallFile } from '#testing/calls';
import { render } from 'preact-render-to-string';
import { aView } from '../ui/testing/a-view.js';
import { PastPage } from './past.page.js';

const AT = new Date('2026-05-04T10:00:00Z');

function scored(callCode: string): PastAssessment {
  return {
    assessmentId: callCode,
    assignmentId: callCode,
    callCode,
    stage: 'fullApplication',
    code: `${callCode}-0001`,
    title: 'Ateliers',
    totalHalves: 70,
    submittedAt: AT,
    resultHalves: null,
  };
}

function inStages(definition: CallFile['procedure']['definition']): Call {
  const file = aCallFile({ now: AT });
  return new Call('c1', 1, { ...file, procedure: { ...file.procedure, definition } }, {}, AT, null);
}

describe('past assessments', () => {
  it('name the part that was scored as its call does: the only one completes nothing', () => {
    const calls = new Map([
      ['TWO', inStages('grant.restricted-call')],
      ['ONE', inStages('grant.one-stage-call')],
    ]);

    const page = render(
      <PastPage view={aView()} assessments={[scored('TWO'), scored('ONE')]} calls={calls} nextHref={null} />,
    );

    expect(page).toContain('35 sur 100');
    expect([...page.matchAll(/>(Demande[^<]*)</g)].map(([, name]) => name)).toEqual(['Demande complète', 'Demande']);
  });
});
