import type { ContractPreparationView } from '#libs/contracts';
import type { Reason } from '#libs/workflow';
import { GrantLayout, type GrantPageProps } from '../grants/grant-layout.js';
import { ActionForm } from '../ui/action-form.js';
import { SummaryList } from '../ui/check-answers.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Money } from '../ui/money.js';
import type { TypedContract } from './contract.form.js';
import { Instalments } from './contract-text.js';

export interface PreparePageProps extends GrantPageProps {
  readonly preparation: ContractPreparationView;
  readonly typed: TypedContract;
  readonly reasons: readonly Reason[];
  readonly errors: readonly FieldError[];
  readonly formKey: string;
}

const LANGUAGES = ['fr', 'ar', 'en'] as const;

/** What follows from the award, and what is left to decide: when the action begins, how long, under which conditions. */
export function PreparePage(props: PreparePageProps) {
  const { view, file, preparation, typed, reasons, errors, formKey } = props;
  return (
    <GrantLayout
      view={view}
      file={file}
      title={view.t('contracts.prepare.title')}
      current="step"
      errors={errors}
      width="text"
    >
      <p class="lead">{view.t('contracts.prepare.lead')}</p>
      <Follows {...props} />
      <ActionForm
        view={view}
        action={`/grants/${file.grant.id}/contract/prepare`}
        label={view.t('event.contractPrepared.do')}
        hidden={{ _key: formKey }}
        reasons={reasons}
      >
        <Field
          kind="date"
          view={view}
          name="start"
          label={view.t('contracts.prepare.start')}
          help={view.t('contracts.prepare.startHelp')}
          value={typed.start}
          error={errorOf(errors, 'start')}
        />
        <Field
          kind="number"
          view={view}
          name="months"
          label={view.t('contracts.prepare.months')}
          help={view.t('contracts.prepare.monthsHelp', {
            min: preparation.limits.minMonths,
            max: preparation.limits.maxMonths,
          })}
          value={typed.months}
          error={errorOf(errors, 'months')}
        />
        {LANGUAGES.map((lang) => (
          <Field
            key={lang}
            kind="textarea"
            view={view}
            name={lang}
            label={view.t(`contracts.prepare.conditions.${lang}`)}
            help={view.t('contracts.prepare.conditionsHelp')}
            value={typed[lang]}
            rows={8}
            answerLang={lang}
            error={errorOf(errors, lang)}
          />
        ))}
      </ActionForm>
    </GrantLayout>
  );
}

function Follows({ view, preparation }: PreparePageProps) {
  const { beneficiary, projectTitle, amountMinor, totalCostsMinor, currency } = preparation;
  return (
    <>
      <SummaryList
        view={view}
        answers={[
          { label: view.t('contracts.party.beneficiary'), value: <bdi>{beneficiary}</bdi> },
          { label: view.t('contracts.action.title'), value: <bdi>{projectTitle}</bdi> },
          {
            label: view.t('contracts.prepare.amount'),
            value: <Money view={view} minor={amountMinor} currency={currency} />,
          },
          {
            label: view.t('contracts.prepare.total'),
            value: <Money view={view} minor={totalCostsMinor} currency={currency} />,
          },
        ]}
      />
      <Instalments view={view} content={preparation} />
    </>
  );
}
