import type { Call } from '#libs/calls';
import type { Outlook, OutlookLine } from '#libs/eligibility';
import { factsInWords } from '../eligibility/finding-words.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { typedText, type Typed } from '../http/read-form.js';
import { said } from './said.js';
import { OWN, type Unreadable } from './self-check-answers.js';

/** One rule of the call as it looks for this applicant. */
export interface RuleInWords {
  readonly key: string;
  readonly rule: string;
  readonly isMet: boolean;
  readonly why: string;
  /** What would change a no; null where nothing would, or where it is met. */
  readonly change: string | null;
}

/** Every rule with its reason: first those of the checklists, then what the call asks besides. */
export function rulesInWords(view: View, call: Call, outlook: Outlook, typed: Typed): readonly RuleInWords[] {
  return [...outlook.lines.map((line) => ruleInWords(view, call, outlook, line)), ...ownQuestions(view, call, typed)];
}

/** A fault of a field in the reader's words. */
export function faultInWords(view: View, call: Call, { name, fault }: Unreadable): FieldError {
  const message =
    fault === 'future'
      ? view.t('identity.organisation.error.foundedOn.future')
      : view.t(`error.field.${fault}`, {
          label: questionOf(view, call, name),
        });
  return { name, message };
}

/** The question that a field answers. */
export function questionOf(view: View, call: Call, name: string): string {
  const own = call.file.selfCheck.find(({ id }) => `${OWN}${id}` === name);
  return own ? said(view, own.text) : view.t(`check.ask.${name}`);
}

function ruleInWords(view: View, call: Call, { lots }: Outlook, { check, finding, remedy }: OutlookLine): RuleInWords {
  const about = {
    lots: view.format.list(lots.map((lot) => said(view, lot.title))),
    regions: view.format.list(call.lots.map((lot) => said(view, lot.regionName))),
    admitted: view.format.list(call.file.applicants.legalForms.map(({ text }) => said(view, text))),
  };
  const words = (part: string, facts: OutlookLine['finding']['params']) =>
    view.t(`check.rule.${check}.${part}`, { ...about, ...factsInWords(view, call, facts) });
  const { verdict, params } = finding;
  return {
    key: check,
    rule: view.t(`check.rule.${check}.title`),
    isMet: verdict !== 'no',
    why: words(verdict === 'no' ? 'no' : 'yes', params),
    change: remedy ? words('change', remedy) : null,
  };
}

function ownQuestions(view: View, call: Call, typed: Typed): readonly RuleInWords[] {
  return call.file.selfCheck.flatMap(({ id, text, answers }) => {
    const chosen = answers.find(({ value }) => value === typedText(typed, `${OWN}${id}`));
    if (!chosen) return [];
    const { label, stops } = chosen;
    return [
      { key: `${OWN}${id}`, rule: said(view, text), isMet: !stops, why: said(view, stops ?? label), change: null },
    ];
  });
}
