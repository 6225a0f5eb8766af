/** Where an officer does something. */
export interface EventPlace {
  /** `eligibility.step.<key>` says what is done there. */
  readonly key: string;
  readonly href: (fileId: string) => string;
  readonly weight: 'primary' | 'secondary';
}

const administrative: EventPlace = {
  key: 'administrative',
  href: (id) => `/files/${id}/checks/administrative`,
  weight: 'primary',
};
const eligibility: EventPlace = {
  key: 'eligibility',
  href: (id) => `/files/${id}/checks/eligibility`,
  weight: 'primary',
};
const verification: EventPlace = {
  key: 'verification',
  href: (id) => `/files/${id}/checks/verification`,
  weight: 'primary',
};
const clarification: EventPlace = {
  key: 'clarification',
  href: (id) => `/files/${id}/clarification`,
  weight: 'secondary',
};
const award: EventPlace = { key: 'award', href: (id) => `/files/${id}/award`, weight: 'primary' };
const reopening: EventPlace = { key: 'reopening', href: (id) => `/files/${id}/reopening`, weight: 'secondary' };
const grant: EventPlace = { key: 'grant', href: (id) => `/grants/${id}`, weight: 'secondary' };

/** The page for each event that is brought about file by file; decisions on a whole lot and timers have none here. */
export const PLACES_OF_EVENTS: Readonly<Record<string, EventPlace | undefined>> = {
  administrativeCheckPassed: administrative,
  administrativeCheckFailed: administrative,
  clarificationRequested: clarification,
  eligibilityConfirmed: eligibility,
  eligibilityRefused: eligibility,
  verificationPassed: verification,
  verificationFailed: verification,
  assessmentReopened: reopening,
  awardDecided: award,
  awardDeclined: award,
  contractPrepared: grant,
  contractTakenBack: grant,
  contractSignedByAuthority: grant,
  grantSuspended: grant,
  grantResumed: grant,
  grantTerminated: grant,
  grantClosed: grant,
};
