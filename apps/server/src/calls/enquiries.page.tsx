import type { Call } from '#libs/calls';
import { directionOf, LANGS, OWN_NAME, type Lang } from '#libs/platform';
import type { AnsweredEnquiry, OwnEnquiry } from '#libs/publication';
import { ButtonLink } from '../ui/action-form.js';
import { DateTime } from '../ui/date-time.js';
import { Deadline } from '../ui/deadline.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { Pagination } from '../ui/pagination.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { said } from './said.js';

export interface EnquiriesPageProps {
  readonly view: View;
  readonly call: Call;
  /** Whether questions are still taken. */
  readonly takes: boolean;
  readonly answered: readonly AnsweredEnquiry[];
  /** What the reader asked themself; nothing for a stranger. */
  readonly own: readonly OwnEnquiry[];
  readonly nextHref: string | null;
}

/** Questions about a call with their answers, the same for everybody, and where to ask another. */
export function EnquiriesPage({ view, call, takes, answered, own, nextHref }: EnquiriesPageProps) {
  const until = call.calendar.date('questionsUntil');
  return (
    <Layout
      view={view}
      title={view.t('publication.enquiries.title')}
      caption={said(view, call.file.texts.title)}
      trail={[
        { href: '/', label: view.t('site.front.title') },
        { href: `/calls/${call.code}`, label: call.code },
      ]}
    >
      <p class="lead">{view.t('publication.enquiries.lead')}</p>
      {until ? (
        <Deadline view={view} at={until} zone={call.zone} of={view.t('call.date.questionsUntil')} kind="closes" />
      ) : null}
      {takes ? (
        <p class="actions">
          <ButtonLink href={`/calls/${call.code}/enquiries/new`}>{view.t('publication.enquiries.ask')}</ButtonLink>
        </p>
      ) : (
        <p class="muted">{view.t('publication.enquiries.closed')}</p>
      )}
      <OwnEnquiries view={view} own={own} />
      {answered.length === 0 ? (
        <EmptyState>{view.t(takes ? 'publication.enquiries.none' : 'publication.enquiries.noneEver')}</EmptyState>
      ) : null}
      {answered.map((enquiry) => (
        <Answered key={enquiry.number} view={view} call={call} enquiry={enquiry} />
      ))}
      <Pagination view={view} nextHref={nextHref} />
    </Layout>
  );
}

/** In the reader's language where it was published in it, otherwise in the first that there is. */
export function Answered({
  view,
  call,
  enquiry,
}: {
  readonly view: View;
  readonly call: Call;
  readonly enquiry: AnsweredEnquiry;
}) {
  const { number, answers, answeredAt } = enquiry;
  const lang = [view.lang, ...LANGS].find((one) => answers[one]);
  const text = lang ? answers[lang] : undefined;
  if (!lang || !text) return null;
  return (
    <article class="section" id={`n${number}`}>
      <h2>{view.t('publication.enquiries.number', { number })}</h2>
      <Written lang={lang} text={text.question} strong />
      <Written lang={lang} text={text.answer} />
      <p class="help">
        {view.pieces('publication.enquiries.answeredOn', {
          at: <DateTime key="at" view={view} at={answeredAt} zone={call.zone} show="day" />,
        })}
        {lang === view.lang ? null : ` ${view.t('publication.enquiries.onlyIn', { language: OWN_NAME[lang] })}`}
      </p>
    </article>
  );
}

/** A text that somebody wrote, in its own direction. */
export function Written({
  lang,
  text,
  strong = false,
}: {
  readonly lang: Lang;
  readonly text: string;
  readonly strong?: boolean;
}) {
  return (
    <div class="written" lang={lang} dir={directionOf(lang)}>
      {strong ? <strong>{text}</strong> : text}
    </div>
  );
}

function OwnEnquiries({ view, own }: Pick<EnquiriesPageProps, 'view' | 'own'>) {
  if (own.length === 0) return null;
  return (
    <section class="section">
      <h2>{view.t('publication.enquiries.own')}</h2>
      <ul class="plain-list">
        {own.map((enquiry) => (
          <li key={enquiry.id}>
            <Written lang={enquiry.language} text={enquiry.question} />
            <OwnState view={view} enquiry={enquiry} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnState({ view, enquiry: { number, setAside } }: { readonly view: View; readonly enquiry: OwnEnquiry }) {
  if (number !== null) {
    return (
      <a href={`#n${number}`}>
        <Status tone="done">{view.t('publication.enquiries.answeredAs', { number })}</Status>
      </a>
    );
  }
  if (setAside === null) return <Status tone="info">{view.t('publication.enquiries.waits')}</Status>;
  return (
    <>
      <Status tone="neutral">{view.t('publication.enquiries.setAside')}</Status>
      <div class="written" dir="auto">
        {setAside}
      </div>
    </>
  );
}
