import type { Actor, Role } from '#libs/kernel';
import { decidable, mayGive, type OwnershipRequest } from './ownership.js';

const request: OwnershipRequest = {
  id: 'r',
  organisationId: 'o',
  askedBy: 'salma',
  objectionUntil: new Date('2026-03-15T10:00:00Z'),
  state: 'open',
};
const at = request.objectionUntil;
const before = new Date(at.getTime() - 1);

function somebody(...roles: Role[]): Actor {
  return { kind: 'person', id: 'nadia', roles };
}

describe('who becomes an owner', () => {
  it('is granted when the time to object is over', () => {
    const decision = { by: somebody('officer'), memberRole: null, answer: 'granted', at } as const;

    expect(decidable(request, decision)).toBe(request);
  });

  it('may be refused at once', () => {
    const decision = { by: somebody('operator'), memberRole: null, answer: 'refused', at: before } as const;

    expect(decidable(request, decision)).toBe(request);
  });

  it.each([
    ['a moment too early', request, { at: before }, 'identity.ownership-too-early'],
    ['by a finance officer', request, { by: somebody('financeOfficer') }, 'identity.not-yours-to-decide'],
    ['by a member', request, { memberRole: 'editor' as const }, 'identity.not-yours-to-decide'],
    ['a second time', { ...request, state: 'granted' as const }, {}, 'identity.ownership-request-not-found'],
    ['after an objection', { ...request, state: 'objected' as const }, {}, 'identity.ownership-request-not-found'],
  ])('is not granted %s', (_title, asked, change, code) => {
    const decision = { by: somebody('officer'), memberRole: null, answer: 'granted' as const, at, ...change };

    expect(() => decidable(asked, decision)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ['owner', 'owner', true],
    ['signatory', 'owner', false],
    ['signatory', 'signatory', true],
    ['editor', 'accountant', false],
    ['accountant', 'editor', false],
  ] as const)('%s gives the role %s: %s', (own, wanted, may) => {
    expect(mayGive(own, wanted)).toBe(may);
  });
});
