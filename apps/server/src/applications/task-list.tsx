import { type ApplicationFileView, missingParts, type Stage, stageDraft, type StageDraft } from '#libs/applications';
import { askedPages, type Call, type Page, progressOf } from '#libs/calls';
import { inCall } from '../calls/in-call.js';
import { said } from '../calls/said.js';
import { type Task, TaskList, TaskProgress, type TaskState } from '../ui/task-list.js';
import type { View } from '../ui/view.js';
import { isWrong } from './fault-words.js';

export interface PartTasksProps {
  readonly view: View;
  readonly call: Call;
  readonly file: ApplicationFileView;
  readonly stages: readonly Stage[];
  /** Whether what stands here was submitted as it is. */
  readonly isSent: boolean;
}

/** What is to be done for the parts that are open: each page of the form, the budget, each document, the check. */
export function PartTasks({ view, call, file, stages, isSent }: PartTasksProps) {
  const parts = stages.map((stage) => {
    const draft = stageDraft(call, stage, file);
    return { draft, tasks: tasksOf(view, call, file, draft) };
  });
  const all = parts.flatMap(({ tasks }) => tasks);
  const isComplete = parts.every(({ draft }) => missingParts(draft).length === 0);
  const open = isComplete ? 0 : Math.max(1, all.filter(({ state }) => state !== 'done').length);
  return (
    <>
      <TaskProgress view={view} tasks={all} />
      {parts.map(({ draft, tasks }) => (
        <TaskList
          key={draft.stage}
          view={view}
          heading={inCall(view, call).t(`call.stage.${draft.stage}`)}
          tasks={tasks}
        />
      ))}
      <TaskList
        view={view}
        heading={view.t('applications.tasks.finish')}
        tasks={[checkTask(view, file, { open, isSent })]}
      />
    </>
  );
}

function tasksOf(view: View, call: Call, file: ApplicationFileView, draft: StageDraft): readonly Task[] {
  const pages = askedPages(draft.form, draft.answers).map((page) => pageTask({ view, call, file, draft, page }));
  return [...pages, ...budgetTask(view, file, draft), ...documentsTask(view, call, file, draft)];
}

interface PageTaskOf {
  readonly view: View;
  readonly call: Call;
  readonly file: ApplicationFileView;
  readonly draft: StageDraft;
  readonly page: Page;
}

function pageTask({ view, call, file, draft, page }: PageTaskOf): Task {
  const faults = draft.faults.filter((fault) => fault.page === page.id);
  const share = draft.shareFaults.some(({ question }) => page.questions.some(({ id }) => id === question));
  const progress = progressOf(draft.form, page, draft.answers, call.terms(file.lot));
  const isFaulty = progress !== 'notStarted' && (share || faults.some(isWrong));
  const state: TaskState = isFaulty ? 'problem' : progress === 'complete' ? 'done' : progress;
  return {
    key: `${draft.stage}-${page.id}`,
    title: said(view, page.title),
    state,
    href: `/applications/${file.id}/form/${draft.stage}/${page.id}`,
    ...(state === 'inProgress' ? { hint: view.t('applications.tasks.missing', { count: faults.length }) } : {}),
  };
}

function budgetTask(view: View, file: ApplicationFileView, { stage, budget }: StageDraft): readonly Task[] {
  if (!budget) return [];
  const isEmpty = budget.budget.lines.length === 0 && budget.budget.requested === '';
  const isDone = budget.faults.length === 0;
  const state: TaskState = isDone
    ? 'done'
    : isEmpty
      ? 'notStarted'
      : budget.faults.some(isWrong)
        ? 'problem'
        : 'inProgress';
  return [
    {
      key: `${stage}-budget`,
      title: view.t('applications.budget.title'),
      state,
      href: `/applications/${file.id}/budget/${stage}`,
    },
  ];
}

function documentsTask(view: View, call: Call, file: ApplicationFileView, draft: StageDraft): readonly Task[] {
  const { stage, missingDocuments } = draft;
  if (call.documents(stage).length === 0) return [];
  const isStarted = file.documents.some(({ set }) => set === stage);
  const state: TaskState = missingDocuments.length === 0 ? 'done' : isStarted ? 'inProgress' : 'notStarted';
  const names = missingDocuments.map(({ title }) => said(view, title));
  return [
    {
      key: `${stage}-documents`,
      title: view.t('applications.documents.title'),
      state,
      href: `/applications/${file.id}/documents/${stage}`,
      ...(names.length > 0
        ? { hint: view.t('applications.tasks.missingDocuments', { list: view.format.list(names) }) }
        : {}),
    },
  ];
}

/** Answers may be read and checked at any time; the parts that are still open keep them from being submitted. */
function checkTask(
  view: View,
  file: ApplicationFileView,
  { open, isSent }: { readonly open: number; readonly isSent: boolean },
): Task {
  return {
    key: 'check',
    title: view.t('applications.tasks.check'),
    state: open > 0 ? 'cannotStart' : isSent ? 'done' : 'notStarted',
    href: `/applications/${file.id}/check`,
    ...(open > 0 ? { hint: view.t('applications.tasks.before', { count: open }) } : {}),
  };
}
