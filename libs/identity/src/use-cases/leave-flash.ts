import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { Flash } from '../domain/visitor.js';
import { Sessions } from '../persistence/sessions.js';
import { hashOfSecret } from '../secrets/secret.js';

/** Leaves a sentence for the next page of a session, or takes it away once it has been said (`null`). */
@Injectable()
export class LeaveFlash {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
  ) {}

  execute({ session, flash }: { readonly session: string; readonly flash: Flash | null }): Promise<void> {
    return this.sessions.leaveFlash(this.database, hashOfSecret(session), flash);
  }
}
