import type { ComponentChildren } from 'preact';
import { fieldId } from './field-error.js';
import { Progress } from './progress.js';
import { Status, type Tone } from './status.js';
import type { View } from './view.js';

export type TaskState = 'done' | 'inProgress' | 'notStarted' | 'cannotStart' | 'problem';

export interface Task {
  readonly key: string;
  readonly title: string;
  readonly state: TaskState;
  /** Absent where it cannot be opened yet. */
  readonly href?: string;
  /** What is still missing, or why it cannot start. */
  readonly hint?: ComponentChildren;
}

const TONES: Readonly<Record<TaskState, Tone | null>> = {
  done: null,
  inProgress: 'info',
  notStarted: 'neutral',
  cannotStart: 'neutral',
  problem: 'problem',
};

export interface TaskListProps {
  readonly view: View;
  readonly tasks: readonly Task[];
  readonly heading?: string;
}

/** What is done, what is missing, what cannot start yet and why. */
export function TaskList({ view, tasks, heading }: TaskListProps) {
  return (
    <section class="task-section">
      {heading ? <h2>{heading}</h2> : null}
      <ul class="task-list">
        {tasks.map((task) => (
          <TaskRow key={task.key} view={view} task={task} />
        ))}
      </ul>
    </section>
  );
}

export interface TaskProgressProps extends Pick<TaskListProps, 'view' | 'tasks'> {
  /** Key of the text, where the tasks are not called sections. */
  readonly words?: string;
}

/** "3 of 5 sections done", computed from the tasks. */
export function TaskProgress({ view, tasks, words = 'ui.tasks.progress' }: TaskProgressProps) {
  const done = tasks.filter((task) => task.state === 'done').length;
  return <Progress label={view.t(words, { done, total: tasks.length })} done={done} total={tasks.length} />;
}

function TaskRow({ view, task }: { readonly view: View; readonly task: Task }) {
  const id = fieldId(`task-${task.key}`);
  const tied = `${id}-state${task.hint ? ` ${id}-hint` : ''}`;
  return (
    <li class={task.href ? 'task' : 'task task-closed'}>
      <div class="task-words">
        {task.href ? (
          <a class="task-link" href={task.href} aria-describedby={tied}>
            {task.title}
          </a>
        ) : (
          <span>{task.title}</span>
        )}
        {task.hint ? (
          <div class="help" id={`${id}-hint`}>
            {task.hint}
          </div>
        ) : null}
      </div>
      <div class="task-state" id={`${id}-state`}>
        <TaskWord view={view} state={task.state} />
      </div>
    </li>
  );
}

/** What is done needs no emphasis: plain words let the rest be seen. */
function TaskWord({ view, state }: { readonly view: View; readonly state: TaskState }) {
  const tone = TONES[state];
  const word = view.t(`ui.tasks.${state}`);
  return tone ? <Status tone={tone}>{word}</Status> : <span class="task-done">{word}</span>;
}
