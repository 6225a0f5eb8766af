import type { Call } from '#libs/calls';
import { type AssessorLoad, type Reader, type RoundOfFile, type StageProgress } from '#libs/evaluation';
import type { Actor } from '#libs/kernel';
import { NameOfCall } from '../calls/name-of-call.js';
import { said } from '../calls/said.js';
import { newFormKey } from '../http/views.js';
import { ActionForm } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Field } from '../ui/field.js';
import { Filters } from '../ui/filters.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { Pagination } from '../ui/pagination.js';
import { PersonName } from '../ui/person-name.js';
import { Progress } from '../ui/progress.js';
import { Status, type Tone } from '../ui/status.js';
import { Tabs } from '../ui/tabs.js';
import type { View } from '../ui/view.js';
import { LoadsTable } from './loads-table.js';
import { pointsOutOf } from './points.js';
import { progressAddress, SHOWN, type ProgressAsked } from './progress-address.js';

export interface ProgressPageProps {
  readonly view: View;
  readonly call: Call;
  readonly actor: Actor;
  readonly asked: ProgressAsked;
  readonly summary: StageProgress;
  readonly files: readonly RoundOfFile[];
  readonly loads: readonly AssessorLoad[];
  readonly nextHref: string | null;
}

/** How far the assessments of a call are, file by file, for those who run it. */
export function ProgressPage(props: ProgressPageProps) {
  const { view, call, asked, summary, files, loads, nextHref } = props;
  return (
    <Layout
      view={view}
      width="wide"
      title={view.t('evaluation.staff.title')}
      caption={<NameOfCall view={view} call={call} />}
      trail={[{ href: '/committee', label: view.t('awards.home.title') }]}
    >
      {call.stages.length > 1 ? (
        <Tabs
          view={view}
          label={view.t('evaluation.staff.stages')}
          tabs={call.stages.map((stage) => ({
            href: progressAddress(call.code, { ...asked, stage }),
            label: view.t(`evaluation.stage.${stage}`),
            current: stage === asked.stage,
          }))}
        />
      ) : null}
      {summary.files === 0 ? null : (
        <Progress
          label={view.t('evaluation.staff.progress', {
            done: summary.finals,
            total: summary.required,
            complete: summary.complete,
            files: summary.files,
          })}
          done={summary.finals}
          total={summary.required}
        />
      )}
      <Missing {...props} />
      <LoadsTable view={view} loads={loads} />
      {summary.files === 0 ? null : <ProgressFilters {...props} />}
      <DataTable<RoundOfFile>
        view={view}
        caption={view.t('evaluation.staff.files')}
        captionHidden
        rows={files}
        rowKey={({ applicationId }) => applicationId}
        empty={<EmptyState>{view.t('evaluation.staff.none')}</EmptyState>}
        columns={columnsFor(props)}
      />
      <Pagination view={view} nextHref={nextHref} />
    </Layout>
  );
}

function Missing({ view, call, actor, asked, summary }: ProgressPageProps) {
  if (summary.missing === 0) return null;
  const mayAssign = actor.roles.some((role) => role === 'officer' || role === 'secretary');
  return (
    <Notice tone="attention" title={view.t('evaluation.staff.missingTitle', { count: summary.missing })}>
      <p>{view.t('evaluation.staff.missing')}</p>
      <ActionForm
        view={view}
        action={`/calls/${call.code}/assessments`}
        label={view.t('evaluation.staff.assign')}
        weight="secondary"
        hidden={{ _key: newFormKey(), stage: asked.stage }}
        reasons={mayAssign ? [] : [{ code: 'permission', params: {}, by: ['officer', 'secretary'] }]}
      />
    </Notice>
  );
}

function ProgressFilters({ view, call, asked, files, nextHref }: ProgressPageProps) {
  return (
    <Filters
      view={view}
      action={`/calls/${call.code}/assessments`}
      found={nextHref === null && asked.cursor === undefined ? files.length : null}
      active={asked.lot !== undefined || asked.show !== 'all'}
    >
      <input type="hidden" name="stage" value={asked.stage} />
      <Field
        kind="select"
        view={view}
        name="lot"
        label={view.t('evaluation.file.lot')}
        value={asked.lot}
        none={view.t('evaluation.staff.allLots')}
        options={call.lots.map((lot) => ({ value: lot.id, label: said(view, lot.title) }))}
      />
      <Field
        kind="select"
        view={view}
        name="show"
        label={view.t('evaluation.staff.show')}
        value={asked.show === 'all' ? undefined : asked.show}
        none={view.t('evaluation.staff.shown.all')}
        options={SHOWN.filter((value) => value !== 'all').map((value) => ({
          value,
          label: view.t(`evaluation.staff.shown.${value}`),
        }))}
      />
    </Filters>
  );
}

