import type { ComponentChildren } from 'preact';
import type { ApplicationFileView } from '#libs/applications';
import type { Call } from '#libs/calls';
import { said } from '../calls/said.js';
import { DeadlineBanner } from '../ui/deadline.js';
import type { NotKept } from '../ui/error-summary.js';
import type { FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import type { Crumb } from '../ui/trail.js';
import type { View } from '../ui/view.js';
import { calendarOf, deadlineKind } from './own-deadline.js';

/** What every page of an application is given. */
export interface FilePageProps {
  readonly view: View;
  readonly file: ApplicationFileView;
  readonly call: Call;
}

export interface FileLayoutProps extends FilePageProps {
  readonly title: string;
  readonly aside?: ComponentChildren;
  readonly back?: Crumb;
  /** The file's own first page: the way to it ends before it. */
  readonly isHome?: true;
  readonly errors?: readonly FieldError[];
  readonly notKept?: NotKept | undefined;
  readonly width?: 'text' | 'wide';
  readonly children?: ComponentChildren;
}

/** A page of one application: whose and which it is, and its deadline on top as soon as it is near. */
export function FileLayout({ file, call, back, isHome, ...page }: FileLayoutProps) {
  const { view } = page;
  const trail = [
    { href: '/applications', label: view.t('applications.mine.title') },
    ...(isHome ? [] : [{ href: `/applications/${file.id}`, label: nameOf(view, file) }]),
  ];
  return (
    <Layout
      {...page}
      caption={<bdi>{file.code ?? said(view, call.file.texts.title)}</bdi>}
      {...(back ? { back } : { trail })}
      banner={<FileDeadline view={view} file={file} call={call} />}
    />
  );
}

/** What a file is called: its title, or that it has none yet. */
export function nameOf(view: View, { title }: { readonly title: string }): string {
  return title === '' ? view.t('applications.untitled') : title;
}

function FileDeadline({ view, file, call }: FilePageProps) {
  if (file.nextDeadline === null) return null;
  const { name, dueAt } = file.nextDeadline;
  const kind = deadlineKind(name, file.states);
  if (kind === 'expected') return null;
  return (
    <DeadlineBanner
      view={view}
      at={dueAt}
      kind={kind}
      zone={call.zone}
      of={view.t(`applications.deadline.${name}`)}
      calendarHref={calendarOf(file.id)}
    />
  );
}
