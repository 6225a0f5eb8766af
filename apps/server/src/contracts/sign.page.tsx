import type { ContractFileView } from '#libs/contracts';
import type { Reason } from '#libs/workflow';
import { GrantLayout, type GrantPageProps } from '../grants/grant-layout.js';
import { ActionForm } from '../ui/action-form.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Notice } from '../ui/notice.js';
import { ContractText } from './contract-text.js';

export interface SignPageProps extends GrantPageProps {
  readonly contract: ContractFileView;
  /** The name that will stand under the contract. */
  readonly signatory: string;
  readonly reasons: readonly Reason[];
  readonly errors: readonly FieldError[];
  readonly formKey: string;
}

/** The whole contract once more, and its signature: what is signed is what stands on this page. */
export function SignPage({ view, file, contract, signatory, reasons, errors, formKey }: SignPageProps) {
  const here = `/grants/${file.grant.id}/contract/sign`;
  return (
    <GrantLayout view={view} file={file} title={view.t('contracts.sign.title')} current="step" errors={errors}>
      <p class="lead">{view.t(`contracts.sign.lead.${file.reader}`)}</p>
      <ContractText view={view} content={contract.content} />
      <section>
        <h2>{view.t('contracts.part.signatures')}</h2>
        <Notice tone="attention">{view.t('contracts.sign.binding')}</Notice>
        <ActionForm
          view={view}
          action={here}
          label={view.t('contracts.sign.do')}
          hidden={{ _key: formKey, contentHash: contract.contentHash }}
          reasons={reasons}
        >
          <Field
            kind="checkbox"
            view={view}
            name="agreed"
            label={view.t('contracts.sign.agree', { name: signatory })}
            error={errorOf(errors, 'agreed')}
          />
        </ActionForm>
      </section>
    </GrantLayout>
  );
}
