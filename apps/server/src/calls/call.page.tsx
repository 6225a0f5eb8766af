import type { ComponentChildren } from 'preact';
import type { Call, DateChange } from '#libs/calls';
import { ButtonLink } from '../ui/action-form.js';
import { DateTime } from '../ui/date-time.js';
import { Deadline } from '../ui/deadline.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { DatesTable, LotsTable, RulesList } from './call-facts.js';
import { DocumentsList } from './documents-list.js';
import { Prose } from './prose.js';
import { said } from './said.js';
import { Scoring } from './scoring.js';

export interface CallPageProps {
  readonly view: View;
  readonly call: Call;
  readonly isOpen: boolean;
  readonly changes: readonly DateChange[];
}

/** A call: what, who, how much, when, what is asked, how it is scored. */
export function CallPage({ view, call, isOpen, changes }: CallPageProps) {
  const { texts } = call.file;
  const closes = call.deadlineOf('conceptNote');
  const part = (key: string) => view.t(`site.call.${key}`);
  return (
    <Layout
      view={view}
      title={said(view, texts.title)}
      caption={<bdi>{call.code}</bdi>}
      trail={[{ href: '/', label: view.t('site.front.title') }]}
    >
      {call.cancelledAt ? <Notice tone="problem">{part('cancelled')}</Notice> : null}
      <p class="lead">{said(view, texts.summary)}</p>
      {closes ? (
        <Deadline view={view} at={closes} zone={call.zone} calendarHref={`/calls/${call.code}/calendar.ics`} />
      ) : null}
      <Next view={view} call={call} isOpen={isOpen} />
      <Section title={part('what')} text={said(view, texts.objectives)} />
      <Section title={part('priorities')} text={said(view, texts.priorities)} />
      <Section title={part('activities')} text={said(view, texts.activities)} />
      <Section title={part('who')} text={said(view, texts.whoMayApply)}>
        <RulesList view={view} call={call} />
      </Section>
      <Section title={part('howMuch')}>
        <LotsTable view={view} call={call} />
      </Section>
      <Section title={part('whenTitle')}>
        <DatesTable view={view} call={call} />
        <Changes view={view} changes={changes} />
      </Section>
      <Section title={part('asked')}>
        <p>
          <a href={`/calls/${call.code}/questions`}>{part('allQuestions')}</a>
        </p>
        <h3>{part('documents')}</h3>
        <DocumentsList view={view} documents={call.documents('conceptNote')} />
      </Section>
      <Section title={part('scored')} text={said(view, texts.howScored)}>
        <Scoring view={view} call={call} />
      </Section>
      <Section title={part('contact')} text={said(view, texts.contact)} />
      <Section title={part('privacy')} text={said(view, texts.privacy)} />
    </Layout>
  );
}

function Next({ view, call, isOpen }: Pick<CallPageProps, 'view' | 'call' | 'isOpen'>) {
  if (!isOpen) return null;
  return (
    <p class="actions">
      <ButtonLink href={`/calls/${call.code}/apply`}>{view.t('site.call.apply')}</ButtonLink>
      <ButtonLink href={`/calls/${call.code}/check`} weight="secondary">
        {view.t('site.front.check')}
      </ButtonLink>
    </p>
  );
}

interface SectionProps {
  readonly title: string;
  readonly text?: string;
  readonly children?: ComponentChildren;
}

function Section({ title, text, children }: SectionProps) {
  return (
    <section>
      <h2>{title}</h2>
      {text ? <Prose text={text} /> : null}
      {children}
    </section>
  );
}

/** A deadline that moved is told to everybody, with the reason (R04). */
function Changes({ view, changes }: Pick<CallPageProps, 'view' | 'changes'>) {
  if (changes.length === 0) return null;
  return (
    <Notice tone="info" title={view.t('site.call.changed')}>
      <ul>
        {changes.map((change) => (
          <li key={change.id}>
            {view.pieces('site.call.change', {
              date: view.t(`call.date.${change.name}`),
              reason: change.reason,
              on: <DateTime key="on" view={view} at={change.at} show="day" />,
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
