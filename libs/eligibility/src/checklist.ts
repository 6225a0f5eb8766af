import type { Call, CallCheck } from '#libs/calls';
import type { CheckKind } from './domain/check.js';
import { type CheckedRules, type FileFacts, type Finding, findingOf } from './domain/findings.js';

/** One line of a call's checklist with what the system found for this file. */
export interface ChecklistItem {
  readonly line: CallCheck;
  readonly finding: Finding;
}

/** The checklist of a call, filled in as far as facts can; officers confirm or correct each line. */
export function checklistOf(call: Call, kind: CheckKind, facts: FileFacts): readonly ChecklistItem[] {
  const rules = checkedRules(call, facts.lot);
  return call.file.checks[kind].map((line) => ({ line, finding: findingOf(line.check, facts, rules) }));
}

/** What the call demands of a file under one of its lots. */
export function checkedRules(call: Call, lotId: string): CheckedRules {
  const { applicants, share, duration } = call.file;
  const lot = call.lot(lotId);
  return {
    legalForms: applicants.legalForms.map(({ code }) => code),
    minimumAgeYears: applicants.minimumAgeYears,
    deadlineDay: call.dates().get('conceptNoteDeadline')?.slice(0, 10) ?? '',
    seat: applicants.seat,
    maxApplicationsPerLead: applicants.maxApplicationsPerLead,
    lot: {
      region: lot.region,
      provinces: lot.provinces.map(({ code }) => code),
      minGrantMinor: lot.minGrantMinor,
      maxGrantMinor: lot.maxGrantMinor,
    },
    share,
    duration,
  };
}
