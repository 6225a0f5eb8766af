import type { Reason } from '#libs/workflow';
import { ActionForm } from '../action-form.js';
import { CheckAnswers } from '../check-answers.js';
import { Deadline } from '../deadline.js';
import { TaskList, TaskProgress, type Task } from '../task-list.js';
import { Statechart } from '../statechart.js';
import type { Chart } from '../statechart-layout.js';
import { Timeline } from '../timeline.js';
import type { View } from '../view.js';
import { SAMPLES } from './samples.js';

const HOUR = 3_600_000;

const REASONS: readonly Reason[] = [
  {
    code: 'guard.applicationComplete',
    params: { count: 2, list: 'budget, KAF-7' },
    by: ['applicant', 'signatory'],
    until: '2026-02-19T12:00:00Z',
  },
  { code: 'fourEyes', params: { events: 'paymentChecked' } },
];

/** What a file shows: its deadline, tasks, answers, story, and what can be done. */
export function FileLife({ view }: { readonly view: View }) {
  const sample = SAMPLES[view.lang];
  const inHours = (hours: number) => new Date(view.now.getTime() + hours * HOUR);
  const tasks = tasksOf(view);
  const answers = [
    {
      heading: view.t('ui.design.answers'),
      answers: [
        { label: view.t('ui.design.projectTitle'), value: sample.project, changeHref: '/design' },
        { label: view.t('ui.design.summary'), value: sample.summary, changeHref: '/design' },
        { label: view.t('ui.design.phone'), changeHref: '/design' },
      ],
    },
  ];
  return (
    <>
      <Deadline view={view} at={inHours(9 * 24 + 4)} calendarHref="/design" />
      <Deadline view={view} at={inHours(30)} calendarHref="/design" />
      <Deadline view={view} at={inHours(-50)} />
      <Deadline view={view} at={inHours(-50)} kind="due" of={view.t('state.report.due')} />
      <Deadline view={view} at={inHours(200)} kind="expected" of={view.t('applications.deadline.awardDate')} />
      <TaskProgress view={view} tasks={tasks} />
      <TaskList view={view} tasks={tasks} heading={view.t('ui.design.tasks')} />
      <CheckAnswers view={view} sections={answers} />
      <CheckAnswers view={view} sections={answers} isFolded />
      <ActionForm
        view={view}
        action="/design/submit"
        label={view.t('event.applicationSubmitted.do')}
        hidden={{ key: 'k1' }}
      />
      <ActionForm
        view={view}
        action="/design/blocked"
        label={view.t('event.applicationSubmitted.do')}
        reasons={REASONS}
      />
      <Timeline
        view={view}
        moments={[
          {
            key: '1',
            at: inHours(-80),
            title: view.t('event.applicationSubmitted.done'),
            by: sample.person,
            tone: 'done',
          },
          {
            key: '2',
            at: inHours(-26),
            title: view.t('event.clarificationRequested.done'),
            by: 'Karim <b>Idrissi</b>',
            tone: 'attention',
            children: sample.reason,
          },
          {
            key: '3',
            at: inHours(-2),
            title: view.t('event.clarificationAnswered.done'),
            by: sample.organisation,
            tone: 'info',
          },
        ]}
      />
      <Statechart view={view} chart={chartOf(view)} current={['scoring.conceptNote']} passed={PASSED} />
    </>
  );
}

const PASSED = new Set([
  'draft.conceptNote',
  'submitted.conceptNote',
  'eligibilityCheck.administrative',
  'eligibilityCheck.eligibility',
]);

const STATES = [
  'draft.conceptNote',
  'submitted.conceptNote',
  'eligibilityCheck.administrative',
  'eligibilityCheck.clarification',
  'eligibilityCheck.eligibility',
  'scoring.conceptNote',
  'scoring.conceptNoteScored',
  'draft.fullApplication',
  'rejected',
  'withdrawn',
];

const TRANSITIONS = [
  ['draft.conceptNote', 'submitted.conceptNote'],
  ['submitted.conceptNote', 'eligibilityCheck.administrative'],
  ['eligibilityCheck.administrative', 'eligibilityCheck.clarification'],
  ['eligibilityCheck.clarification', 'eligibilityCheck.administrative'],
  ['eligibilityCheck.administrative', 'eligibilityCheck.eligibility'],
  ['eligibilityCheck.eligibility', 'scoring.conceptNote'],
  ['scoring.conceptNote', 'scoring.conceptNoteScored'],
  ['scoring.conceptNoteScored', 'scoring.conceptNote'],
  ['scoring.conceptNoteScored', 'draft.fullApplication'],
  ['scoring.conceptNoteScored', 'rejected'],
  ['eligibilityCheck.eligibility', 'rejected'],
  ['eligibilityCheck.administrative', 'rejected'],
  ...STATES.slice(0, 8).map((state) => [state, 'withdrawn']),
] as const;

function chartOf(view: View): Chart {
  return {
    states: STATES.map((id) => ({
      id,
      label: view.t(`state.grant.${id}`),
      final: id === 'rejected' || id === 'withdrawn',
    })),
    transitions: TRANSITIONS.map(([from = '', to = '']) => ({ from, to })),
  };
}

function tasksOf(view: View): readonly Task[] {
  const word = (key: string) => view.t(`ui.design.${key}`);
  return [
    { key: 'a', title: word('projectTitle'), state: 'done', href: '/design' },
    { key: 'b', title: word('summary'), state: 'inProgress', href: '/design', hint: word('groupsHelp') },
    { key: 'c', title: word('document'), state: 'problem', href: '/design', hint: SAMPLES[view.lang].reason },
    { key: 'd', title: word('rib'), state: 'notStarted', href: '/design' },
    { key: 'e', title: word('honour'), state: 'cannotStart', hint: word('cannotStart') },
  ];
}
