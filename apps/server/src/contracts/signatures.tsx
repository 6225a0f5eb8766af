import type { ContractFileView, Side } from '#libs/contracts';
import { Code } from '../ui/code.js';
import { DateTime } from '../ui/date-time.js';
import { PersonName } from '../ui/person-name.js';
import { Sentence } from '../ui/sentence.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';

export interface SignaturesProps {
  readonly view: View;
  readonly contract: ContractFileView;
  readonly zone: string;
}

const SIDES = ['authority', 'beneficiary'] as const satisfies readonly Side[];

/** Who has signed for which side and when, and the number that proves the content. */
export function Signatures({ view, contract, zone }: SignaturesProps) {
  return (
    <section>
      <h2>{view.t('contracts.part.signatures')}</h2>
      <dl class="answers">
        {SIDES.map((side) => (
          <div class="answer" key={side}>
            <dt>{view.t(`contracts.party.${side}`)}</dt>
            <dd class="answer-value">
              <SignatureOf view={view} contract={contract} zone={zone} side={side} />
            </dd>
          </div>
        ))}
      </dl>
      <p>{view.t('contracts.hash.what')}</p>
      <p>
        <Code>{contract.contentHash}</Code>
      </p>
    </section>
  );
}

function SignatureOf({ view, contract, zone, side }: SignaturesProps & { readonly side: Side }) {
  const signature = contract.signatures.find((one) => one.side === side);
  if (!signature) return <Status tone="attention">{view.t('contracts.sign.notYet')}</Status>;
  return (
    <Sentence
      view={view}
      of="contracts.sign.by"
      with={{
        name: <PersonName name={signature.personName} />,
        at: <DateTime view={view} at={signature.signedAt} zone={zone} />,
      }}
    />
  );
}
