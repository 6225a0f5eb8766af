import { Injectable } from '@nestjs/common';
import { type Call, CallNotFound, Calls } from '#libs/calls';
import { Clock } from '#libs/kernel';

/** Calls as the public may see them: a call that is not published does not exist for it. */
@Injectable()
export class PublicCalls {
  constructor(
    private readonly calls: Calls,
    private readonly clock: Clock,
  ) {}

  /** Throws `CallNotFound`, also for a call that is not published yet. */
  async byCode(code: string): Promise<Call> {
    const call = await this.calls.byCode(code);
    if (call.publishedAt !== null && call.publishedAt <= this.clock.now()) return call;
    throw new CallNotFound(`There is no published call ${code}.`, { call: code });
  }

  /** Whether the call takes applications at this moment. */
  isOpen(call: Call): boolean {
    const now = this.clock.now();
    const closes = call.deadlineOf('conceptNote');
    return (
      call.publishedAt !== null &&
      call.publishedAt <= now &&
      call.cancelledAt === null &&
      closes !== null &&
      now < closes
    );
  }
}
