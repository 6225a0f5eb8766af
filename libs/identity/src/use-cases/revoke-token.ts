import { Injectable } from '@nestjs/common';
import type { Command } from '#libs/engine';
import { Database } from '#libs/platform';
import { Tokens } from '../persistence/tokens.js';

export interface RevokeTokenCommand extends Command {
  readonly tokenId: string;
}

/** Ends one of one's own tokens at once. Somebody else's is left alone without a word. */
@Injectable()
export class RevokeToken {
  constructor(
    private readonly database: Database,
    private readonly tokens: Tokens,
  ) {}

  execute({ by, tokenId }: RevokeTokenCommand): Promise<void> {
    return this.database.transaction((tx) => this.tokens.revoke(tx, by.id, tokenId));
  }
}
