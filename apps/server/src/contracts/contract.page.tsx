import type { ContractFileView } from '#libs/contracts';
import type { Action } from '#libs/workflow';
import { GrantLayout, type GrantPageProps } from '../grants/grant-layout.js';
import { grantPlaces } from '../grants/grant-places.js';
import { Steps } from '../grants/steps.js';
import { Code } from '../ui/code.js';
import { ContractText } from './contract-text.js';
import { Signatures } from './signatures.js';

export interface ContractPageProps extends GrantPageProps {
  readonly contract: ContractFileView;
  readonly actions: readonly Action[];
}

const EVENTS = ['contractSignedByAuthority', 'contractSignedByBeneficiary', 'contractTakenBack'];

/** The contract as it is read and printed: its words, its figures, who has signed it. */
export function ContractPage({ view, file, contract, actions }: ContractPageProps) {
  const places = grantPlaces(file.grant.id);
  const own = actions.filter(({ event }) => EVENTS.includes(event));
  return (
    <GrantLayout
      view={view}
      file={file}
      title={view.t('contracts.title', { number: contract.content.number })}
      heading={view.pieces('contracts.title', { number: <Code key="number">{contract.content.number}</Code> })}
      current="contract"
    >
      <ContractText view={view} content={contract.content} />
      <Signatures view={view} contract={contract} zone={file.call.zone} />
      {own.length > 0 ? (
        <section>
          <h2>{view.t('grants.next.title')}</h2>
          <Steps view={view} call={file.call} actions={own} places={places} />
        </section>
      ) : null}
    </GrantLayout>
  );
}
