import type { Call } from '#libs/calls';
import type { Obligation } from '#libs/programme';

type Place = (obligation: Obligation, call: Call) => string;

/** Where each thing is done that waits for the office. */
const PLACES: Readonly<Record<Obligation['kind'], Place>> = {
  administrativeCheck: ({ id }) => `/files/${id}/checks/administrative`,
  eligibilityCheck: ({ id }) => `/files/${id}/checks/eligibility`,
  verification: ({ id }) => `/files/${id}/checks/verification`,
  contractToPrepare: ({ id }) => `/grants/${id}`,
  complaintToAnswer: ({ file }) => `/files/${file?.id}/complaint`,
  fileToReopen: ({ file }) => `/files/${file?.id}/complaint`,
  reportToCheck: ({ id }) => `/reports/${id}`,
  paymentToCorrect: ({ id }) => `/payments/${id}`,
  grantToClose: ({ id }) => `/grants/${id}`,
  callToPublish: (_obligation, { code }) => `/publication/${code}`,
  enquiry: ({ id }, { code }) => `/publication/${code}/enquiries/${id}`,
  readersMissing: ({ id }, { code }) => `/calls/${code}/assessments?stage=${id}&show=missing`,
  readerNotReached: ({ id }) => `/files/${id}/mails`,
  instalmentToAskFor: ({ id }) => `/grants/${id}/instalment`,
};

export function placeOfObligation(obligation: Obligation, call: Call): string {
  return PLACES[obligation.kind](obligation, call);
}
