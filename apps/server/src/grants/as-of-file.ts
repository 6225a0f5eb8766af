import { Injectable } from '@nestjs/common';
import { type SubmissionLine, Submitted } from '#libs/applications';
import { type Call, Calls } from '#libs/calls';
import { AsOf, HistoryDetached, type InstanceAsOf } from '#libs/engine';
import { type RoleHolder, RoleHolders } from '#libs/identity';
import { deadlinesOf, permissionsIn, type Permission } from '#libs/workflow';

/** What one event needed at an instant, and who could have sent it. */
export interface PermissionAsOf extends Permission {
  readonly people: readonly string[];
}

/** A file as it stood at an instant, with everything that its rules and its readers said then. */
export interface FileAsOf {
  readonly file: InstanceAsOf;
  readonly call: Call;
  readonly deadlines: readonly { readonly name: string; readonly dueAt: Date }[];
  readonly submissions: readonly SubmissionLine[];
  readonly permissions: readonly PermissionAsOf[];
}

/** Puts together what history, calendar, submissions and roles say of an instant. */
@Injectable()
export class FilesAsOf {
  constructor(
    private readonly asOf: AsOf,
    private readonly calls: Calls,
    private readonly submitted: Submitted,
    private readonly holders: RoleHolders,
  ) {}

  /** Null where the file had not begun, `detached` where its history lies elsewhere. */
  async at(id: string, at: Date): Promise<FileAsOf | 'detached' | null> {
    const file = await this.asOf.at(id, at).catch((error: unknown) => {
      if (error instanceof HistoryDetached) return 'detached' as const;
      throw error;
    });
    if (!file || file === 'detached') return file;
    const { callId, machine, snapshot } = file;
    const organisation = snapshot.context['organisationId'];
    const organisationId = typeof organisation === 'string' ? organisation : null;
    const [call, submissions, holders] = await Promise.all([
      this.calls.asOf(callId, at),
      this.submitted.knownAt(id, at),
      this.holders.of({ callId, organisationId, at }),
    ]);
    const due = deadlinesOf(machine, snapshot, call.calendar).filter(({ kind }) => kind === 'deadline');
    const permissions = permissionsIn(machine, snapshot, call.calendar);
    return {
      file,
      call,
      deadlines: due.map(({ name, at: dueAt }) => ({ name, dueAt })),
      submissions: submissions.toReversed(),
      permissions: permissions.map((permission) => ({ ...permission, people: peopleFor(permission, holders) })),
    };
  }
}

/** Names of those who held one of the roles and had not sent what forbids it. */
function peopleFor({ by, notThese }: Permission, holders: readonly RoleHolder[]): readonly string[] {
  const may = holders.filter(({ role, personId }) => by.includes(role) && !notThese.includes(personId));
  return [...new Set(may.map(({ name }) => name))];
}
