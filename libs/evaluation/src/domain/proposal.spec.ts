import { proposalOf, type Submitted } from './proposal.js';

const request = { contributionMinor: 100_000_00, totalCostMinor: 120_000_00, months: 12, provinces: ['MA-TET'] };

/** A frozen submission with everything that must not be seen. */
function handedIn(apart: Partial<Submitted> = {}): Submitted {
  const secrets = {
    declaration: { personName: 'SECRET Fatima Zahra', text: 'SECRET' },
    documents: [{ name: 'SECRET statutes.pdf' }],
  };
  const applicant = {
    name: 'Association Amal',
    nameAr: 'جمعية الأمل',
    phone: 'SECRET 0661',
    address: 'SECRET street',
    ice: 'SECRET',
  };
  const answers = { conceptNote: { relevance: { need: 'Young people' } } };
  return {
    ...secrets,
    title: 'Métiers du bois',
    lot: 'L1',
    stages: ['conceptNote'],
    answers,
    applicant,
    request,
    ...apart,
  };
}

const inFull = handedIn({
  stages: ['fullApplication'],
  answers: { fullApplication: { description: { method: 'Workshops' } } },
});

describe('the proposal that an assessor reads', () => {
  it('holds the answers and the request, and nothing by which anybody could be reached or named', () => {
    const proposal = proposalOf([handedIn()], { stage: 'conceptNote', organisationName: 'shown' });

    expect(proposal).toEqual({
      title: 'Métiers du bois',
      lot: 'L1',
      organisation: { name: 'Association Amal', nameAr: 'جمعية الأمل' },
      request,
      parts: [{ stage: 'conceptNote', answers: { relevance: { need: 'Young people' } }, before: null }],
    });
  });

  it('hides the name of the organisation where the call is scored blind', () => {
    const proposal = proposalOf([handedIn()], { stage: 'conceptNote', organisationName: 'hidden' });

    expect(JSON.stringify(proposal)).not.toMatch(/Amal|SECRET/u);
  });

  it('shows the full application first and the concept note after it', () => {
    const proposal = proposalOf([handedIn(), inFull], { stage: 'fullApplication', organisationName: 'shown' });

    expect(proposal?.parts.map(({ stage }) => stage)).toEqual(['fullApplication', 'conceptNote']);
  });

  it('does not show the full application while the concept note is scored, though both were handed in together', () => {
    const both = handedIn({
      stages: ['conceptNote', 'fullApplication'],
      answers: { ...handedIn().answers, ...inFull.answers },
    });
    const proposal = proposalOf([both], { stage: 'conceptNote', organisationName: 'shown' });

    expect(proposal?.parts.map(({ stage }) => stage)).toEqual(['conceptNote']);
  });

  it('is nothing where nothing was handed in', () => {
    expect(proposalOf([], { stage: 'conceptNote', organisationName: 'shown' })).toBeNull();
  });
});
