import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '#libs/platform';
import type { BureauMember, FileKind, KeptDocument } from '../domain/organisation-file.js';
import { BureauMemberRow } from './bureau-member.row.js';
import { OrganisationDocumentRow } from './organisation-document.row.js';

interface Ending {
  readonly organisationId: string;
  readonly by: string;
  readonly at: Date;
}

/** What an organisation keeps for every call: its papers and its bureau. */
@Injectable()
export class OrganisationPapers {
  async keep(tx: Tx, document: KeptDocument & { organisationId: string; uploadedBy: string }): Promise<void> {
    await tx.insert(OrganisationDocumentRow, { ...document, endedAt: null, endedBy: null });
  }

  /** Ends the present paper of a kind; false where there is none. */
  async endKind(tx: Tx, { organisationId, kind, by, at }: Ending & { kind: FileKind }): Promise<boolean> {
    const which = { organisationId, kind, endedAt: IsNull() };
    const { affected } = await tx.update(OrganisationDocumentRow, which, { endedAt: at, endedBy: by });
    return affected === 1;
  }

  async enter(
    tx: Tx,
    member: BureauMember & { organisationId: string; enteredBy: string; enteredAt: Date },
  ): Promise<void> {
    await tx.insert(BureauMemberRow, { ...member, endedAt: null, endedBy: null });
  }

  /** Ends a mandate; false where there is none. */
  async endMandate(tx: Tx, { organisationId, id, by, at }: Ending & { id: string }): Promise<boolean> {
    const which = { organisationId, id, endedAt: IsNull() };
    const { affected } = await tx.update(BureauMemberRow, which, { endedAt: at, endedBy: by });
    return affected === 1;
  }
}
