import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '#libs/platform';
import { type Contract, type ContractContent, contentJson, ContractMissing } from '../domain/contract.js';
import type { Side, Signature } from '../domain/signature.js';
import { ContractSignatureRow } from './contract-signature.row.js';
import { ContractRow } from './contract.row.js';

/** The contracts of grants. At most one of a grant is in force; those that were taken back stay. */
@Injectable()
export class Contracts {
  async add(tx: Tx, contract: Contract): Promise<void> {
    const { id, grantId, callId, attempt, content, contentHash, implementationEnd, preparedBy, preparedAt } = contract;
    await tx.insert(ContractRow, {
      id,
      grantId,
      callId,
      attempt,
      number: content.number,
      amountMinor: content.amountMinor,
      totalCostsMinor: content.totalCostsMinor,
      currency: content.currency,
      implementationStart: content.implementation.start,
      implementationEnd,
      content: contentJson(content),
      contentHash,
      preparedBy,
      preparedAt,
    });
  }

  /** The contract in force; throws `ContractMissing`. */
  async current(tx: Tx, grantId: string): Promise<Contract> {
    const row = await tx.findOneBy(ContractRow, { grantId, takenBackAt: IsNull() });
    if (!row) throw new ContractMissing('This grant has no contract.', { grantId });
    return this.toContract(tx, row);
  }

  /** How many contracts were written for the grant so far. */
  attempts(tx: Tx, grantId: string): Promise<number> {
    return tx.countBy(ContractRow, { grantId });
  }

  async sign(
    tx: Tx,
    contractId: string,
    { side, personId, at, contentHash }: Signature,
    personName: string,
  ): Promise<void> {
    await tx.insert(ContractSignatureRow, { contractId, side, personId, personName, signedAt: at, contentHash });
  }

  async takeBack(
    tx: Tx,
    contractId: string,
    taken: { readonly at: Date; readonly by: string; readonly reason: string },
  ) {
    await tx.update(
      ContractRow,
      { id: contractId },
      { takenBackAt: taken.at, takenBackBy: taken.by, takenBackReason: taken.reason },
    );
  }

  private async toContract(tx: Tx, row: ContractRow): Promise<Contract> {
    const signatures = await tx.find(ContractSignatureRow, {
      where: { contractId: row.id },
      order: { signedAt: 'asc' },
    });
    const { id, grantId, callId, attempt, contentHash, implementationEnd, preparedBy, preparedAt } = row;
    return {
      id,
      grantId,
      callId,
      attempt,
      // Only `add` writes this column, from the same type.
      content: row.content as ContractContent,
      contentHash,
      implementationEnd,
      preparedBy,
      preparedAt,
      takenBack: null,
      signatures: signatures.map(toSignature),
    };
  }
}

function toSignature({ side, personId, signedAt, contentHash }: ContractSignatureRow): Signature {
  // The column's check lets no other side in.
  return { side: side as Side, personId, at: signedAt, contentHash };
}
