import { randomUUID } from 'node:crypto';
import type { Call } from '#libs/calls';
import { Engine } from '#libs/engine';
import type { Actor, Role } from '#libs/kernel';
import { Database } from '#libs/platform';

interface Parts {
  get<T>(part: new (...parts: never[]) => T, options: { readonly strict: false }): T;
}

/** Gives a published call its own life in the engine, up to its publication, as the office would have led it there. */
export async function leadCall(app: Parts, { id, code }: Pick<Call, 'id' | 'code'>): Promise<void> {
  const by = (role: Role): { by: Actor; arrivedAt: Date } => ({
    by: { kind: 'person', id: randomUUID(), roles: [role] },
    arrivedAt: new Date(),
  });
  await app.get(Database, { strict: false }).transaction(async (tx) => {
    const event = { type: 'callDrafted', payload: { callId: id, code } };
    const begin = { id, definition: 'call', callId: id, event, origin: by('officer') };
    const call = await app.get(Engine, { strict: false }).start(tx, begin);
    await call.send({ type: 'callApproved' }, by('authority'), { faults: [] });
    await call.send({ type: 'callPublished' }, by('officer'), { shortNotice: [] });
  });
}
