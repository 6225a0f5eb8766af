/** The two parts of an application; each has its own form. */
export const STAGES = ['conceptNote', 'fullApplication'] as const;
export type Stage = (typeof STAGES)[number];

/** What a document belongs to: a part of the application, an answer to a question of the office, or the legal file. */
export const DOCUMENT_SETS = [...STAGES, 'clarification', 'legalFile'] as const;
export type DocumentSet = (typeof DOCUMENT_SETS)[number];

export function isStage(text: string): text is Stage {
  return STAGES.some((stage) => stage === text);
}

export function isDocumentSet(text: string): text is DocumentSet {
  return DOCUMENT_SETS.some((set) => set === text);
}

/** Drafts and submitted files whose deadline has not passed: what is written there may still change. */
const WRITTEN_IN: Readonly<Record<string, readonly Stage[]>> = {
  'draft.conceptNote': ['conceptNote'],
  'submitted.conceptNote': ['conceptNote'],
  'draft.fullApplication': ['fullApplication'],
  'submitted.fullApplication': ['fullApplication'],
  // An open call takes both parts at once (PRAG 6.5.2).
  'draft.application': ['conceptNote', 'fullApplication'],
  'submitted.application': ['conceptNote', 'fullApplication'],
};

/** The documents of the legal file are asked for once an award is in sight, and until the contract is made. */
const LEGAL_FILE_IN: readonly string[] = [
  'eligibilityCheck.verification',
  'award.reserve',
  'award.proposed',
  'award.awarded',
];

/** The parts whose answers may be written in these states. */
export function openStages(states: readonly string[]): readonly Stage[] {
  return states.flatMap((state) => WRITTEN_IN[state] ?? []);
}

/** What documents may be added to, or taken away from, in these states. */
export function openDocumentSets(states: readonly string[]): readonly DocumentSet[] {
  if (states.includes('eligibilityCheck.clarification')) return ['clarification'];
  if (states.some((state) => LEGAL_FILE_IN.includes(state))) return ['legalFile'];
  return openStages(states);
}

/** The parts that one submission carries: in an open call the concept note and the full application go together. */
export function submittedTogether(definition: string, stage: Stage): readonly Stage[] {
  return definition === 'grant.open-call' ? STAGES : [stage];
}
