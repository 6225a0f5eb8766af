import type { PairSide, PairView } from '#libs/identity';
import { formatRib, parseRib } from '#libs/kernel';
import type { ComponentChildren } from 'preact';
import { typedText, type Typed } from '../../http/read-form.js';
import { ActionForm } from '../../ui/action-form.js';
import { Code } from '../../ui/code.js';
import { DataTable } from '../../ui/data-table.js';
import { DateTime, Day } from '../../ui/date-time.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Field } from '../../ui/field.js';
import { errorOf, type FieldError } from '../../ui/field-error.js';
import { Layout } from '../../ui/layout.js';
import { PersonName } from '../../ui/person-name.js';
import { Sentence } from '../../ui/sentence.js';
import { Status } from '../../ui/status.js';
import type { View } from '../../ui/view.js';
import { placeName } from '../organisation-fields.js';
import { OrganisationsTabs } from '../organisations-tabs.js';

export interface DuplicatesPageProps {
  readonly view: View;
  readonly pairs: readonly PairView[];
  /** The pair whose answer was not taken: what was typed belongs to it. */
  readonly answered: string | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** Pairs that are put before an officer at once: with each answer the next one comes. */
const AT_ONCE = 10;

/** Organisations that may be one: side by side, with what looks so, and a decision that can be changed. */
export function DuplicatesPage(props: DuplicatesPageProps) {
  const { view, pairs, errors } = props;
  const open = pairs.filter(({ decisions }) => decisions.length === 0);
  const shown = open.filter(({ id }, at) => at < AT_ONCE || id === props.answered);
  const decided = pairs.filter(({ decisions }) => decisions.length > 0);
  return (
    <Layout view={view} title={view.t('same.title')} errors={errors} width="wide">
      <OrganisationsTabs view={view} current="/duplicates" />
      <p>{view.t('same.lead')}</p>
      {open.length === 0 ? <EmptyState>{view.t('same.none')}</EmptyState> : null}
      {shown.map((pair) => (
        <Pair key={pair.id} {...props} pair={pair} heading="h2" />
      ))}
      {open.length > shown.length ? (
        <p class="muted">{view.t('same.more', { count: open.length - shown.length })}</p>
      ) : null}
      {decided.length > 0 ? <h2>{view.t('same.decided')}</h2> : null}
      {decided.map((pair) => (
        <details key={pair.id} open={props.answered === pair.id}>
          <summary>
            <Names view={view} pair={pair} />
          </summary>
          <History view={view} pair={pair} />
          <Pair {...props} pair={pair} heading="h3" />
        </details>
      ))}
    </Layout>
  );
}

type PairProps = DuplicatesPageProps & { readonly pair: PairView };

function Pair({ heading: Heading, ...props }: PairProps & { readonly heading: 'h2' | 'h3' }) {
  const { view, pair } = props;
  return (
    <section>
      <Heading>
        <Names view={view} pair={pair} />
      </Heading>
      <p class="tags">
        {pair.signs.map((sign) => (
          <Status key={sign} tone="attention">
            {signInWords(view, pair, sign)}
          </Status>
        ))}
      </p>
      <SideBySide view={view} pair={pair} />
      <Decide {...props} />
    </section>
  );
}

/** Two names, or the one that both have. */
function Names({ view, pair: { first, second } }: Pick<PairProps, 'view' | 'pair'>) {
  if (first.name === second.name) return <bdi>{first.name}</bdi>;
  return (
    <Sentence
      view={view}
      of="same.pair"
      with={{ first: <bdi key="first">{first.name}</bdi>, second: <bdi key="second">{second.name}</bdi> }}
    />
  );
}

function signInWords(view: View, { first, second }: PairView, sign: PairView['signs'][number]): string {
  const isExact = (sign === 'name' || sign === 'nameAr') && first[sign] === second[sign];
  return view.t(isExact ? `same.exact.${sign}` : `same.sign.${sign}`);
}

type Fact = readonly [string, (side: PairSide) => ComponentChildren];

function SideBySide({ view, pair }: Pick<PairProps, 'view' | 'pair'>) {
  const { first, second } = pair;
  const label = (name: string) => view.t(`identity.organisation.${name}.label`);
  const unknown = <span class="muted">{view.t('ui.field.notProvided')}</span>;
  const facts: readonly Fact[] = [
    [label('name'), ({ name }) => <bdi>{name}</bdi>],
    [label('nameAr'), ({ nameAr }) => (nameAr ? <bdi lang="ar">{nameAr}</bdi> : null)],
    [label('seat'), ({ region, province }) => placeName(view, region, province)],
    [label('foundedOn'), ({ foundedOn }) => <Day view={view} date={foundedOn} />],
    [label('receiptNumber'), ({ receiptNumber }) => (receiptNumber ? <Code>{receiptNumber}</Code> : null)],
    [label('ice'), ({ ice }) => (ice ? <Code>{ice}</Code> : null)],
    [view.t('identity.account.bank.rib'), ({ rib }) => (rib ? <Code>{ribInGroups(rib)}</Code> : null)],
    [view.t('same.members'), ({ members }) => view.format.number(members)],
    [view.t('same.applications'), ({ applications }) => view.format.number(applications)],
  ];
  return (
    <DataTable<Fact>
      view={view}
      caption={view.t('same.sideBySide')}
      captionHidden
      rows={facts}
      rowKey={([name]) => name}
      columns={[
        { key: 'fact', kind: 'about', head: view.t('same.fact'), cell: ([name]) => name },
        { key: 'first', head: first.name, headIsName: true, cell: ([, of]) => of(first) ?? unknown },
        { key: 'second', head: second.name, headIsName: true, cell: ([, of]) => of(second) ?? unknown },
      ]}
    />
  );
}

function ribInGroups(rib: string): string {
  const read = parseRib(rib);
  return read.ok ? formatRib(read.rib) : rib;
}

function Decide({ view, pair, answered, typed, errors }: PairProps) {
  const isThis = answered === pair.id;
  const value = (name: string) => (isThis ? typedText(typed, name) : '');
  const error = (name: string) => (isThis ? errorOf(errors, name) : undefined);
  return (
    <ActionForm view={view} action={`/duplicates/${pair.id}`} label={view.t('same.decide')} weight="secondary">
      <Field
        view={view}
        kind="radios"
        name="kept"
        label={view.t('same.question')}
        help={view.t('same.questionHelp')}
        options={[
          ...[pair.first, pair.second].map((side) => ({
            value: side.id,
            label: view.t('same.keep', { name: side.name }),
            help: <Told view={view} side={side} />,
          })),
          { value: 'different', label: view.t('same.different') },
        ]}
        value={value('kept') || undefined}
        error={error('kept')}
      />
      <Field
        view={view}
        kind="textarea"
        rows={3}
        name="reason"
        label={view.t('ownership.decisionReason')}
        value={value('reason')}
        error={error('reason')}
      />
    </ActionForm>
  );
}

/** What tells one from the other where the names are the same. */
function Told({ view, side: { foundedOn, ice } }: { readonly view: View; readonly side: PairSide }) {
  return (
    <>
      {view.pieces('same.told', { day: <Day key="day" view={view} date={foundedOn} /> })}
      {ice ? (
        <>
          {' · '}
          {view.t('identity.organisation.ice.label')} <Code>{ice}</Code>
        </>
      ) : null}
    </>
  );
}

function History({ view, pair }: Pick<PairProps, 'view' | 'pair'>) {
  const nameOf = (id: string) => (id === pair.first.id ? pair.first.name : pair.second.name);
  return (
    <DataTable
      view={view}
      caption={view.t('same.history')}
      rows={pair.decisions}
      rowKey={({ at }) => at.toISOString()}
      columns={[
        {
          key: 'decision',
          head: view.t('ownership.answer'),
          cell: ({ keptId }) => view.t(keptId ? 'same.keep' : 'same.different', { name: keptId ? nameOf(keptId) : '' }),
        },
        {
          key: 'reason',
          head: view.t('ownership.decisionReason'),
          cell: ({ reason }) => <bdi class="lines">{reason}</bdi>,
        },
        { key: 'by', head: view.t('ownership.decidedBy'), cell: ({ by }) => <PersonName name={by} /> },
        { key: 'at', head: view.t('same.at'), cell: ({ at }) => <DateTime view={view} at={at} show="day" /> },
      ]}
    />
  );
}
