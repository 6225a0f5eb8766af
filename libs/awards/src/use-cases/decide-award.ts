import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { AwardNotFound } from '../domain/award.js';
import { mustHaveOneOf } from '../domain/who-may.js';
import { AwardFacts } from '../persistence/award-facts.js';
import { AwardList } from '../persistence/award-list.js';

export interface DecideAwardCommand extends Command {
  readonly grantId: string;
}

export interface AwardDecided {
  readonly amountMinor: number;
}

/** Awards a grant that passed its verification: the authority's decision, never by who selected or verified it. */
@Injectable()
export class DecideAward {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly awards: AwardList,
    private readonly facts: AwardFacts,
  ) {}

  execute(command: DecideAwardCommand): Promise<AwardDecided> {
    return this.commands.run('awards.decide-award', command, async (tx) => {
      mustHaveOneOf(command.by, ['authority']);
      const { grantId } = command;
      const grant = await this.engine.lock(tx, grantId);
      const award = await this.awards.of(tx, grantId);
      if (!award) throw new AwardNotFound('This file was not selected.', { grantId });
      const { amountMinor } = award;
      await grant.send({ type: 'awardDecided', payload: { amountMinor } }, command, await this.facts.of(tx, grantId));
      await this.awards.decide(tx, grantId, { by: command.by.id, at: grant.at });
      return { amountMinor };
    });
  }
}
