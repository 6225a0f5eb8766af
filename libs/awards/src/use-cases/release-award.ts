import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { AwardList } from '../persistence/award-list.js';

export interface ReleaseAwardOrder {
  readonly grantId: string;
  readonly because: string;
  readonly at: Date;
}

/** Gives the amount of a file that left back to its lot. Part of an effect; a second order changes nothing. */
@Injectable()
export class ReleaseAward {
  constructor(private readonly awards: AwardList) {}

  execute(tx: Tx, { grantId, because, at }: ReleaseAwardOrder): Promise<void> {
    return this.awards.release(tx, grantId, { because, at });
  }
}
