import type { World } from './world.js';

/** A mail server that remembers what it accepted, and is away for as long as a seed wants. */
export class PostOffice {
  /** How often each Message-ID was accepted. */
  readonly accepted = new Map<string, number>();
  isAway = false;

  constructor(private readonly world: World) {}

  sendMail({ messageId }: { readonly messageId: string }): Promise<void> {
    if (this.isAway) {
      this.world.count('mail server away');
      return Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
    }
    this.accepted.set(messageId, (this.accepted.get(messageId) ?? 0) + 1);
    return Promise.resolve();
  }
}
