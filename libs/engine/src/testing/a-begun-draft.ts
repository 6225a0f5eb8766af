import { type Machine, type Snapshot, start } from '#libs/workflow';
import { aPerson, theFacts } from '#testing/workflow';

/** A concept note as it stands when somebody has just begun it, at an instant of `theFacts` where none is said. */
export function aBegunDraft(machine: Machine, at?: string): Snapshot {
  const payload = {
    grantId: '018f0000-0000-7000-8000-000000000001',
    callId: '018f0000-0000-7000-8000-000000000002',
    lot: 'L1',
    organisationId: '018f0000-0000-7000-8000-000000000003',
  };
  const facts = theFacts({ by: aPerson('amina', 'applicant', 'signatory'), ...(at !== undefined && { at }) });
  return start(machine, { type: 'draftStarted', payload }, facts).snapshot;
}
