import { lastInstant } from '#libs/platform';
import type { ContractFileView, Side } from '#libs/contracts';
import { Code } from '../ui/code.js';
import { DateTime } from '../ui/date-time.js';
import { PersonName } from '../ui/person-name.js';
import { Sentence } from '../ui/sentence.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';

/** The side whose signature is awaited. */
export interface Turn {
  readonly side: Side;
  readonly dueAt: Date;
}

export interface SignaturesProps {
  readonly view: View;
  readonly contract: ContractFileView;
  readonly zone: string;
  /** Null where no signature is awaited. */
  readonly turn: Turn | null;
}

const SIDES = ['authority', 'beneficiary'] as const satisfies readonly Side[];

/** Who has signed for which side and when, and the number that proves the content. */
export function Signatures({ view, contract, zone, turn }: SignaturesProps) {
  return (
    <section>
      <h2>{view.t('contracts.part.signatures')}</h2>
      <dl class="answers">
        {SIDES.map((side) => (
          <div class="answer" key={side}>
            <dt>{view.t(`contracts.party.${side}`)}</dt>
            <dd class="answer-value">
              <SignatureOf view={view} contract={contract} zone={zone} turn={turn} side={side} />
            </dd>
          </div>
        ))}
        <div class="answer">
          <dt>{view.t('contracts.hash.label')}</dt>
          <dd class="answer-value">
            <Code>{contract.contentHash}</Code>
            <p class="muted">{view.t('contracts.hash.what')}</p>
          </dd>
        </div>
      </dl>
    </section>
  );
}

function SignatureOf({ view, contract, zone, turn, side }: SignaturesProps & { readonly side: Side }) {
  const signature = contract.signatures.find((one) => one.side === side);
  if (!signature) return <Awaited view={view} zone={zone} turn={turn} side={side} />;
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

/** By when a side signs whose turn it is; the other one signs after it. */
function Awaited({ view, zone, turn, side }: Omit<SignaturesProps, 'contract'> & { readonly side: Side }) {
  if (turn === null) return <Status tone="neutral">{view.t('contracts.sign.notYet')}</Status>;
  if (turn.side !== side) return <Status tone="neutral">{view.t('contracts.sign.next')}</Status>;
  return (
    <Status tone="attention">
      <Sentence
        view={view}
        of="contracts.sign.dueBy"
        with={{ date: <DateTime view={view} at={lastInstant(turn.dueAt)} show="day" zone={zone} /> }}
      />
    </Status>
  );
}
