import type { ContractFileView } from '#libs/contracts';
import type { Action } from '#libs/workflow';
import { GrantLayout, type GrantPageProps } from '../grants/grant-layout.js';
import { grantPlaces } from '../grants/grant-places.js';
import { Steps } from '../grants/steps.js';
import { ContractText } from './contract-text.js';
import { Signatures, type Turn } from './signatures.js';

export interface ContractPageProps extends GrantPageProps {
  readonly contract: ContractFileView;
  readonly actions: readonly Action[];
}

const EVENTS = ['contractSignedByAuthority', 'contractSignedByBeneficiary', 'contractTakenBack'];

const TURNS: Readonly<Record<string, Turn['side']>> = {
  authoritySignatureDue: 'authority',
  countersignatureDue: 'beneficiary',
};

/** Whose signature the contract waits for now, and until when. */
function turnOf({ dueName, dueAt }: GrantPageProps['file']['grant']): Turn | null {
  const side = TURNS[dueName ?? ''];
  return side && dueAt ? { side, dueAt } : null;
}

/** The contract as it is read and printed: its words, its figures, who has signed it. */
export function ContractPage({ view, file, contract, actions }: ContractPageProps) {
  const places = grantPlaces(file.grant.id);
  const own = actions.filter(({ event }) => EVENTS.includes(event));
  return (
    <GrantLayout
      view={view}
      file={file}
      title={view.t('contracts.title', { number: contract.content.number })}
      heading={view.t('grants.tab.contract')}
      current="contract"
    >
      {own.length > 0 ? (
        <section>
          <h2>{view.t('grants.next.title')}</h2>
          <Steps view={view} call={file.call} actions={own} places={places} />
        </section>
      ) : null}
      <ContractText view={view} content={contract.content} />
      <Signatures view={view} contract={contract} zone={file.call.zone} turn={turnOf(file.grant)} />
    </GrantLayout>
  );
}
