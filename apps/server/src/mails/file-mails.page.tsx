import type { Delivery, MailEntry } from '#libs/notifications';
import { OfficerLayout, type OfficerPageProps } from '../eligibility/officer-layout.js';
import { ActionForm } from '../ui/action-form.js';
import { MailAddress } from '../ui/mail-address.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Status, type Tone } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { ZoneNote } from '../ui/zone-note.js';

export interface FileMailsProps extends OfficerPageProps {
  readonly mails: readonly MailEntry[];
  /** Whether this person works on the file, or only reads. */
  readonly acts: boolean;
  /** The mail whose form came back, with what was typed. */
  readonly typed: { readonly mail: string; readonly note: string };
  readonly errors: readonly FieldError[];
}

const TONES: Readonly<Record<Delivery, Tone>> = {
  waiting: 'neutral',
  queued: 'info',
  sent: 'done',
  refused: 'problem',
  returned: 'problem',
  givenUp: 'problem',
};

/** Every mail about a file: to whom, how far it came, and what is to be done where it did not arrive. */
export function FileMailsPage(props: FileMailsProps) {
  const { view, mails, errors } = props;
  const lost = mails.filter(isLost);
  return (
    <OfficerLayout {...props} title={view.t('mails.file.title')} current="step" errors={errors}>
      <p class="lead">{view.t('mails.file.lead')}</p>
      <ZoneNote view={view} />
      {lost.map((mail) => (
        <Lost key={mail.id} {...props} mail={mail} />
      ))}
      <DataTable
        view={view}
        caption={view.t('mails.file.all')}
        rows={mails}
        rowKey={({ id }) => id}
        empty={<EmptyState>{view.t('mails.file.none')}</EmptyState>}
        columns={[
          {
            key: 'subject',
            head: view.t('mails.file.subject'),
            kind: 'about',
            cell: (mail) => <bdi>{mail.subject}</bdi>,
          },
          { key: 'to', head: view.t('mails.file.to'), cell: (mail) => <Reader mail={mail} /> },
          { key: 'state', head: view.t('mails.file.state'), cell: (mail) => <State view={view} mail={mail} /> },
          {
            key: 'at',
            head: view.t('mails.file.at'),
            cell: ({ sentAt, queuedAt }) => <DateTime view={view} at={sentAt ?? queuedAt} show="moment" />,
          },
        ]}
      />
    </OfficerLayout>
  );
}

function isLost({ delivery, settledAt }: MailEntry): boolean {
  return ['refused', 'returned', 'givenUp'].includes(delivery) && settledAt === null;
}

function Reader({ mail }: { readonly mail: MailEntry }) {
  return (
    <>
      <bdi>{mail.recipientName}</bdi> <MailAddress>{mail.address}</MailAddress>
    </>
  );
}

function State({ view, mail }: { readonly view: View; readonly mail: MailEntry }) {
  return (
    <>
      <Status tone={mail.settledAt === null ? TONES[mail.delivery] : 'neutral'}>
        {view.t(`mails.file.delivery.${mail.delivery}`)}
      </Status>
      {mail.note === null ? null : (
        <p class="muted">{view.pieces('mails.file.settled', { note: <bdi key="n">{mail.note}</bdi> })}</p>
      )}
    </>
  );
}

function Lost({ view, file, mail, acts, typed, errors }: FileMailsProps & { readonly mail: MailEntry }) {
  const isTyped = typed.mail === mail.id;
  return (
    <section>
      <h2>
        <bdi>{mail.subject}</bdi>
      </h2>
      <p>
        <State view={view} mail={mail} /> <Reader mail={mail} />
      </p>
      {mail.reason === null ? null : (
        <p class="muted" dir="ltr">
          {mail.reason}
        </p>
      )}
      {acts ? (
        <ActionForm
          view={view}
          action={`/files/${file.id}/mails/${mail.id}/settled`}
          label={view.t('mails.file.settle')}
          weight="secondary"
        >
          <Field
            kind="text"
            view={view}
            name={`note-${mail.id}`}
            label={view.t('mails.file.note')}
            help={view.t('mails.file.noteHelp')}
            value={isTyped ? typed.note : ''}
            error={errorOf(errors, `note-${mail.id}`)}
          />
        </ActionForm>
      ) : null}
    </section>
  );
}
