import { askedByRules, type Call, type SelfCheckQuestion, type SelfCheckTopic } from '#libs/calls';
import type { Typed } from '../http/read-form.js';
import { typedText } from '../http/read-form.js';
import { legalForms, receipts, seats } from '../identity/organisation-fields.js';
import { Button } from '../ui/action-form.js';
import { Field } from '../ui/field.js';
import { datePartsIn } from '../ui/field-date.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import type { View } from '../ui/view.js';
import { said } from './said.js';
import { OWN } from './self-check-answers.js';

export interface SelfCheckPageProps {
  readonly view: View;
  readonly call: Call;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** Two minutes that can save two weeks: what the rules of the call need to know. Nobody has to sign in. */
export function SelfCheckPage(props: SelfCheckPageProps) {
  const { view, call, errors } = props;
  const topics = askedByRules(call.file.checks);
  return (
    <Layout
      view={view}
      title={view.t('check.title')}
      caption={said(view, call.file.texts.title)}
      errors={errors}
      trail={[
        { href: '/', label: view.t('site.front.title') },
        { href: `/calls/${call.code}`, label: call.code },
      ]}
    >
      <p class="lead">{view.t('check.lead')}</p>
      <form method="get" action={`/calls/${call.code}/check`} novalidate>
        <input type="hidden" name="answered" value="yes" />
        {topics.map((topic) => (
          <Topic key={topic} {...props} topic={topic} />
        ))}
        {call.file.selfCheck.map((question) => (
          <OwnQuestion key={question.id} {...props} question={question} />
        ))}
        <p class="actions">
          <Button>{view.t('check.show')}</Button>
        </p>
      </form>
    </Layout>
  );
}

function Topic(props: SelfCheckPageProps & { readonly topic: SelfCheckTopic }) {
  const { view, call, typed, topic } = props;
  const value = typedText(typed, topic);
  const of = asked(props);
  switch (topic) {
    case 'legalForm':
      return <Field {...of('legalForm')} kind="radios" options={legalForms(view)} value={value || undefined} />;
    case 'receipt':
      return (
        <>
          <Field {...of('receipt')} kind="radios" options={receipts(view)} value={value || undefined} />
          <Field {...of('declaredOn')} kind="date" value={datePartsIn(typed, 'declaredOn')} />
        </>
      );
    case 'seat':
      return <Field {...of('seat')} kind="select" options={seats(view)} value={value} />;
    case 'months':
      return <Field {...of('months')} kind="number" value={value} />;
    case 'contribution':
    case 'totalCost':
      return <Field {...of(topic)} kind="money" currency={call.currency} value={value} />;
  }
}

function asked({ view, errors }: SelfCheckPageProps) {
  return (name: string) => {
    const help = `check.help.${name}`;
    const words = view.has(help) ? { help: view.t(help) } : {};
    return { view, name, label: view.t(`check.ask.${name}`), error: errorOf(errors, name), ...words };
  };
}

function OwnQuestion(props: SelfCheckPageProps & { readonly question: SelfCheckQuestion }) {
  const { view, question, typed, errors } = props;
  const name = `${OWN}${question.id}`;
  return (
    <Field
      kind="radios"
      view={view}
      name={name}
      label={said(view, question.text)}
      help={question.help ? said(view, question.help) : undefined}
      value={typedText(typed, name) || undefined}
      error={errorOf(errors, name)}
      options={question.answers.map(({ value, label }) => ({ value, label: said(view, label) }))}
    />
  );
}
