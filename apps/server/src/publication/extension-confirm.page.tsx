import { type Call, type DateName, instantOf } from '#libs/calls';
import type { DateShift } from '#libs/publication';
import { Button } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { PersonName } from '../ui/person-name.js';
import type { View } from '../ui/view.js';
import type { ExtensionPreviewed } from './extension-preview.js';
import type { TypedExtension } from './extension.page.js';
import type { FileToTell, ToldPeople } from './people-told.js';
import { officePath } from './publication-layout.js';

export interface ExtensionConfirmProps {
  readonly view: View;
  readonly call: Call;
  readonly deadline: DateName;
  readonly typed: TypedExtension;
  readonly preview: ExtensionPreviewed;
  readonly formKey: string;
}

/** Before dates move: every date with its old and new hour, how many files move, who is told in which language. */
export function ExtensionConfirm({ view, call, deadline, typed, preview, formKey }: ExtensionConfirmProps) {
  const path = `${officePath(call.code, 'dates')}/${deadline}`;
  return (
    <ConfirmPage
      view={view}
      title={view.t('publication.extension.confirm')}
      caption={<Code>{call.code}</Code>}
      action={path}
      label={view.t('event.deadlineExtended.do')}
      hidden={{ confirmed: 'yes', _key: formKey }}
      cancelHref={path}
      fields={<Again view={view} typed={typed} />}
    >
      <Shifts view={view} call={call} shifts={preview.shifts} />
      <h2>{view.t('publication.extension.published')}</h2>
      <p>{view.t('publication.extension.publishedWhere')}</p>
      <p class="written" dir="auto">
        {typed.reason}
      </p>
      <h2>{view.t('publication.extension.told')}</h2>
      <Told view={view} told={preview} />
    </ConfirmPage>
  );
}

function Shifts({
  view,
  call,
  shifts,
}: {
  readonly view: View;
  readonly call: Call;
  readonly shifts: readonly DateShift[];
}) {
  const at = (local: DateShift['from']) => (
    <DateTime view={view} at={instantOf({ local, zone: call.zone })} zone={call.zone} show="moment" />
  );
  return (
    <>
      <p>{view.t('site.call.zone', { zone: view.format.zoneName(call.zone, view.now) })}</p>
      <DataTable<DateShift>
        view={view}
        caption={view.t('publication.extension.dates')}
        rows={shifts}
        rowKey={({ name }) => name}
        columns={[
          { key: 'date', head: view.t('publication.dates.date'), cell: ({ name }) => view.t(`call.date.${name}`) },
          { key: 'from', head: view.t('publication.extension.from'), cell: ({ from }) => at(from) },
          { key: 'to', head: view.t('publication.extension.to'), cell: ({ to }) => <strong>{at(to)}</strong> },
        ]}
      />
    </>
  );
}

const SHOWN = 200;

function Told({ view, told }: { readonly view: View; readonly told: ToldPeople }) {
  const { files, drafts, submitted, mails } = told;
  const { fr, ar, en } = told.people;
  if (files === 0) return <p>{view.t('publication.extension.nobody')}</p>;
  return (
    <>
      <ul>
        <li>{view.t('publication.extension.files', { files, submitted: submitted.length, drafts })}</li>
        <li>{view.t('publication.extension.people', { people: fr + ar + en, mails })}</li>
        <li>{view.t('publication.extension.languages', { fr, ar, en })}</li>
      </ul>
      {drafts > 0 ? <p class="help">{view.t('publication.extension.draftsHidden')}</p> : null}
      {submitted.length > 0 ? (
        <details>
          <summary>{view.t('publication.extension.which', { count: submitted.length })}</summary>
          <Files view={view} files={submitted.slice(0, SHOWN)} />
          {submitted.length > SHOWN ? (
            <p>{view.t('publication.extension.more', { count: submitted.length - SHOWN })}</p>
          ) : null}
        </details>
      ) : null}
    </>
  );
}

function Files({ view, files }: { readonly view: View; readonly files: readonly FileToTell[] }) {
  return (
    <ul>
      {files.map(({ code, organisationName, people }) => (
        <li key={code}>
          <Code>{code}</Code>&nbsp;– <PersonName name={organisationName} /> –{' '}
          {view.t('publication.extension.peopleOf', { count: people })}
        </li>
      ))}
    </ul>
  );
}

/** What was typed travels on, and can be gone back to. */
function Again({ view, typed }: { readonly view: View; readonly typed: TypedExtension }) {
  const { on, hour, following, reason } = typed;
  const values = { 'on.day': on.day, 'on.month': on.month, 'on.year': on.year, hour, reason };
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {following.map((name) => (
        <input key={name} type="hidden" name="following" value={name} />
      ))}
      <p class="actions">
        <Button weight="quiet" name="again" value="yes">
          {view.t('publication.extension.again')}
        </Button>
      </p>
    </>
  );
}
