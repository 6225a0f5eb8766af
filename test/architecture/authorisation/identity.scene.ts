import { ChangeBankAccount, CreateToken, EnterPerson, GrantRole, InviteMember, MakePasswordLink } from '#libs/identity';
import { systemActor } from '#libs/kernel';
import type { Scene } from './world.js';

const RIB = '011519000001205000534921';

/** A bank account to verify, somebody to be given roles, an invitation, a token. */
export const identityScene: Scene = async ({ app, ids, organisationId }) => {
  const arrivedAt = new Date(0);
  const bySystem = { by: systemActor('test'), key: null, arrivedAt };
  const byOwner = {
    by: { kind: 'person', id: ids.owner, roles: ['applicant', 'signatory'] },
    key: null,
    arrivedAt,
  } as const;
  const account = { holder: 'Association owner', bank: 'CIH Jerada', rib: RIB };
  const { accountId } = await app
    .get(ChangeBankAccount, { strict: false })
    .execute({ ...byOwner, organisationId, account });
  const { personId } = await app
    .get(EnterPerson, { strict: false })
    .execute({ ...bySystem, name: 'Somebody Else', email: 'somebody.else@example.ma', language: 'fr', password: null });
  const { grantId } = await app
    .get(GrantRole, { strict: false })
    .execute({ ...bySystem, personId, role: 'officer', callId: null });
  const invitation = await app
    .get(InviteMember, { strict: false })
    .execute({ ...byOwner, organisationId, email: 'invited@example.ma', role: 'editor' });
  const link = await app.get(MakePasswordLink, { strict: false }).execute({ by: bySystem.by, personId });
  const token = await app
    .get(CreateToken, { strict: false })
    .execute({ personId: ids.owner, name: 'other', scopes: ['read'], days: 1 });
  return {
    organisationId,
    personId,
    grantId,
    accountId,
    secret: invitation.secret,
    passwordSecret: link.secret,
    tokenId: token.id,
  };
};
