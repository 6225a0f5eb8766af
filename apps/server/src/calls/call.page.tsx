import type { ComponentChildren } from 'preact';
import type { Call, DateChange } from '#libs/calls';
import { Code } from '../ui/code.js';
import { DateTime } from '../ui/date-time.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { DatesList, LotsTable, RulesList } from './call-facts.js';
import { DocumentsList } from './documents-list.js';
import { Essentials, type Part } from './essentials.js';
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
  const parts = partsOf({ view, call, changes });
  return (
    <Layout
      view={view}
      title={said(view, call.file.texts.title)}
      caption={<Code>{call.code}</Code>}
      trail={[{ href: '/', label: view.t('site.front.title') }]}
      width="wide"
    >
      {call.cancelledAt ? <Notice tone="problem">{view.t('site.call.cancelled')}</Notice> : null}
      <p class="lead">{said(view, call.file.texts.summary)}</p>
      <div class="call-sides">
        <Essentials view={view} call={call} isOpen={isOpen} parts={parts} />
        <div class="call-text">
          {parts.map(({ id, title, content }) => (
            <section key={id} id={id}>
              <h2>{title}</h2>
              {content}
            </section>
          ))}
        </div>
      </div>
    </Layout>
  );
}

type PartWithContent = Part & { readonly content: ComponentChildren };

function partsOf({ view, call, changes }: Omit<CallPageProps, 'isOpen'>): readonly PartWithContent[] {
  const { texts } = call.file;
  const part = (key: string, content: ComponentChildren) => ({ id: key, title: view.t(`site.call.${key}`), content });
  const prose = (text: Parameters<typeof said>[1]) => <Prose text={said(view, text)} />;
  return [
    part('what', prose(texts.objectives)),
    part('priorities', prose(texts.priorities)),
    part('activities', prose(texts.activities)),
    part(
      'who',
      <>
        {prose(texts.whoMayApply)}
        <RulesList view={view} call={call} />
      </>,
    ),
    part('howMuch', <LotsTable view={view} call={call} />),
    part(
      'whenTitle',
      <>
        <DatesList view={view} call={call} />
        <Changes view={view} changes={changes} />
      </>,
    ),
    part('asked', <Asked view={view} call={call} />),
    part(
      'scored',
      <>
        {prose(texts.howScored)}
        <Scoring view={view} call={call} />
      </>,
    ),
    part('contact', prose(texts.contact)),
    part('privacy', prose(texts.privacy)),
  ];
}

function Asked({ view, call }: Pick<CallPageProps, 'view' | 'call'>) {
  return (
    <>
      <p>
        <a href={`/calls/${call.code}/questions`}>{view.t('site.call.allQuestions')}</a>
      </p>
      <h3>{view.t('site.call.documents')}</h3>
      <DocumentsList view={view} documents={call.documents('conceptNote')} />
    </>
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
