import { Inject, Injectable } from '@nestjs/common';
import { Calls, type Call } from '#libs/calls';
import type { Calendar } from '#libs/kernel';
import type { Tx } from '#libs/platform';

/** What the engine has to know of a call. */
export interface CallRules {
  readonly calendar: Calendar;
  readonly settleMs: number;
}

/** Gives the clock rules of calls; one answer is one consistent revision. */
export abstract class RulesOfCalls {
  abstract of(tx: Tx | null, callId: string): Promise<CallRules>;

  /** The rules of all calls that these instances belong to, each asked for once. */
  async ofAll(tx: Tx | null, instances: Iterable<{ readonly callId: string }>): Promise<RulesOfBatch> {
    const known = new Map<string, CallRules>();
    for (const { callId } of instances) {
      if (!known.has(callId)) known.set(callId, await this.of(tx, callId));
    }
    return (callId) => {
      const rules = known.get(callId);
      if (!rules) throw new Error(`No rules of call ${callId}.`);
      return rules;
    };
  }
}

/** The rules of a call of the batch. */
export type RulesOfBatch = (callId: string) => CallRules;

/** The rules as the call's file and its extensions say them. */
@Injectable()
export class PublishedRules extends RulesOfCalls {
  /** By revision: a call that changed is another object. */
  private readonly rules = new WeakMap<Call, CallRules>();

  constructor(@Inject(Calls) private readonly calls: Pick<Calls, 'of'>) {
    super();
  }

  async of(tx: Tx | null, callId: string): Promise<CallRules> {
    const call = await this.calls.of(tx, callId);
    const known = this.rules.get(call);
    if (known) return known;
    const rules = { calendar: remembering(call.calendar), settleMs: call.file.settleSeconds * 1000 };
    this.rules.set(call, rules);
    return rules;
  }
}

/** More than a batch ever asks for; then it begins anew, so that it cannot grow for ever. */
const MOST_REMEMBERED = 20_000;

/** In a batch the same arithmetic is asked for hundreds of times: zone arithmetic is done once an instant and period. */
export function remembering(calendar: Calendar): Calendar {
  const known = new Map<string, Date>();
  const dates = new Map<string, Date | null>();
  return {
    date: (name) => {
      const before = dates.get(name);
      if (before !== undefined) return before;
      const date = calendar.date(name);
      dates.set(name, date);
      return date;
    },
    period: (name) => calendar.period(name),
    ladder: (name) => calendar.ladder?.(name) ?? null,
    resumed: (due, stop, period) => calendar.resumed(due, stop, period),
    plus: (instant, period) => {
      const key = `${instant.getTime()} ${period}`;
      const before = known.get(key);
      if (before) return before;
      const result = calendar.plus(instant, period);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(key, result);
      return result;
    },
  };
}
