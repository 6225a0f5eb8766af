import { Button, ButtonLink, Csrf } from '../action-form.js';
import { Autosave } from '../autosave.js';
import { Field } from '../field.js';
import { errorOf, type FieldError } from '../field-error.js';
import { FileItem } from '../file-item.js';
import { LiveTotal, LiveTotals } from '../live-total.js';
import type { View } from '../view.js';
import { SAMPLES, SUMMARY_LIMIT } from './samples.js';

interface Of {
  readonly view: View;
  readonly errors: readonly FieldError[];
}

/** Every kind of field: empty, filled, and wrong. */
export function FormSamples({ view, errors }: Of) {
  return (
    <form id="sample-form" method="post" action="/design" novalidate data-submit-once>
      <Csrf view={view} />
      <p>
        <Autosave view={view} form="sample-form" url="/design/draft" savedAt={view.now} />
      </p>
      <Texts view={view} errors={errors} />
      <Contacts view={view} errors={errors} />
      <Choices view={view} errors={errors} />
      <Documents view={view} />
      <Totals view={view} />
      <Buttons view={view} />
    </form>
  );
}

function Texts({ view, errors }: Of) {
  const { project, summary } = SAMPLES[view.lang];
  const word = wordsOf(view);
  const [title, text] = [word('projectTitle'), word('summary')];
  const [help, wrong] = [word('projectTitleHelp'), errorOf(errors, 'summary')];
  return (
    <>
      <Field view={view} kind="text" name="title" label={title} help={help} value={project} limit={80} width="full" />
      <Field
        view={view}
        kind="textarea"
        name="summary"
        label={text}
        value={summary}
        limit={SUMMARY_LIMIT}
        error={wrong}
      />
    </>
  );
}

function Contacts({ view, errors }: Of) {
  const word = wordsOf(view);
  const wrong = errorOf(errors, 'email');
  const [phone, rib] = ['+212 6 61 23 45 67', '011 519 0000012050005349 21'];
  return (
    <>
      <Field view={view} kind="email" name="email" label={word('email')} value="salma@tissir" error={wrong} />
      <Field view={view} kind="tel" name="phone" label={word('phone')} value={phone} optional />
      <Field view={view} kind="password" name="password" label={word('password')} autocomplete="current-password" />
      <Field view={view} kind="code" name="rib" label={word('rib')} help={word('ribHelp')} value={rib} />
    </>
  );
}

function Choices({ view, errors }: Of) {
  const word = wordsOf(view);
  const options = ['one', 'two', 'three'].map((value) => ({ value, label: word(`option.${value}`) }));
  const explained = options.map((option, index) => (index === 1 ? { ...option, help: word('optionHelp') } : option));
  const amount = view.format.amount(14_250_000, 'EUR');
  const [date, wrong] = [{ day: '31', month: '2', year: '2026' }, (name: string) => errorOf(errors, name)];
  return (
    <>
      <Field view={view} kind="money" name="amount" label={word('amount')} currency="EUR" value={amount} />
      <Field view={view} kind="date" name="start" label={word('start')} value={date} error={wrong('start')} />
      <Field view={view} kind="select" name="lot" label={word('lot')} options={options} value="two" />
      <Field view={view} kind="radios" name="kind" label={word('kind')} options={options} error={wrong('kind')} />
      <Field
        view={view}
        kind="checkboxes"
        name="groups"
        label={word('groups')}
        help={word('groupsHelp')}
        options={explained}
        values={['one', 'three']}
      />
      <Field view={view} kind="checkbox" name="honour" label={word('honour')} />
    </>
  );
}

function Documents({ view }: Pick<Of, 'view'>) {
  const word = wordsOf(view);
  const { file } = SAMPLES[view.lang];
  return (
    <>
      <Field
        view={view}
        kind="file"
        name="statutes"
        label={word('document')}
        help={word('documentHelp')}
        accept=".pdf"
      />
      <FileItem view={view} name={file} bytes={1_432_118} addedAt={view.now} href="/design" />
      <FileItem
        view={view}
        name={file}
        bytes={1_432_118}
        addedAt={view.now}
        href="/design"
        previews
        reusedFrom={{ place: 'application', placeId: '', label: 'KAF-C-0012', givenAt: view.now.toISOString() }}
      />
    </>
  );
}

function Totals({ view }: Pick<Of, 'view'>) {
  const word = wordsOf(view);
  return (
    <LiveTotals view={view}>
      <div class="fields-row">
        <Field view={view} kind="number" name="units" label={word('units')} value="12" />
        <Field view={view} kind="money" name="unit" label={word('unitValue')} currency="MAD" value="350" />
      </div>
      <p>
        {view.t('ui.table.total')}{' '}
        <LiveTotal view={view} name="line" of={{ product: ['units', 'unit'] }} minor={420_000} currency="MAD" />
      </p>
    </LiveTotals>
  );
}

function Buttons({ view }: Pick<Of, 'view'>) {
  const word = wordsOf(view);
  return (
    <p class="actions">
      <Button>{word('continue')}</Button>
      <Button weight="secondary">{word('saveLater')}</Button>
      <Button weight="danger">{word('withdraw')}</Button>
      <ButtonLink href="/design" weight="secondary">
        {word('link')}
      </ButtonLink>
    </p>
  );
}

function wordsOf(view: View): (name: string) => string {
  return (name) => view.t(`ui.design.${name}`);
}
