import { type Page, progressOf } from '#libs/calls';
import { faultyHeadings, FIGURES_PAGE } from '#libs/reporting';
import { isWrong } from '../applications/fault-words.js';
import { said } from '../calls/said.js';
import { Deadline } from '../ui/deadline.js';
import { type Task, TaskList, TaskProgress, type TaskState } from '../ui/task-list.js';
import { Questions } from './questions.js';
import { ReportLayout, type ReportPageProps } from './report-layout.js';

/** The parts of a report that is written: what is done, what is missing, and what the office asked. */
export function ReportTasksPage({ view, opened }: ReportPageProps) {
  const { material, nextDeadline, call, questions, draft, states } = opened.file;
  const { report } = material;
  const pages = draft.form.pages.map((page) => pageTask({ view, opened }, page));
  const tasks = [...pages, figuresTask({ view, opened }), ...documentsTask({ view, opened })];
  return (
    <ReportLayout view={view} opened={opened} title={view.t(`reporting.kind.${report.kind}`, { n: report.n })}>
      {nextDeadline ? (
        <Deadline
          view={view}
          at={nextDeadline.dueAt}
          kind="due"
          zone={call.zone}
          calendarHref={`/reports/${report.id}/calendar.ics`}
        />
      ) : null}
      <Questions view={view} questions={questions} zone={call.zone} isToAnswer={states.includes('queried')} />
      <TaskProgress view={view} tasks={tasks} words="reporting.tasks.progress" />
      <TaskList view={view} heading={view.t('reporting.tasks.parts')} tasks={tasks} />
      <TaskList view={view} heading={view.t('reporting.tasks.finish')} tasks={[checkTask({ view, opened }, tasks)]} />
    </ReportLayout>
  );
}

function pageTask({ view, opened }: ReportPageProps, page: Page): Task {
  const { draft, call, material } = opened.file;
  const faults = draft.faults.filter((fault) => fault.page === page.id);
  const progress = progressOf(draft.form, page, draft.answers, call.terms(material.report.lot));
  const isFaulty = progress !== 'notStarted' && faults.some(isWrong);
  const state: TaskState = isFaulty ? 'problem' : progress === 'complete' ? 'done' : progress;
  return {
    key: page.id,
    title: said(view, page.title),
    state,
    href: `/reports/${material.report.id}/form/${page.id}`,
    ...(state === 'inProgress' ? { hint: view.t('reporting.tasks.missing', { count: faults.length }) } : {}),
  };
}

function figuresTask({ view, opened }: ReportPageProps): Task {
  const { draft, material } = opened.file;
  const faulty = faultyHeadings(draft.figures);
  const isStarted = material.pages.some(({ page }) => page === FIGURES_PAGE);
  const hasProblem = faulty.some(({ fault }) => fault !== 'empty');
  const started: TaskState = hasProblem ? 'problem' : 'inProgress';
  const state: TaskState = faulty.length === 0 ? 'done' : isStarted ? started : 'notStarted';
  return {
    key: 'figures',
    title: view.t('reporting.figures.title'),
    state,
    href: `/reports/${material.report.id}/figures`,
  };
}

function documentsTask({ view, opened }: ReportPageProps): readonly Task[] {
  const { draft, material } = opened.file;
  if (draft.asked.length === 0) return [];
  const names = draft.missingDocuments.map(({ title }) => said(view, title));
  const isStarted = material.documents.length > 0;
  const state: TaskState = names.length === 0 ? 'done' : isStarted ? 'inProgress' : 'notStarted';
  return [
    {
      key: 'documents',
      title: view.t('reporting.documents.title'),
      state,
      href: `/reports/${material.report.id}/documents`,
      ...(names.length > 0
        ? { hint: view.t('reporting.tasks.missingDocuments', { list: view.format.list(names) }) }
        : {}),
    },
  ];
}

/** What is written may be read at any time; what is missing keeps it from being handed in. */
function checkTask({ view, opened }: ReportPageProps, parts: readonly Task[]): Task {
  const { draft, material } = opened.file;
  const open = parts.filter(({ state }) => state !== 'done').length;
  const missing = draft.missing.length === 0 ? 0 : Math.max(1, open);
  return {
    key: 'check',
    title: view.t('reporting.tasks.check'),
    state: missing === 0 ? 'notStarted' : 'cannotStart',
    href: `/reports/${material.report.id}/submit`,
    ...(missing > 0 ? { hint: view.t('reporting.tasks.before', { count: missing }) } : {}),
  };
}
