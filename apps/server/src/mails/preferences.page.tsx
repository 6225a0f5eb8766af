import { PACES, TOPICS } from '#libs/notifications';
import { Button, Csrf } from '../ui/action-form.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import type { View } from '../ui/view.js';

export interface PreferencesPageProps {
  readonly view: View;
  readonly pace: string;
  /** Topics that this person is told about. */
  readonly topics: readonly string[];
  readonly errors: readonly FieldError[];
}

/** What I receive by mail, and how often. */
export function PreferencesPage({ view, pace, topics, errors }: PreferencesPageProps) {
  return (
    <Layout
      view={view}
      title={view.t('mails.title')}
      trail={[{ href: '/account', label: view.t('identity.account.title') }]}
      errors={errors}
    >
      <p class="lead">{view.t('mails.lead')}</p>
      <p>{view.t('mails.hours')}</p>
      <form method="post" action="/account/mails" novalidate data-submit-once>
        <Csrf view={view} />
        <Field
          kind="radios"
          view={view}
          name="pace"
          label={view.t('mails.pace.label')}
          value={pace}
          options={PACES.map((value) => ({
            value,
            label: view.t(`mails.pace.${value}`),
            ...(value === 'instantly' ? { help: view.t('mails.pace.instantlyHelp') } : {}),
          }))}
          error={errorOf(errors, 'pace')}
        />
        <Field
          kind="checkboxes"
          view={view}
          name="topics"
          label={view.t('mails.topics.label')}
          values={topics}
          options={TOPICS.map((value) => ({
            value,
            label: view.t(`mails.topics.${value}`),
            help: view.t(`mails.topics.${value}Help`),
          }))}
          error={errorOf(errors, 'topics')}
        />
        <p class="actions">
          <Button>{view.t('mails.save')}</Button>
        </p>
      </form>
    </Layout>
  );
}
