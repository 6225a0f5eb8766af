import type { Call } from '#libs/calls';
import type { Outlook } from '#libs/eligibility';
import type { Typed } from '../http/read-form.js';
import { ButtonLink } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { Deadline } from '../ui/deadline.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { said } from './said.js';
import { rulesInWords, type RuleInWords } from './self-check-words.js';

export interface SelfCheckResultProps {
  readonly view: View;
  readonly call: Call;
  readonly typed: Typed;
  readonly outlook: Outlook;
  /** Whether the call takes applications at this moment. */
  readonly isTaking: boolean;
  /** Whether questions about the call are still taken. */
  readonly takesQuestions: boolean;
  /** The answers as they stand in an address. */
  readonly answers: string;
  /** The whole address of this page, to be kept or sent. */
  readonly address: string;
}

/** The answer of the two minutes: yes or not yet, rule by rule why, and what would change it. */
export function SelfCheckResultPage(props: SelfCheckResultProps) {
  const { view, call, typed, outlook } = props;
  const rules = rulesInWords(view, call, outlook, typed);
  const unmet = rules.filter(({ isMet }) => !isMet).length;
  return (
    <Layout
      view={view}
      title={view.t('check.result')}
      caption={said(view, call.file.texts.title)}
      width="wide"
      trail={[
        { href: '/', label: view.t('site.front.title') },
        { href: `/calls/${call.code}`, label: call.code },
      ]}
    >
      {unmet === 0 ? <Yes {...props} /> : <NotYet {...props} unmet={unmet} />}
      <h2>{view.t('check.rules')}</h2>
      <DataTable
        view={view}
        caption={view.t('check.rules')}
        captionHidden
        rows={rules.toSorted((left, right) => Number(left.isMet) - Number(right.isMet))}
        rowKey={({ key }) => key}
        columns={columns(view)}
      />
      <Keep {...props} />
    </Layout>
  );
}

function Yes({ view, call, outlook, isTaking, answers }: SelfCheckResultProps) {
  const closes = call.deadlineOf('conceptNote');
  return (
    <>
      <Notice tone="done" role="status" title={view.t('check.yes')}>
        <p>{view.t('check.lots', { count: outlook.lots.length, lots: lotsOf(view, outlook) })}</p>
        <p>{view.t(isTaking ? 'check.yesMore' : 'check.closed')}</p>
      </Notice>
      {closes ? (
        <Deadline view={view} at={closes} zone={call.zone} calendarHref={`/calls/${call.code}/calendar.ics`} />
      ) : null}
      <p class="actions">
        {isTaking ? (
          <ButtonLink href={`/calls/${call.code}/apply?${answers}`}>{view.t('site.call.apply')}</ButtonLink>
        ) : null}
        <Change view={view} call={call} answers={answers} />
      </p>
    </>
  );
}

function NotYet({ view, call, unmet, answers, takesQuestions }: SelfCheckResultProps & { readonly unmet: number }) {
  return (
    <>
      <Notice tone="attention" role="status" title={view.t('check.no', { count: unmet })}>
        <p>{view.t('check.noMore')}</p>
        {takesQuestions ? <p>{view.t('check.inDoubt')}</p> : null}
      </Notice>
      <p class="actions">
        <Change view={view} call={call} answers={answers} />
        {takesQuestions ? (
          <ButtonLink href={`/calls/${call.code}/enquiries`} weight="secondary">
            {view.t('check.enquire')}
          </ButtonLink>
        ) : null}
      </p>
    </>
  );
}

function Change({ view, call, answers }: Pick<SelfCheckResultProps, 'view' | 'call' | 'answers'>) {
  return (
    <ButtonLink href={`/calls/${call.code}/check?${answers}`} weight="secondary">
      {view.t('check.change')}
    </ButtonLink>
  );
}

function columns(view: View): readonly Column<RuleInWords>[] {
  return [
    { key: 'rule', head: view.t('check.column.rule'), cell: ({ rule }) => rule, kind: 'about' },
    {
      key: 'state',
      head: view.t('check.column.state'),
      cell: ({ isMet }) => (
        <Status tone={isMet ? 'done' : 'problem'}>{view.t(isMet ? 'check.met' : 'check.unmet')}</Status>
      ),
    },
    {
      key: 'why',
      head: view.t('check.column.why'),
      cell: ({ why, change }) => (
        <>
          <p>{why}</p>
          {change ? (
            <p>
              <strong>{change}</strong>
            </p>
          ) : null}
        </>
      ),
    },
  ];
}

/** Nothing is stored here, so that the address is the only memory of it. */
function Keep({ view, call, address }: SelfCheckResultProps) {
  const subject = view.t('check.mailSubject', { title: said(view, call.file.texts.title) });
  const mail = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(address)}`;
  return (
    <section>
      <h2>{view.t('check.keep')}</h2>
      <p>{view.t('check.keepMore')}</p>
      <p>
        <Code>{address}</Code>
      </p>
      <p class="actions">
        <ButtonLink href={mail} weight="secondary">
          {view.t('check.send')}
        </ButtonLink>
      </p>
    </section>
  );
}

function lotsOf(view: View, { lots }: Outlook): string {
  return view.format.list(lots.map(({ title }) => said(view, title)));
}