function columnsFor({ view, actor, call, asked }: ProgressPageProps) {
  const { max } = call.grid(asked.stage);
  const mayTake = actor.roles.some((role) => role === 'officer' || role === 'secretary' || role === 'chair');
  const mayGive = actor.roles.some((role) => role === 'officer' || role === 'secretary');
  return [
    {
      key: 'code',
      head: view.t('evaluation.file.code'),
      cell: ({ applicationId, code }: RoundOfFile) => (
        <a href={`/files/${applicationId}`}>
          <Code>{code ?? ''}</Code>
        </a>
      ),
    },
    {
      key: 'title',
      kind: 'about' as const,
      head: view.t('evaluation.file.title'),
      cell: ({ title, organisationName }: RoundOfFile) => (
        <>
          <bdi>{title}</bdi>
          <br />
          <bdi class="muted">{organisationName}</bdi>
        </>
      ),
    },
    {
      key: 'lot',
      head: view.t('evaluation.file.lot'),
      cell: ({ lot }: RoundOfFile) => said(view, call.lot(lot).title),
    },
    {
      key: 'readers',
      kind: 'about' as const,
      head: view.t('evaluation.staff.readers'),
      cell: (file: RoundOfFile) => <Readers {...{ view, file, max, mayTake, mayGive }} />,
    },
    {
      key: 'result',
      kind: 'number' as const,
      head: view.t('evaluation.staff.result'),
      cell: ({ resultHalves, finals, required }: RoundOfFile) =>
        resultHalves === null ? (
          view.t('evaluation.staff.of', { finals, required })
        ) : (
          <span class="nowrap">{pointsOutOf(view, resultHalves, max)}</span>
        ),
    },
  ];
}

const TONES: Readonly<Record<Reader['state'], Tone>> = {
  notStarted: 'neutral',
  inProgress: 'info',
  final: 'done',
  recused: 'attention',
  declined: 'attention',
  withdrawn: 'attention',
};

/** When it came to be as it is: what is not begun has waited since then. */
function Since({ view, state, at }: { readonly view: View; readonly state: Reader['state']; readonly at: Date }) {
  const day = <DateTime key="day" view={view} at={at} show="day" />;
  return <>{state === 'notStarted' ? view.pieces('evaluation.staff.since', { day }) : day}</>;
}

function Readers({
  view,
  file,
  max,
  mayTake,
  mayGive,
}: {
  readonly view: View;
  readonly file: RoundOfFile;
  /** The most that the stage's grid gives. */
  readonly max: number;
  readonly mayTake: boolean;
  readonly mayGive: boolean;
}) {
  return (
    <ul class="plain-list">
      {file.readers.map(({ assignmentId, name, state, since, totalHalves, reason }) => (
        <li key={assignmentId} class="reader">
          <PersonName name={name} />{' '}
          <span class="nowrap">
            <Status tone={TONES[state]}>{view.t(`evaluation.reader.${state}`)}</Status>
          </span>{' '}
          {totalHalves === null ? null : <span class="nums nowrap">{pointsOutOf(view, totalHalves, max)}</span>}{' '}
          <span class="muted nowrap">
            <Since view={view} state={state} at={new Date(since)} />
          </span>
          {reason ? <bdi class="reader-reason muted">{reason}</bdi> : null}
          {mayTake && (state === 'notStarted' || state === 'inProgress') ? (
            <a class="nowrap" href={`/assignments/${assignmentId}/withdrawal`}>
              {view.t('evaluation.staff.take')}
            </a>
          ) : null}
        </li>
      ))}
      {file.missing > 0 ? (
        <li>
          <Status tone="problem">{view.t('evaluation.staff.lacks', { count: file.missing })}</Status>
        </li>
      ) : null}
      {file.divergence ? (
        <li>
          <Status tone="attention">
            {view.t(file.divergence.isTooWide ? 'evaluation.staff.tooWide' : 'evaluation.staff.divided')}
          </Status>
        </li>
      ) : null}
      {mayGive && file.completedAt === null ? (
        <li>
          <a href={`/files/${file.applicationId}/assessors`}>{view.t('evaluation.readers.link')}</a>
        </li>
      ) : null}
    </ul>
  );
}
