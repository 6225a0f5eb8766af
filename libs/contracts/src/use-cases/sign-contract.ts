import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine, type LockedInstance } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { type Side, signed } from '../domain/signature.js';
import { mustBe } from '../domain/who-may.js';
import { Contracts } from '../persistence/contracts.js';

export interface SignContractCommand extends Command {
  readonly grantId: string;
  /** Hash of the content that the person read: another contract than that is not signed. */
  readonly contentHash: string;
  /** The signatory's name, as it stands under the contract. */
  readonly personName: string;
}

const EVENTS = { authority: 'contractSignedByAuthority', beneficiary: 'contractSignedByBeneficiary' } as const;

/** What both signatures have in common: the same content, each side once, never the same person. */
@Injectable()
export class ContractSigning {
  constructor(
    private readonly engine: Engine,
    private readonly contracts: Contracts,
  ) {}

  /** Throws `ContractChangedSince` when the contract is not the one that was read. */
  async sign(tx: Tx, command: SignContractCommand, side: Side): Promise<void> {
    const grant = await this.engine.lock(tx, command.grantId);
    const contract = await this.contracts.current(tx, grant.id);
    const signature = { side, personId: command.by.id, at: grant.at, contentHash: command.contentHash };
    signed(contract, signature);
    await this.tell(grant, command, { side, contractId: contract.id });
    await this.contracts.sign(tx, contract.id, signature, command.personName);
  }

  private async tell(grant: LockedInstance, command: SignContractCommand, of: { side: Side; contractId: string }) {
    const payload = { contractId: of.contractId, contentHash: command.contentHash };
    await grant.send({ type: EVENTS[of.side], payload }, command);
  }
}

/** The contracting authority signs first; whoever prepared the contract does not sign it. */
@Injectable()
export class SignAsAuthority {
  constructor(
    private readonly commands: Commands,
    private readonly signing: ContractSigning,
  ) {}

  execute(command: SignContractCommand): Promise<void> {
    return this.commands.run('contracts.sign-as-authority', command, async (tx) => {
      mustBe(command.by, 'authority');
      await this.signing.sign(tx, command, 'authority');
    });
  }
}

/** The grantee's signatory countersigns in time; from then on the grant runs. */
@Injectable()
export class SignAsBeneficiary {
  constructor(
    private readonly commands: Commands,
    private readonly signing: ContractSigning,
  ) {}

  execute(command: SignContractCommand): Promise<void> {
    return this.commands.run('contracts.sign-as-beneficiary', command, async (tx) => {
      mustBe(command.by, 'signatory');
      await this.signing.sign(tx, command, 'beneficiary');
    });
  }
}
