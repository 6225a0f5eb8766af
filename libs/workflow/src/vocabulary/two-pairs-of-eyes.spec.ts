import type { Vocabulary } from '../types.js';
import { VOCABULARIES } from './index.js';

const APPLICANTS = ['draftStarted', 'applicationSubmitted'];
const SCORED = [...APPLICANTS, 'assessmentFinalised'];

/** Who did one of these takes no part in that event: nobody checks, scores, decides or pays what they did themselves. */
const APART = {
  call: {
    callApproved: ['callDrafted'],
    formCorrected: ['formCorrectionProposed'],
    shortListDecided: ['callDrafted'],
  },
  grant: {
    administrativeCheckPassed: APPLICANTS,
    eligibilityConfirmed: APPLICANTS,
    verificationPassed: APPLICANTS,
    assessmentFinalised: APPLICANTS,
    shortListed: SCORED,
    notShortListed: ['assessmentFinalised'],
    provisionallySelected: SCORED,
    placedOnReserve: SCORED,
    notSelected: ['assessmentFinalised'],
    reservePromoted: APPLICANTS,
    awardDecided: [...APPLICANTS, 'provisionallySelected', 'placedOnReserve', 'reservePromoted', 'verificationPassed'],
    contractSignedByAuthority: ['contractPrepared'],
    contractSignedByBeneficiary: ['contractPrepared', 'contractSignedByAuthority'],
    balanceSettledWithoutPayment: ['assessmentFinalised'],
    grantResumed: ['grantSuspended'],
    grantClosed: ['balanceSettledWithoutPayment'],
  },
  payment: {
    paymentChecked: ['paymentRequested', 'paymentCorrected'],
    paymentApproved: ['paymentRequested', 'paymentCorrected', 'paymentChecked'],
    paymentReconciled: ['paymentSent'],
  },
  report: { reportAccepted: ['reportSubmitted'] },
  complaint: { decisionUpheld: ['complaintFiled'], complaintAccepted: ['complaintFiled'] },
};

describe.each(Object.entries<Vocabulary>(VOCABULARIES))('two pairs of eyes: %s', (subject, vocabulary) => {
  it('keep apart what nobody may do to their own work', () => {
    const apart = Object.entries(vocabulary.events).flatMap(([event, { approves }]) =>
      approves ? [[event, approves]] : [],
    );

    expect(Object.fromEntries(apart)).toEqual(APART[subject as keyof typeof APART]);
  });
});

describe('a signature', () => {
  const { events, effects } = VOCABULARIES.grant;

  it('is that of the authority or of the beneficiary, and void once the contract is another', () => {
    const signs = Object.entries<Vocabulary['events'][string]>(events).flatMap(([event, { signs: as }]) =>
      as === undefined ? [] : [[event, as]],
    );
    const voids = Object.entries<Vocabulary['events'][string]>(events).filter(([, word]) => word.voidsSignatures);

    expect(signs).toEqual([
      ['contractSignedByAuthority', 'authority'],
      ['contractSignedByBeneficiary', 'beneficiary'],
    ]);
    expect(voids.map(([event]) => event)).toEqual(['contractPrepared', 'contractTakenBack']);
  });

  it('is asked for before money moves: these orders move it', () => {
    const moves = Object.entries<Vocabulary['effects'][string]>(effects).filter(([, { money }]) => money);

    expect(moves.map(([effect]) => effect)).toEqual(['requestPrefinancing', 'requestBalance']);
  });
});
