import { DomainError } from '#libs/kernel';

export type Side = 'authority' | 'beneficiary';

/** One side's signature under the content with that hash. */
export interface Signature {
  readonly side: Side;
  readonly personId: string;
  readonly at: Date;
  readonly contentHash: string;
}

/** What somebody read is not what the contract says now. */
export class ContractChangedSince extends DomainError {
  readonly code = 'contracts.changed-since';
}

/** That side has signed already. */
export class AlreadySigned extends DomainError {
  readonly code = 'contracts.already-signed';
}

/** One person cannot bind both sides. */
export class SamePersonOnBothSides extends DomainError {
  readonly code = 'contracts.same-person-on-both-sides';
}

/** The contract with that side's signature added: both sides sign the very content that each of them read. */
export function signed(
  contract: { readonly contentHash: string; readonly signatures: readonly Signature[] },
  signature: Signature,
): readonly Signature[] {
  const { signatures, contentHash } = contract;
  if (signature.contentHash !== contentHash) {
    throw new ContractChangedSince('The contract is not the one that was read.', { side: signature.side });
  }
  if (signatures.some(({ side }) => side === signature.side)) {
    throw new AlreadySigned(`The ${signature.side} has signed already.`, { side: signature.side });
  }
  if (signatures.some(({ personId }) => personId === signature.personId)) {
    throw new SamePersonOnBothSides('The same person cannot sign for both sides.', { side: signature.side });
  }
  return [...signatures, signature];
}
