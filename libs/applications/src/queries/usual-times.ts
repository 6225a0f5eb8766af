import { Injectable } from '@nestjs/common';
import { Reads } from '#libs/platform';
import { staysIn, type Step, type UsualTime, usualTimes } from '../domain/usual-time.js';

/** Where figures come from: the call itself as soon as enough of its files have been there, otherwise earlier calls. */
export type FiguresOf = 'thisCall' | 'earlierCalls';

export interface KnownTime extends UsualTime {
  readonly of: FiguresOf;
}

/** How long files of a call stayed in each state so far, read off their histories. */
@Injectable()
export class UsualTimes {
  constructor(private readonly reads: Reads) {}

  /** By state; a state that too few files have left has none. */
  async of(callId: string): Promise<ReadonlyMap<string, KnownTime>> {
    const steps = await this.reads.query<Step & { readonly isOwn: boolean }>(STEPS, [callId]);
    const own = usualTimes(staysIn(steps.filter(({ isOwn }) => isOwn)));
    const earlier = usualTimes(staysIn(steps.filter(({ isOwn }) => !isOwn)));
    const known = (times: ReadonlyMap<string, UsualTime>, of: FiguresOf) =>
      [...times].map(([state, time]): [string, KnownTime] => [state, { ...time, of }]);
    return new Map([...known(earlier, 'earlierCalls'), ...known(own, 'thisCall')]);
  }
}

/** The files that moved last are enough: two hundred of the call, and as many of the five calls before it. */
const STEPS = `
with own as (
  select c.id, c.created_at from call c where c.id = $1
), earlier as (
  select c.id from call c, own o where c.created_at < o.created_at order by c.created_at desc limit 5
), files as (
  (
    select i.id, true as is_own from workflow_instance i
    where i.call_id = $1 and i.subject = 'grant' order by i.updated_at desc limit 200
  )
  union all
  (
    select i.id, false from workflow_instance i
    where i.call_id in (select e.id from earlier e) and i.subject = 'grant' order by i.updated_at desc limit 200
  )
)
select f.is_own as "isOwn", h.instance_id as "fileId", h.at, h.to_state as "toState"
from files f
join workflow_history h on h.instance_id = f.id and h.from_state <> h.to_state
order by h.instance_id, h.seq`;
