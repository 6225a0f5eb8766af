import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import { Tokens, type MadeToken, type TokenScope } from '../persistence/tokens.js';

export interface CreateTokenCommand {
  readonly personId: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly days: number;
}

/**
 * Makes a personal access token of the API. Not repeatable by an idempotency key: the first answer is not kept
 * anywhere, because it holds the secret.
 */
@Injectable()
export class CreateToken {
  constructor(
    private readonly database: Database,
    private readonly tokens: Tokens,
  ) {}

  execute(command: CreateTokenCommand): Promise<MadeToken> {
    return this.database.transaction((tx) => this.tokens.make(tx, command));
  }
}
