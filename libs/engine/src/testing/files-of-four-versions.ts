import { randomUUID } from 'node:crypto';
import type { Actor } from '#libs/kernel';
import { CarryOutMove, type MoveResult } from '../moves/carry-out-move.js';
import { Moves, type Move } from '../moves/moves.js';
import { RequestMove } from '../moves/request-move.js';
import { aCalendar } from './calendar.js';
import { DefinitionFolder } from './definition-folder.js';
import { FixedRules } from './fixed-rules.js';
import { runtimeWith, type Runtime } from './runtime.js';

const DAY = 86_400_000;
export const GRANT = 'grant.restricted-call';
export const signatory: Actor = { kind: 'person', id: 'amina', roles: ['applicant', 'signatory'] };
export const officer: Actor = { kind: 'person', id: 'omar', roles: ['officer'] };
export const first: Actor = { kind: 'person', id: 'first-operator', roles: ['operator'] };
export const second: Actor = { kind: 'person', id: 'second-operator', roles: ['operator'] };

/** Drafts may be withdrawn by applicants too; the check has reminders; it is due earlier in another state. */
export function secondVersion(text: string): string {
  return text
    .replace(
      'administrativeCheckDue, to: [officer], remind: [P2D]',
      'administrativeCheckDue, to: [officer], remind: [P3D, P2D]',
    )
    .replace(
      '  eligibilityCheck:\n    on:',
      '  eligibilityCheck:\n    deadlines: [{ name: awardDate, to: [officer] }]\n    on:',
    );
}

/** The administrative check has another name. */
function thirdVersion(text: string): string {
  return text
    .replace('      administrative:\n', '      opening:\n')
    .replaceAll('eligibilityCheck.administrative', 'eligibilityCheck.opening');
}

/** The same, and says so. */
function fourthVersion(text: string): string {
  const replaces =
    'replaces: [{ version: 1, states: { eligibilityCheck.administrative: eligibilityCheck.opening } }]\n';
  return thirdVersion(text).replace('start:', `${replaces}start:`);
}

export function command(by: Actor) {
  return { key: null, by, arrivedAt: new Date() };
}

/** Files that begin under the first version of the grant's procedure, and three versions that they may move to. */
export class FilesOfFourVersions {
  /** Knows the first version only: files begin here. */
  former: Runtime;
  runtime: Runtime;
  callId: string;
  private readonly folder = new DefinitionFolder();

  async open(url: string): Promise<void> {
    const before = new DefinitionFolder();
    before.add(GRANT, 1);
    this.folder.add(GRANT, 1);
    this.folder.add(GRANT, 2, secondVersion);
    this.folder.add(GRANT, 3, thirdVersion);
    this.folder.add(GRANT, 4, fourthVersion);
    const rules = new FixedRules(
      aCalendar({
        dates: { conceptNoteDeadline: new Date(Date.now() + 9 * DAY), awardDate: new Date(Date.now() + 90 * DAY) },
        periods: { administrativeCheck: 'P10D', clarification: 'P5D', eligibilityCheck: 'P10D' },
      }),
    );
    this.former = await runtimeWith(before.path, { url, rules });
    this.runtime = await runtimeWith(this.folder.path, { url, rules });
    before.remove();
  }

  async close(): Promise<void> {
    await this.former.close();
    await this.runtime.close();
    this.folder.remove();
  }

  /** Each test moves all files of version 1: those of the test before are brought out of the way. */
  async beginAnew(): Promise<void> {
    this.callId = randomUUID();
    const left = await this.runtime.database.query<{ id: string }>(
      `select i.id from workflow_instance i where i.definition_version = 1 and i.state <> 'withdrawn'`,
    );
    for (const { id } of left) await this.withdraw(this.former, id);
  }

  readonly withdraw = (on: Runtime, id: string): Promise<void> =>
    this.send(on, id, 'applicationWithdrawn', { reason: 'x' }, signatory);

  readonly aDraft = async (id: string = randomUUID()): Promise<string> => {
    const { callId, former } = this;
    const payload = { grantId: id, callId, lot: 'L1', organisationId: randomUUID() };
    const origin = { by: signatory, arrivedAt: new Date() };
    const event = { type: 'draftStarted', payload };
    await former.database.transaction((tx) =>
      former.engine.start(tx, { id, definition: GRANT, callId, event, origin }),
    );
    return id;
  };

  readonly send = async (on: Runtime, id: string, type: string, payload: object, by: Actor): Promise<void> => {
    await on.database.transaction(async (tx) => {
      const grant = await on.engine.lock(tx, id);
      await grant.send({ type, payload: { ...payload } }, { by, arrivedAt: new Date() }, { missing: [] });
    });
  };

  /** A file in the administrative check. */
  readonly aCheckedFile = async (own?: string): Promise<string> => {
    const id = await this.aDraft(own);
    const submission = { submissionId: randomUUID(), contentHash: 'c0ffee', requestedMinor: 100 };
    await this.send(this.former, id, 'applicationSubmitted', submission, signatory);
    const system: Actor = { kind: 'system', id: 'test', roles: ['system'] };
    await this.send(this.former, id, 'submissionDeadlinePassed', {}, system);
    return id;
  };

  readonly requested = (to: number) => {
    const asked = { definition: GRANT, from: 1, to, reason: 'Ten days were too short.' };
    return this.runtime.get(RequestMove).execute({ ...command(first), ...asked });
  };

  readonly confirmed = (move: string, onProgress?: (files: number) => void): Promise<MoveResult> =>
    this.runtime.get(CarryOutMove).confirm({ ...command(second), move }, onProgress);

  readonly recorded = async (move: string): Promise<Move | undefined> =>
    (await this.runtime.get(Moves).list()).find(({ id }) => id === move);

  readonly moved = async (to: number): Promise<string> => {
    const { id } = await this.requested(to);
    await this.confirmed(id);
    return id;
  };

  readonly standing = async (id: string): Promise<string> => {
    const { definitionVersion, state } = await this.runtime.engine.read(id);
    return `${definitionVersion} ${state}`;
  };

  readonly deadlinesOf = (id: string) =>
    this.runtime.database.query<{ name: string; due_at: Date }>(
      `select d.name, d.due_at from workflow_instance i cross join lateral deadlines_in(i.deadlines) d where i.id = $1
       order by d.name`,
      [id],
    );

  readonly newestRow = async (id: string): Promise<Record<string, unknown> | undefined> => {
    const [row] = await this.runtime.database.query<Record<string, unknown>>(
      `select h.event, h.payload, h.actor, h.definition_version as version from workflow_history h
       where h.instance_id = $1 order by h.seq desc limit 1`,
      [id],
    );
    return row;
  };

  readonly discrepancies = async () => (await this.runtime.verifier.verify()).discrepancies;
}
