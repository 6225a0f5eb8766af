import type { ComponentChildren } from 'preact';
import { type Call, type DateChange, instantOf } from '#libs/calls';
import type { WallClock } from '#libs/kernel';
import { DateTime } from '../ui/date-time.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { outageInWords } from '../ui/why-moved.js';
import { AskedSoFar, type EnquiriesSoFar } from './asked-so-far.js';
import { DatesList, LotsTable, RulesList } from './call-facts.js';
import { DocumentsList } from './documents-list.js';
import type { Part } from './essentials.js';
import { Prose } from './prose.js';
import { said } from './said.js';
import { OutageRuleInWords } from '../ui/outage-rule.js';
import { Scoring } from './scoring.js';

export interface CallPartsProps {
  readonly view: View;
  readonly call: Call;
  readonly changes: readonly DateChange[];
  readonly enquiries: EnquiriesSoFar;
}

export type PartWithContent = Part & { readonly content: ComponentChildren };

/** A call in words, as everybody reads it: what, who, how much, when, what is asked, how it is scored. */
export function callParts({ view, call, changes, enquiries }: CallPartsProps): readonly PartWithContent[] {
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
        <OutageRuleInWords view={view} rule={call.outages} />
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
    {
      ...part(
        'contact',
        <>
          <AskedSoFar view={view} call={call} enquiries={enquiries} />
          {enquiries.takes ? prose(texts.contact) : null}
        </>,
      ),
      ...(enquiries.takes ? {} : { title: view.t('publication.enquiries.title') }),
    },
    part(
      'privacy',
      <>
        {prose(texts.privacy)}
        <Retention view={view} call={call} />
      </>,
    ),
  ];
}

function Asked({ view, call }: Pick<CallPartsProps, 'view' | 'call'>) {
  return (
    <>
      <p>
        <a href={`/calls/${call.code}/questions`}>{view.t('site.call.allQuestions')}</a>
      </p>
      <h3>{view.t('site.call.documents')}</h3>
      <DocumentsList view={view} documents={call.allDocuments(call.firstStage)} />
    </>
  );
}

/** How long files are kept: what the call says of personal data refers to it. */
function Retention({ view, call }: Pick<CallPartsProps, 'view' | 'call'>) {
  const { years, smallGrantYears, smallGrant } = call.file.retention;
  const amount = view.format.money(smallGrant, call.currency, 'whole');
  return <p>{view.t('site.call.retention', { years, smallYears: smallGrantYears, amount })}</p>;
}

/** A deadline that moved is told to everybody, with the reason (R04). */
function Changes({ view, changes }: Pick<CallPartsProps, 'view' | 'changes'>) {
  if (changes.length === 0) return null;
  return (
    <Notice tone="info" title={view.t('site.call.changed')}>
      <ul>
        {changes.map((change) => (
          <li key={change.id}>
            {view.pieces('site.call.change', {
              date: view.t(`call.date.${change.name}`),
              from: <Wall key="from" view={view} local={change.oldLocal} zone={change.zone} />,
              to: <Wall key="to" view={view} local={change.newLocal} zone={change.zone} />,
              reason: (
                <bdi key="reason">
                  {change.outage === null ? change.reason : outageInWords(view, change.outage, change.zone)}
                </bdi>
              ),
              on: <DateTime key="on" view={view} at={change.at} show="day" />,
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What stood on the wall of the call, with its hour. */
function Wall({ view, local, zone }: { readonly view: View } & WallClock) {
  return <DateTime view={view} at={instantOf({ local, zone })} zone={zone} show="moment" />;
}
