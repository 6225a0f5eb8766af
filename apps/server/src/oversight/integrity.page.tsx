import type { IntegrityCheck, LastChecks } from '#libs/operation';
import { newFormKey } from '../http/views.js';
import { ActionForm, ButtonLink } from '../ui/action-form.js';
import { SummaryList } from '../ui/check-answers.js';
import { Code } from '../ui/code.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { PersonName } from '../ui/person-name.js';
import { Progress } from '../ui/progress.js';
import type { View } from '../ui/view.js';
import { Discrepancies } from './discrepancies.js';

export interface IntegrityPageProps {
  readonly view: View;
  readonly last: LastChecks;
  readonly names: ReadonlyMap<string, string>;
  /** Who watches one call only reads what was found, and has nothing checked. */
  readonly mayAsk: boolean;
  /** Operators have everything checked, but open no file. */
  readonly opensFiles: boolean;
}

/** The last check of everything, the one that goes on, and the way to ask for one. */
export function IntegrityPage({ view, last, names, mayAsk, opensFiles }: IntegrityPageProps) {
  const { done, open } = last;
  return (
    <Layout view={view} title={view.t('oversight.integrity.title')}>
      <p class="lead">{view.t('oversight.integrity.lead')}</p>
      {open ? <GoingOn view={view} check={open} before={done} /> : null}
      {done ? (
        <Done view={view} check={done} names={names} />
      ) : open ? null : (
        <EmptyState>{view.t('oversight.integrity.never')}</EmptyState>
      )}
      {open || !mayAsk ? null : (
        <ActionForm
          view={view}
          action="/integrity"
          label={view.t('oversight.integrity.ask')}
          hidden={{ _key: newFormKey() }}
        />
      )}
      {opensFiles ? <p>{view.t('oversight.integrity.oneFile')}</p> : null}
    </Layout>
  );
}

interface GoingOnProps {
  readonly view: View;
  readonly check: IntegrityCheck;
  readonly before: IntegrityCheck | null;
}

/** How much there is in all is known from the check before; without one only what is done is said. */
function GoingOn({ view, check, before }: GoingOnProps) {
  const { instances, startedAt, requestedAt } = check;
  const total = Math.max(before?.instances ?? 0, instances);
  const label = view.t('oversight.integrity.soFar', { count: instances });
  return (
    <section>
      <h2>{view.t(startedAt ? 'oversight.integrity.running' : 'oversight.integrity.waiting')}</h2>
      <p>{view.pieces('oversight.integrity.askedAt', { at: <DateTime key="at" view={view} at={requestedAt} /> })}</p>
      {startedAt && before ? <Progress label={label} done={instances} total={total} /> : null}
      {startedAt && !before ? <p class="nums">{label}</p> : null}
      <p class="actions">
        <ButtonLink href="/integrity" weight="secondary">
          {view.t('oversight.integrity.refresh')}
        </ButtonLink>
      </p>
    </section>
  );
}

interface DoneProps extends Pick<IntegrityPageProps, 'view' | 'names'> {
  readonly check: IntegrityCheck;
}

function Done({ view, check, names }: DoneProps) {
  const { finishedAt, requestedBy, instances, rows, detached, files, receipts } = check;
  const [discrepancies, missing] = [check.discrepancies ?? [], check.missing ?? []];
  const differing = check.differing ?? [];
  const holds = discrepancies.length + missing.length + differing.length === 0;
  return (
    <section>
      <h2>{view.t('oversight.integrity.last')}</h2>
      <Notice tone={holds ? 'done' : 'problem'}>
        <p>{view.t(holds ? 'oversight.integrity.holds' : 'oversight.integrity.broken')}</p>
      </Notice>
      <SummaryList
        view={view}
        answers={[
          {
            label: view.t('oversight.integrity.when'),
            value: finishedAt ? <DateTime view={view} at={finishedAt} /> : null,
          },
          {
            label: view.t('oversight.integrity.by'),
            value: requestedBy === null ? view.t('oversight.integrity.command') : <PersonName name={requestedBy} />,
          },
          { label: view.t('oversight.integrity.instances'), value: view.format.number(instances) },
          { label: view.t('oversight.integrity.rows'), value: view.format.number(rows ?? 0) },
          { label: view.t('oversight.integrity.files'), value: view.format.number(files ?? 0) },
          ...(receipts === null
            ? []
            : [{ label: view.t('oversight.integrity.receipts'), value: view.format.number(receipts) }]),
          ...(detached ? [{ label: view.t('oversight.integrity.detached'), value: view.format.number(detached) }] : []),
        ]}
      />
      <Discrepancies view={view} found={discrepancies} names={names} />
      <DifferingReceipts view={view} differing={differing} />
      {missing.length > 0 ? (
        <>
          <h3>{view.t('oversight.integrity.missing', { count: missing.length })}</h3>
          <ul class="plain-list">
            {missing.slice(0, 100).map((key) => (
              <li key={key} class="digest">
                <Code>{key}</Code>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

interface DifferingProps {
  readonly view: View;
  readonly differing: NonNullable<IntegrityCheck['differing']>;
}

/** Receipts that are not what was signed, or not what the books say: what the command says in the same words. */
function DifferingReceipts({ view, differing }: DifferingProps) {
  if (differing.length === 0) return null;
  return (
    <>
      <h3>{view.t('oversight.integrity.differing', { count: differing.length })}</h3>
      <ul class="plain-list">
        {differing.slice(0, 100).map(({ code, what }) => (
          <li key={`${code} ${what}`}>
            <a href={`/receipts?code=${code}`}>
              <Code>{code}</Code>
            </a>{' '}
            <bdi>{what}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}
