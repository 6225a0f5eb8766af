import type { ApplicationFileView, ApplicantProfile, StageDraft } from '#libs/applications';
import type { Call } from '#libs/calls';
import { organisationFaults } from '#libs/identity';
import type { Action, Reason } from '#libs/workflow';
import { said } from '../calls/said.js';
import { fieldId } from '../ui/field-error.js';
import { reasonText } from '../ui/reason-text.js';
import type { View } from '../ui/view.js';
import { fieldOfFault } from './budget-fields.js';
import { uploadField } from '../uploads/posted-file.js';
import { budgetFaultInWords, faultInWords, faultsAtFields } from './fault-words.js';

/** Something that stands between a draft and its submission, with the place where it is mended. */
export interface OpenPoint {
  readonly text: string;
  /** Null where nothing can be mended: the deadline has passed. */
  readonly href: string | null;
}

/** The open points of one part of the application. */
export interface OpenPart {
  readonly key: string;
  readonly title: string;
  readonly points: readonly OpenPoint[];
}

export interface CheckedDraft {
  readonly view: View;
  readonly file: Pick<ApplicationFileView, 'id' | 'organisationId'>;
  readonly call: Call;
  readonly drafts: readonly StageDraft[];
  readonly applicant: ApplicantProfile;
  /** What the file allows now, from the same facts that the submission itself is given. */
  readonly actions: readonly Action[];
}

/** Everything that is open, part by part; empty: it can be signed. */
export function openParts(checked: CheckedDraft): readonly OpenPart[] {
  const { drafts } = checked;
  const parts = [
    ...drafts.flatMap((draft) => [
      ...pageParts(checked, draft),
      budgetPart(checked, draft),
      documentsPart(checked, draft),
    ]),
    organisationPart(checked),
    rulesPart(checked),
  ];
  return parts.filter(({ points }) => points.length > 0);
}

function pageParts({ view, file }: CheckedDraft, { stage, form, faults, shareFaults }: StageDraft): OpenPart[] {
  return form.pages.map((page) => {
    const questions = new Map(page.questions.map((question) => [question.id, question]));
    const own = [
      ...faults.filter((fault) => fault.page === page.id),
      ...shareFaults.filter((fault) => questions.has(fault.question)),
    ];
    const fields = faultsAtFields(view, own);
    const path = `/applications/${file.id}/form/${stage}/${page.id}`;
    return {
      key: `${stage}-${page.id}`,
      title: said(view, page.title),
      points: own.map((fault, i) => {
        const label = questions.get(fault.question)?.label;
        return {
          text: label ? faultOf(view, said(view, label), fault) : faultInWords(view, fault),
          href: `${path}#${fieldId(fields[i]?.name ?? '')}`,
        };
      }),
    };
  });
}

/** What is not answered at all is said as the question's own sentence. */
function faultOf(view: View, label: string, fault: Parameters<typeof faultInWords>[1]): string {
  if (fault.code === 'required' && !('row' in fault)) return view.t('error.field.required', { label });
  return view.t('signoff.point', { label, message: faultInWords(view, fault) });
}

function budgetPart({ view, file, call }: CheckedDraft, { stage, budget }: StageDraft): OpenPart {
  const path = `/applications/${file.id}/budget/${stage}`;
  return {
    key: `${stage}-budget`,
    title: view.t('applications.budget.title'),
    points: (budget?.faults ?? []).map((fault) => ({
      text: budgetFaultInWords(view, call.currency, fault),
      href: `${path}#${fieldId(fieldOfFault(fault))}`,
    })),
  };
}

function documentsPart({ view, file }: CheckedDraft, { stage, missingDocuments }: StageDraft): OpenPart {
  return {
    key: `${stage}-documents`,
    title: view.t('applications.documents.title'),
    points: missingDocuments.map(({ kind, title }) => ({
      text: view.t('signoff.documentMissing', { title: said(view, title) }),
      href: `/applications/${file.id}/documents/${stage}#${fieldId(uploadField(kind))}`,
    })),
  };
}

/** What the organisation says about itself goes into what is submitted: it must not contradict itself. */
function organisationPart({ view, file, applicant }: CheckedDraft): OpenPart {
  const today = view.now.toISOString().slice(0, 10);
  const path = `/organisations/${file.organisationId}/edit`;
  return {
    key: 'organisation',
    title: view.t('signoff.organisation'),
    points: organisationFaults({ receipt: null, receiptNumber: null, ...applicant }, today).map(({ field, fault }) => ({
      text: view.t(`identity.organisation.error.${field}.${fault}`),
      href: `${path}#${fieldId(field)}`,
    })),
  };
}

/** Said above in its own words, or of the person and not of the draft. */
const SAID_ELSEWHERE = ['guard.applicationComplete', 'permission'];

/** What the procedure refuses besides: the deadline, and how far the contribution moved. */
function rulesPart({ view, file, actions }: CheckedDraft): OpenPart {
  const action = actions.find(({ event }) => event === 'applicationSubmitted');
  const reasons = action?.reasons.filter(({ code }) => !SAID_ELSEWHERE.includes(code)) ?? [];
  return {
    key: 'rules',
    title: view.t('signoff.rules'),
    points: reasons.map((reason) => ({ text: reasonText(view, reason), href: placeOf(file.id, reason) })),
  };
}

function placeOf(id: string, { code }: Reason): string | null {
  return code === 'guard.contributionWithinTwentyPercent' ? `/applications/${id}/budget/fullApplication` : null;
}
