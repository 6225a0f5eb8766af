import {
  acceptedOrganisation,
  mayBind,
  mayDescribe,
  organisationFaults,
  OrganisationInvalid,
  type OrganisationFields,
} from './organisation.js';

const today = '2026-03-02';

function anOrganisation(different: Partial<OrganisationFields> = {}): OrganisationFields {
  return {
    name: 'Association Amal Jerada',
    nameAr: null,
    legalForm: 'association',
    region: 'MA-02',
    province: 'MA-JRA',
    ice: null,
    foundedOn: '2018-04-30',
    receipt: 'final',
    receiptNumber: null,
    address: '12, rue des Mineurs, Jerada',
    phone: '0536123456',
    ...different,
  };
}

describe('what an organisation says about itself', () => {
  it('may leave out the ICE, which many associations do not have', () => {
    expect(organisationFaults(anOrganisation(), today)).toEqual([]);
  });
  it('is kept with the digits of the ICE only', () => {
    expect(acceptedOrganisation(anOrganisation({ ice: '001 561 191 0000 66' }), today).ice).toBe('001561191000066');
  });
  it('is refused with an ICE whose key is wrong', () => {
    expect(() => acceptedOrganisation(anOrganisation({ ice: '001561191000065' }), today)).toThrow(OrganisationInvalid);
  });
  it.each([
    ['2026-03-02', []],
    ['2026-03-03', [{ field: 'foundedOn', fault: 'future' }]],
  ])('names a foundation on %s', (foundedOn, faults) => {
    expect(organisationFaults(anOrganisation({ foundedOn }), today)).toEqual(faults);
  });
  it.each([
    ['MA-02', null, 'missing'],
    ['MA-01', 'MA-JRA', 'otherRegion'],
    ['MA-06', 'MA-JRA', 'otherRegion'],
  ])('has a place that exists: %s %s', (region, province, fault) => {
    expect(organisationFaults(anOrganisation({ region, province }), today)).toEqual([{ field: 'province', fault }]);
  });
  it('needs no province outside the programme’s regions', () => {
    expect(organisationFaults(anOrganisation({ region: 'MA-06', province: null }), today)).toEqual([]);
  });
});

describe('a member', () => {
  it.each([
    ['owner', true, true],
    ['signatory', true, true],
    ['editor', true, false],
    ['accountant', false, false],
    [null, false, false],
  ] as const)('%s describes: %s, binds: %s', (role, describes, binds) => {
    expect([mayDescribe(role), mayBind(role)]).toEqual([describes, binds]);
  });
});
