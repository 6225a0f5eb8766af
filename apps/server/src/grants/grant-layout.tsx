import type { ComponentChildren } from 'preact';
import { mayReadMessages } from '#libs/messages';
import { calendarOf, deadlineKind } from '../applications/own-deadline.js';
import { StateTags } from '../applications/state-tags.js';
import { DeadlineBanner, type DeadlineProps } from '../ui/deadline.js';
import type { FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Tabs } from '../ui/tabs.js';
import type { View } from '../ui/view.js';
import type { GrantFile } from './grant-files.js';

/** What every page of a grant is given. */
export interface GrantPageProps {
  readonly view: View;
  readonly file: GrantFile;
}

export interface GrantLayoutProps extends GrantPageProps {
  readonly title: string;
  readonly heading?: ComponentChildren;
  /** `step`: a page on the way to doing something. */
  readonly current: 'story' | 'contract' | 'ledger' | 'step';
  readonly errors?: readonly FieldError[];
  readonly width?: 'text' | 'wide';
  readonly children?: ComponentChildren;
}

/** The messages of a grant are those of its file. */
function messagesTab(view: View, { grant, actor, reader }: GrantFile) {
  if (!mayReadMessages(actor)) return [];
  const href = reader === 'grantee' ? `/applications/${grant.id}/messages` : `/files/${grant.id}/messages`;
  return [{ href, label: view.t('messages.title'), current: false }];
}

const TABS = ['story', 'contract', 'ledger', 'evidence'] as const;

/** A page about one grant: its code and grantee, where it stands, its views, the deadline when it is near. */
export function GrantLayout({ view, file, current, children, ...page }: GrantLayoutProps) {
  const { grant } = file;
  const here = `/grants/${grant.id}`;
  const states = grant.state.split(' ');
  const hrefs = {
    story: here,
    contract: `${here}/contract`,
    ledger: `${here}/ledger`,
    evidence: `/files/${grant.id}/evidence`,
  };
  const shown = TABS.filter((key) => {
    if (key === 'evidence') return file.actor.roles.includes('auditor');
    return key === 'story' || grant.contractNumber !== null;
  });
  return (
    <Layout
      width="wide"
      {...page}
      view={view}
      caption={
        <>
          <bdi>{grant.contractNumber ?? grant.code}</bdi>&nbsp;– <bdi>{grant.organisationName}</bdi>
        </>
      }
      aside={<StateTags view={view} states={states} />}
      trail={[
        { href: '/grants', label: view.t('grants.list.title') },
        ...(current === 'story' ? [] : [{ href: here, label: grant.title || grant.code }]),
      ]}
      banner={grant.dueAt ? <DeadlineBanner {...grantDeadline(view, file, grant.dueAt)} /> : null}
    >
      {current === 'step' ? null : (
        <Tabs
          view={view}
          label={view.t('grants.tab.label')}
          tabs={[
            ...shown.map((key) => ({ href: hrefs[key], label: view.t(`grants.tab.${key}`), current: key === current })),
            ...messagesTab(view, file),
          ]}
        />
      )}
      {children}
    </Layout>
  );
}

/** The next deadline of a grant: what it is of, and for the grantee whose it is and where its calendar file is. */
export function grantDeadline(view: View, { grant, call, reader }: GrantFile, at: Date): DeadlineProps {
  const key = `applications.deadline.${grant.dueName ?? ''}`;
  const isOwn = reader === 'grantee';
  return {
    view,
    at,
    zone: call.zone,
    kind: isOwn ? deadlineKind(grant.dueName ?? '', grant.state.split(' ')) : 'due',
    ...(view.has(key) ? { of: view.t(key) } : {}),
    ...(isOwn ? { calendarHref: calendarOf(grant.id) } : {}),
  };
}
