import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/calls';
import { type DateShift, type ExtensionAsked, extensionOf, ExtensionReach } from '#libs/publication';
import { PeopleTold, type ToldPeople } from './people-told.js';

/** What an extension will do, before it is made. */
export interface ExtensionPreviewed extends ToldPeople {
  readonly shifts: readonly DateShift[];
}

/** Works out whom an extension concerns. */
@Injectable()
export class ExtensionPreviews {
  constructor(
    private readonly reach: ExtensionReach,
    private readonly told: PeopleTold,
  ) {}

  /** Throws the rule that the extension breaks. */
  async of(call: Call, asked: ExtensionAsked, now: Date): Promise<ExtensionPreviewed> {
    const shifts = extensionOf(call, asked, now);
    const waiting = await this.reach.waitingFor(call.id, asked.deadline);
    return { shifts, ...(await this.told.of(call.id, waiting, 'deadlineExtended')) };
  }
}
