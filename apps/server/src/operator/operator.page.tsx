import type { Outage } from '#libs/kernel';
import type { Diagnosis, Grade, Standing } from '#libs/operation';
import type { Month, QueueDepth } from '#libs/platform';
import { carryOutEffect, sendMail, sweepTimers } from '#libs/programme';
import { ButtonLink } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { Status, type Tone } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { OperatorTabs } from './operator-tabs.js';
import { OutageLog } from './outage-log.js';

export interface OperatorPageProps {
  readonly view: View;
  /** What `minha -- doctor` says, in the reader's words. */
  readonly diagnoses: readonly Diagnosis[];
  /** Null while the queues do not answer. */
  readonly depths: readonly QueueDepth[] | null;
  readonly months: readonly Month[];
  readonly put: number;
  /** Of the last weeks, the earliest first. */
  readonly outages: readonly Outage[];
}

const TONES: Readonly<Record<Grade, Tone>> = { well: 'done', warning: 'attention', wrong: 'problem' };
const ORDER: readonly Grade[] = ['wrong', 'warning', 'well'];

/** How the installation stands, as the doctor says it; what is wrong comes first. */
export function OperatorPage({ view, diagnoses, depths, months, put, outages }: OperatorPageProps) {
  const worst = [...diagnoses].sort((left, right) => ORDER.indexOf(left.state) - ORDER.indexOf(right.state));
  const count = (of: Grade) => diagnoses.filter(({ state }) => state === of).length;
  return (
    <Layout view={view} title={view.t('operation.title')} width="wide">
      <OperatorTabs view={view} current="/operator" put={put} />
      <p>
        {view.pieces('operation.summary', {
          wrong: count('wrong'),
          warning: count('warning'),
          well: count('well'),
          command: (
            <span key="command" class="nowrap">
              <Code>npm run minha -- doctor</Code>
            </span>
          ),
        })}
      </p>
      <DataTable<Diagnosis>
        view={view}
        caption={view.t('operation.title')}
        captionHidden
        rows={worst}
        rowKey={({ check, sentence }) => `${check} ${sentence}`}
        columns={[
          { key: 'name', head: view.t('operation.what'), cell: ({ check }) => view.t(`doctor.check.${keyOf(check)}`) },
          {
            key: 'grade',
            head: view.t('operation.state'),
            cell: ({ state }) => (
              <span class="nowrap">
                <Status tone={TONES[state]}>{view.t(`operation.grade.${state}`)}</Status>
              </span>
            ),
          },
          {
            key: 'said',
            kind: 'about',
            head: view.t('operation.found'),
            cell: ({ sentence, remedy }) => (
              <>
                <bdi>{sentence}</bdi>
                {remedy === null ? null : (
                  <p>
                    <strong>{view.t('operation.todo')}</strong> <bdi>{remedy}</bdi>
                  </p>
                )}
              </>
            ),
          },
        ]}
      />
      <OutageLog view={view} outages={outages} />
      <Queues view={view} depths={depths} />
      <Months view={view} months={months} />
    </Layout>
  );
}

/** `dead timers` is `deadTimers` in the catalogues. */
function keyOf(check: string): string {
  return check.replaceAll(/ (\w)/g, (_blank, letter: string) => letter.toUpperCase());
}

export function putAside({ deadTimers, deadOrders, failedMails, bouncedMails }: Standing): number {
  return deadTimers + deadOrders + failedMails + bouncedMails;
}

/** How much lies in each queue, and the way to every single job. */
function Queues({ view, depths }: Pick<OperatorPageProps, 'view' | 'depths'>) {
  const names = [...new Set(depths?.map(({ queue }) => queue))];
  const depth = (queue: string, state: QueueDepth['state']) =>
    view.format.number(depths?.find((one) => one.queue === queue && one.state === state)?.count ?? 0);
  return (
    <section>
      <h2>{view.t('operation.queue.name')}</h2>
      {depths === null ? (
        <Notice tone="problem">{view.t('operation.queue.away')}</Notice>
      ) : (
        <DataTable<string>
          view={view}
          caption={view.t('operation.queue.name')}
          captionHidden
          narrow="table"
          rows={names}
          rowKey={(name) => name}
          columns={[
            { key: 'name', head: view.t('operation.queue.one'), cell: (name) => <QueueName view={view} name={name} /> },
            ...(['waiting', 'active', 'delayed'] as const).map((state) => ({
              key: state,
              kind: 'number' as const,
              head: view.t(`operation.queue.of.${state}`),
              cell: (name: string) => depth(name, state),
            })),
          ]}
        />
      )}
      <p class="actions">
        <ButtonLink href="/operator/queues" weight="secondary">
          {view.t('operation.queue.jobs')}
        </ButtonLink>
      </p>
    </section>
  );
}

/** The names of the queues in the catalogues; one that nobody named here is shown as it is. */
const QUEUES = new Map<string, string>([
  [carryOutEffect.name, 'orders'],
  [sendMail.name, 'mails'],
  [sweepTimers.name, 'timers'],
]);

function QueueName({ view, name }: { readonly view: View; readonly name: string }) {
  const what = QUEUES.get(name);
  return what === undefined ? <Code>{name}</Code> : <>{view.t(`operation.queue.named.${what}`)}</>;
}

const STANDINGS: Readonly<Record<Month['standing'], Tone>> = { attached: 'done', detached: 'info', gone: 'neutral' };

/** What lies in each month, and where it is. */
function Months({ view, months }: Pick<OperatorPageProps, 'view' | 'months'>) {
  return (
    <section>
      <h2>{view.t('operation.months.name')}</h2>
      <p class="muted">{view.t('operation.months.intro')}</p>
      <DataTable<Month>
        view={view}
        caption={view.t('operation.months.name')}
        captionHidden
        narrow="table"
        rows={months}
        rowKey={({ month, standing }) => `${month} ${standing}`}
        columns={[
          {
            key: 'month',
            head: view.t('operation.months.month'),
            cell: ({ month }) => (month === null ? view.t('operation.months.other') : view.format.month(month)),
          },
          {
            key: 'standing',
            head: view.t('operation.state'),
            cell: ({ standing }) => (
              <span class="nowrap">
                <Status tone={STANDINGS[standing]}>{view.t(`operation.months.of.${standing}`)}</Status>
              </span>
            ),
          },
          {
            key: 'size',
            kind: 'number',
            head: view.t('operation.months.size'),
            cell: ({ bytes }) => view.format.fileSize(bytes),
          },
        ]}
      />
    </section>
  );
}
