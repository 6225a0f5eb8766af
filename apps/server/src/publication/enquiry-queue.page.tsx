import type { WaitingEnquiry } from '#libs/publication';
import { Written } from '../calls/enquiries.page.js';
import { DueIn } from '../grants/due-in.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Sentence } from '../ui/sentence.js';
import { officePath, PublicationLayout, type PublicationLayoutProps } from './publication-layout.js';

export interface EnquiryQueuePageProps extends Pick<PublicationLayoutProps, 'view' | 'call' | 'state'> {
  readonly waiting: readonly WaitingEnquiry[];
  readonly published: number;
  readonly mayAnswer: boolean;
}

/** Questions that wait for the office, the oldest first; who asked is not shown, so that all are treated alike. */
export function EnquiryQueuePage(props: EnquiryQueuePageProps) {
  const { view, call, state, waiting, published, mayAnswer } = props;
  const due = call.calendar.date('answersUntil');
  return (
    <PublicationLayout
      view={view}
      call={call}
      state={state}
      title={view.t('publication.queue.title')}
      current="enquiries"
    >
      <p>
        {view.t('publication.queue.lead')}{' '}
        {published === 0 ? (
          `${view.t('publication.queue.published', { count: 0 })}.`
        ) : (
          <a href={`/calls/${call.code}/enquiries`}>{view.t('publication.queue.published', { count: published })}</a>
        )}
      </p>
      <DataTable<WaitingEnquiry>
        view={view}
        caption={view.t('publication.queue.title')}
        captionHidden
        rows={waiting}
        rowKey={({ id }) => id}
        empty={<NoneWaiting view={view} call={call} />}
        columns={[
          {
            key: 'question',
            kind: 'about',
            head: view.t('publication.queue.question'),
            cell: ({ language, question }) => <Written lang={language} text={question} />,
          },
          {
            key: 'asked',
            head: view.t('publication.queue.asked'),
            cell: ({ askedAt }) => <DateTime view={view} at={askedAt} zone={call.zone} show="moment" />,
          },
          {
            key: 'due',
            head: view.t('publication.queue.due'),
            cell: () => <DueIn view={view} at={due} zone={call.zone} hour />,
          },
          ...(mayAnswer
            ? [
                {
                  key: 'answer',
                  head: view.t('publication.queue.step'),
                  cell: ({ id }: WaitingEnquiry) => (
                    <a href={`${officePath(call.code, 'enquiries')}/${id}`}>{view.t('publication.queue.answer')}</a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </PublicationLayout>
  );
}

/** New questions are announced only as long as the call takes any. */
function NoneWaiting({ view, call }: Pick<EnquiryQueuePageProps, 'view' | 'call'>) {
  const until = call.calendar.date('questionsUntil');
  if (until === null || until > view.now) return <EmptyState>{view.t('publication.queue.none')}</EmptyState>;
  const at = <DateTime view={view} at={until} zone={call.zone} />;
  return (
    <EmptyState>
      <p>
        <Sentence view={view} of="publication.queue.noneMore" with={{ at }} />
      </p>
    </EmptyState>
  );
}
