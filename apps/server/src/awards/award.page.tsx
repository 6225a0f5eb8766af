import { StateTags } from '../applications/state-tags.js';
import { inCall } from '../calls/in-call.js';
import { said } from '../calls/said.js';
import { ReasonField } from '../evaluation/reason-form.js';
import { type Typed, typedText } from '../http/read-form.js';
import { newFormKey } from '../http/views.js';
import { ActionForm, ButtonLink } from '../ui/action-form.js';
import { SummaryList } from '../ui/check-answers.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import { DateTime } from '../ui/date-time.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Money } from '../ui/money.js';
import { type NamedReason, reasonsAgainst } from '../ui/reason-text.js';
import type { View } from '../ui/view.js';
import type { OpenedAward } from './award.controller.js';
import { rankingPath } from './ranking-address.js';
import { WhoseFile } from '../ui/whose-file.js';

export interface AwardPageProps {
  readonly view: View;
  readonly opened: OpenedAward;
}

/** What is awarded to whom out of which budget, with the button that decides it. */
export function AwardPage({ view, opened }: AwardPageProps) {
  const { actor, call, award, actions } = opened;
  const isOpen = award.award !== 'awarded' && award.award !== 'released';
  const mayRefuse = actions.some(({ event, allowed }) => event === 'awardDeclined' && allowed);
  return (
    <Layout
      view={view}
      title={award.title}
      caption={<WhoseFile of={award} />}
      aside={<StateTags view={inCall(view, call)} states={award.state.split(' ')} />}
      back={{ href: `/calls/${call.code}/awards`, label: view.t('awards.register.title') }}
    >
      <Figures view={view} opened={opened} />
      <ul class="inline-links no-print">
        <li>
          <a href={`/files/${award.grantId}`}>{view.t('awards.award.file')}</a>
        </li>
        {isOpen ? (
          <li>
            <a href={`/files/${award.grantId}/letters`}>{view.t('eligibility.letters.see')}</a>
          </li>
        ) : null}
        <li>
          <a href={rankingPath(call.code, 'fullApplication', award.lot)}>{view.t('awards.award.ranking')}</a>
        </li>
      </ul>
      {isOpen && actor.roles.includes('authority') ? (
        <>
          <ActionForm
            view={view}
            action={`/files/${award.grantId}/award`}
            label={view.t('awards.award.do', { amount: view.format.money(award.amountMinor, call.currency) })}
            hidden={{ _key: newFormKey() }}
            reasons={reasonsFor(opened, 'awardDecided', view)}
          >
            <p>{view.t('awards.award.ask')}</p>
          </ActionForm>
          {mayRefuse ? (
            <p class="actions">
              <ButtonLink href={`/files/${award.grantId}/award/refusal`} weight="danger">
                {view.t('event.awardDeclined.do')}
              </ButtonLink>
            </p>
          ) : null}
        </>
      ) : null}
    </Layout>
  );
}

function Figures({ view, opened }: AwardPageProps) {
  const { call, award, budget } = opened;
  const money = (minor: number) => <Money view={view} minor={minor} currency={call.currency} />;
  const label = (key: string): string => view.t(`awards.award.${key}`);
  const wasInReserve = award.award === 'reserve' || award.promotedAt !== null;
  return (
    <SummaryList
      view={view}
      answers={[
        { label: label('amount'), value: <strong>{money(award.amountMinor)}</strong> },
        {
          label: label('rank'),
          value: view.t('awards.award.rankIn', { rank: award.rank, lot: said(view, call.lot(award.lot).title) }),
        },
        { label: label(wasInReserve ? 'reserve' : 'selected'), value: <DateTime view={view} at={award.placedAt} /> },
        ...(award.promotedAt
          ? [{ label: label('promoted'), value: <DateTime view={view} at={award.promotedAt} /> }]
          : []),
        ...(award.awardedAt ? [{ label: label('awarded'), value: <DateTime view={view} at={award.awardedAt} /> }] : []),
        ...(award.releasedAt
          ? [{ label: label('released'), value: <DateTime view={view} at={award.releasedAt} /> }]
          : []),
        ...(budget
          ? [
              { label: label('lotBudget'), value: money(budget.budgetMinor) },
              { label: label('lotAwarded'), value: money(budget.awardedMinor) },
            ]
          : []),
      ]}
    />
  );
}

/** Reasons list lots by their codes; people know them by their names. */
function reasonsFor({ actions, call }: OpenedAward, event: string, view: View): readonly NamedReason[] {
  return reasonsAgainst(actions, event, (id) => {
    const lot = call.lots.find((candidate) => candidate.id === id);
    return lot ? said(view, lot.title) : null;
  });
}

export interface RefusalPageProps extends AwardPageProps {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** The reason why an award is refused; it reaches the applicant in the letter. */
export function RefusalPage({ view, opened, typed, errors }: RefusalPageProps) {
  const { award } = opened;
  return (
    <ConfirmPage
      view={view}
      title={view.t('event.awardDeclined.do')}
      caption={<WhoseFile of={award} />}
      errors={errors}
      action={`/files/${award.grantId}/award/refusal`}
      label={view.t('event.awardDeclined.do')}
      weight="danger"
      hidden={{ _key: newFormKey() }}
      reasons={reasonsFor(opened, 'awardDeclined', view)}
      cancelHref={`/files/${award.grantId}/award`}
      fields={
        <ReasonField
          view={view}
          help={view.t('awards.award.refusalHelp')}
          value={typedText(typed, 'reason')}
          error={errorOf(errors, 'reason')}
        />
      }
    >
      <p>{view.t('awards.award.refusalAsk')}</p>
    </ConfirmPage>
  );
}
