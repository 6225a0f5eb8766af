import type { Call, SelfCheckQuestion } from '#libs/calls';
import { Button, ButtonLink } from '../ui/action-form.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { said } from './said.js';

export interface SelfCheckPageProps {
  readonly view: View;
  readonly call: Call;
  readonly chosen: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  /** Null until the questions are answered. */
  readonly result: { readonly stops: readonly string[] } | null;
}

/** Two minutes that can save two weeks: may we apply at all? Nothing is stored and nobody has to sign in. */
export function SelfCheckPage({ view, call, chosen, errors, result }: SelfCheckPageProps) {
  return (
    <Layout
      view={view}
      title={view.t('site.check.title')}
      caption={said(view, call.file.texts.title)}
      errors={errors}
      trail={[
        { href: '/', label: view.t('site.front.title') },
        { href: `/calls/${call.code}`, label: call.code },
      ]}
    >
      {result ? (
        <Result view={view} call={call} stops={result.stops} />
      ) : (
        <p class="lead">{view.t('site.check.lead')}</p>
      )}
      <form method="get" action={`/calls/${call.code}/check`} novalidate>
        <input type="hidden" name="answered" value="yes" />
        {call.file.selfCheck.map((question) => (
          <CheckQuestion key={question.id} view={view} question={question} chosen={chosen} errors={errors} />
        ))}
        <p class="actions">
          <Button weight={result ? 'secondary' : 'primary'}>{view.t('site.check.show')}</Button>
        </p>
      </form>
    </Layout>
  );
}

function CheckQuestion(
  props: Pick<SelfCheckPageProps, 'view' | 'chosen' | 'errors'> & { readonly question: SelfCheckQuestion },
) {
  const { view, question, chosen, errors } = props;
  return (
    <Field
      kind="radios"
      view={view}
      name={question.id}
      label={said(view, question.text)}
      help={question.help ? said(view, question.help) : undefined}
      value={chosen[question.id]}
      error={errorOf(errors, question.id)}
      options={question.answers.map(({ value, label }) => ({ value, label: said(view, label) }))}
    />
  );
}

function Result({
  view,
  call,
  stops,
}: Pick<SelfCheckPageProps, 'view' | 'call'> & { readonly stops: readonly string[] }) {
  if (stops.length === 0) {
    return (
      <Notice tone="done" role="status" title={view.t('site.check.yes')}>
        <p>{view.t('site.check.yesMore')}</p>
        <p class="actions">
          <ButtonLink href={`/calls/${call.code}/apply`}>{view.t('site.call.apply')}</ButtonLink>
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="attention" role="status" title={view.t('site.check.no')}>
      <ul>
        {stops.map((stop) => (
          <li key={stop}>{stop}</li>
        ))}
      </ul>
      <p>{view.t('site.check.noMore')}</p>
    </Notice>
  );
}
