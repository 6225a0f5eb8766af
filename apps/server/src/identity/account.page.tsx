import type { OwnSession, OwnToken } from '#libs/identity';
import { LANGS, OWN_NAME } from '#libs/platform';
import { ActionForm, Button, Csrf } from '../ui/action-form.js';
import { SummaryList } from '../ui/check-answers.js';
import { Code } from '../ui/code.js';
import { MailAddress } from '../ui/mail-address.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { typedText, type Typed } from '../http/read-form.js';
import { deviceName } from './device-name.js';

export interface AccountPageProps {
  readonly view: View;
  readonly person: { readonly name: string; readonly email: string; readonly language: string };
  readonly sessions: readonly OwnSession[];
  readonly tokens: readonly OwnToken[];
  /** A token that was just made: this page is the only one that ever shows it. */
  readonly newToken?: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** The fields whose content the page cannot give back. */
const PASSWORDS = ['oldPassword', 'password'];

/** Who I am here, where I am signed in, and what may act for me. */
export function AccountPage(props: AccountPageProps) {
  const { view, errors } = props;
  return (
    <Layout
      view={view}
      title={view.t('identity.account.title')}
      errors={errors}
      notKept={PASSWORDS.some((name) => errorOf(errors, name) !== undefined) ? 'password' : undefined}
      width="wide"
    >
      {props.newToken ? <NewToken view={view} token={props.newToken} /> : null}
      <AboutMe {...props} />
      <p>
        <a href="/account/mails">{view.t('mails.link')}</a>
      </p>
      <NewPassword {...props} />
      <Sessions {...props} />
      <Tokens {...props} />
    </Layout>
  );
}

function AboutMe({ view, person, typed, errors }: AccountPageProps) {
  const value = (name: 'name' | 'language') => (name in typed ? typedText(typed, name) : person[name]);
  return (
    <section>
      <h2>{view.t('identity.account.about')}</h2>
      <SummaryList
        view={view}
        answers={[{ label: view.t('identity.person.email'), value: <MailAddress>{person.email}</MailAddress> }]}
      />
      <form method="post" action="/account/about" novalidate data-submit-once>
        <Csrf view={view} />
        <Field
          view={view}
          name="name"
          kind="text"
          label={view.t('identity.person.name')}
          value={value('name')}
          error={errorOf(errors, 'name')}
          autocomplete="name"
        />
        <Field
          view={view}
          name="language"
          kind="radios"
          label={view.t('identity.person.language')}
          help={view.t('identity.person.languageHelp')}
          options={LANGS.map((lang) => ({ value: lang, label: OWN_NAME[lang], lang }))}
          value={value('language')}
          error={errorOf(errors, 'language')}
        />
        <p class="actions">
          <Button weight="secondary">{view.t('identity.account.save')}</Button>
        </p>
      </form>
    </section>
  );
}

function NewPassword({ view, errors }: AccountPageProps) {
  return (
    <section>
      <h2>{view.t('identity.account.changePassword')}</h2>
      <p>{view.t('identity.account.changePasswordHelp')}</p>
      <form method="post" action="/account/password" novalidate data-submit-once>
        <Csrf view={view} />
        <Field
          view={view}
          name="oldPassword"
          kind="password"
          label={view.t('identity.account.oldPassword')}
          error={errorOf(errors, 'oldPassword')}
          autocomplete="current-password"
        />
        <Field
          view={view}
          name="password"
          kind="password"
          label={view.t('identity.account.newPassword')}
          help={view.t('identity.person.passwordHelp')}
          error={errorOf(errors, 'password')}
          autocomplete="new-password"
        />
        <p class="actions">
          <Button weight="secondary">{view.t('identity.account.changePassword')}</Button>
        </p>
      </form>
    </section>
  );
}

function Sessions({ view, sessions }: AccountPageProps) {
  return (
    <section>
      <h2>{view.t('identity.account.sessions')}</h2>
      <DataTable
        view={view}
        caption={view.t('identity.account.sessionsCaption')}
        captionHidden
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'agent',
            head: view.t('identity.account.device'),
            cell: (row) => <bdi>{deviceName(row.userAgent) ?? view.t('identity.account.unknownDevice')}</bdi>,
          },
          {
            key: 'since',
            head: view.t('identity.account.since'),
            cell: (row) => <DateTime view={view} at={row.createdAt} show="day" />,
          },
          {
            key: 'seen',
            head: view.t('identity.account.seen'),
            cell: (row) =>
              row.isThis ? view.t('identity.account.thisDevice') : <DateTime view={view} at={row.seenAt} />,
          },
        ]}
      />
      {sessions.length > 1 ? (
        <ActionForm
          view={view}
          action="/account/sessions"
          hidden={{ session: 'others' }}
          label={view.t('identity.account.signOutOthers')}
          weight="secondary"
        />
      ) : null}
    </section>
  );
}

function Tokens({ view, tokens, typed, errors }: AccountPageProps) {
  return (
    <section>
      <h2>{view.t('identity.token.title')}</h2>
      <p>
        {view.t('identity.token.help')} <a href="/api/v1/docs">{view.t('identity.token.docs')}</a>
      </p>
      <DataTable
        view={view}
        caption={view.t('identity.token.caption')}
        captionHidden
        rows={tokens}
        rowKey={({ id }) => id}
        empty={<p class="muted">{view.t('identity.token.none')}</p>}
        columns={[
          { key: 'name', head: view.t('identity.token.name'), cell: (row) => <bdi>{row.name}</bdi> },
          {
            key: 'scope',
            head: view.t('identity.token.scope'),
            cell: (row) => view.t(`identity.token.scopes.${row.scopes.includes('write') ? 'write' : 'read'}`),
          },
          {
            key: 'until',
            head: view.t('identity.token.until'),
            cell: (row) => <DateTime view={view} at={row.expiresAt} show="day" />,
          },
          {
            key: 'used',
            head: view.t('identity.token.used'),
            cell: (row) =>
              row.lastUsedAt ? <DateTime view={view} at={row.lastUsedAt} /> : view.t('identity.token.never'),
          },
          {
            key: 'revoke',
            head: view.t('identity.token.revokeHead'),
            cell: (row) => (
              <ActionForm
                view={view}
                action={`/account/tokens/${row.id}/revoke`}
                label={view.t('identity.token.revoke')}
                weight="quiet"
              />
            ),
          },
        ]}
      />
      <form method="post" action="/account/tokens" novalidate data-submit-once>
        <Csrf view={view} />
        <Field
          view={view}
          name="tokenName"
          kind="text"
          label={view.t('identity.token.name')}
          help={view.t('identity.token.nameHelp')}
          value={typedText(typed, 'tokenName')}
          error={errorOf(errors, 'tokenName')}
        />
        <Field
          view={view}
          name="scope"
          kind="radios"
          label={view.t('identity.token.scope')}
          options={(['read', 'write'] as const).map((scope) => ({
            value: scope,
            label: view.t(`identity.token.scopes.${scope}`),
          }))}
          value={typedText(typed, 'scope') || 'read'}
          error={errorOf(errors, 'scope')}
        />
        <p class="actions">
          <Button weight="secondary">{view.t('identity.token.create')}</Button>
        </p>
      </form>
    </section>
  );
}

function NewToken({ view, token }: { readonly view: View; readonly token: string }) {
  return (
    <Notice tone="done" title={view.t('identity.token.made')} role="status">
      <p>{view.t('identity.token.madeHelp')}</p>
      <p>
        <Code>{token}</Code>
      </p>
    </Notice>
  );
}
