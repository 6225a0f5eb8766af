import { frozenMaterial, type HistoryLine, missingDocuments, stageDraft, type SubmittedView } from '#libs/applications';
import type { Call } from '#libs/calls';
import { correctedVersionIn } from './corrected-version.js';
import type { FileFacts } from '#libs/eligibility';

export interface FactsFrom {
  readonly call: Call;
  readonly submitted: SubmittedView;
  readonly history: readonly HistoryLine[];
  /** Codes of the lead applicant's other files in the call. */
  readonly otherApplications: readonly string[];
}

/** What is known of a file when it is checked: from what was handed in, never from what was written later. */
export function fileFacts({ call, submitted, history, otherApplications }: FactsFrom): FileFacts {
  const { content, stage } = submitted;
  const material = frozenMaterial(content);
  const drafts = content.stages.map((one) => stageDraft(call, one, material));
  const { legalForm, region, foundedOn, receipt = null } = content.applicant;
  return {
    lot: content.lot,
    submission: {
      arrivedAt: submitted.arrivedAt.toISOString(),
      deadline: call.deadlineOf(stage)?.toISOString() ?? null,
      receiptCode: submitted.receiptCode,
      bySignatory: wasSignatory(history, submitted.id),
    },
    missing: [...new Set(drafts.flatMap(({ faults }) => faults.map(({ page }) => page)))],
    missingDocuments: content.stages.flatMap((one) =>
      missingDocuments(call.documents(one), one, content.documents).map(({ kind }) => kind),
    ),
    documentCount: content.documents.length,
    applicant: { legalForm, region, foundedOn, receipt },
    request: content.request,
    otherApplications,
  };
}

/** The history keeps the roles that the person had at that moment. */
function wasSignatory(history: readonly HistoryLine[], submissionId: string): boolean {
  const line = history.find(
    ({ event, payload }) =>
      (event === 'applicationSubmitted' ? payload['submissionId'] : correctedVersionIn(event, payload)) ===
      submissionId,
  );
  return line?.actor.roles.includes('signatory') === true;
}
