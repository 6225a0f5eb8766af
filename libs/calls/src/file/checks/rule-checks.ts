import { comparedToPercent, decimal } from '#libs/kernel';
import type { BudgetHeading, Checks, DocumentStage } from '../rules-file.js';
import type { Finding } from '../fault.js';
import { askedByRules, MOST_QUESTIONS } from '../../self-check.js';
import { check, finding, missing, repeated, type Check } from './check.js';

const CHECKLISTS = ['administrative', 'eligibility', 'verification'] as const satisfies readonly (keyof Checks)[];
const DOCUMENT_STAGES: readonly DocumentStage[] = [
  'conceptNote',
  'fullApplication',
  'legalFile',
  'interimReport',
  'finalReport',
];

export const RULE_CHECKS: readonly Check[] = [
  check(['checks'], ({ checks }) => [
    ...repeated(checks.reasons, ({ code }) => code, ['checks', 'reasons'], 'code'),
    ...CHECKLISTS.flatMap((list) => checklistFindings(checks, list)),
  ]),
  check(['selfCheck'], ({ selfCheck }) => [
    ...repeated(selfCheck, ({ id }) => id, ['selfCheck'], 'id'),
    ...selfCheck.flatMap(({ answers }, index) => [
      ...repeated(answers, ({ value }) => value, ['selfCheck', index, 'answers'], 'value'),
      ...(answers.every(({ stops }) => stops !== undefined)
        ? [finding('alwaysStops', ['selfCheck', index, 'answers'], 'every answer stops the applicant')]
        : []),
    ]),
  ]),
  check(['checks', 'selfCheck'], ({ checks, selfCheck }) => {
    const byRules = askedByRules(checks).length;
    if (byRules + selfCheck.length <= MOST_QUESTIONS) return [];
    const left = Math.max(0, MOST_QUESTIONS - byRules);
    const message = `the checklists ask ${byRules} questions, so that ${left} more are possible here`;
    return [finding('tooManyQuestions', ['selfCheck'], message, { byRules, left })];
  }),
  check(['documents'], ({ documents }) => [
    ...DOCUMENT_STAGES.flatMap((stage) => repeated(documents[stage], ({ kind }) => kind, ['documents', stage], 'kind')),
    ...(documents.legalFile.some(({ required }) => required)
      ? []
      : [
          missing(
            ['documents', 'legalFile'],
            'legalFile',
            'the legal file asks for no document: without one no contract can be signed',
          ),
        ]),
  ]),
  check(['payments'], ({ payments }) => {
    const sum = payments.instalments.reduce((total, { percent }) => total + percent, 0);
    const kinds = payments.instalments.map(({ kind }) => kind);
    return [
      ...(sum === 100
        ? []
        : [
            finding('wrongSum', ['payments', 'instalments'], `the instalments add up to ${sum} %, not to 100 %`, {
              sum,
              max: 100,
            }),
          ]),
      ...(kinds[0] === 'prefinancing' && kinds.at(-1) === 'balance'
        ? []
        : [
            finding(
              'instalmentOrder',
              ['payments', 'instalments'],
              'begin with the prefinancing and end with the balance',
            ),
          ]),
    ];
  }),
  check(['budget'], ({ budget }) => [
    ...repeated(budget.headings, ({ id }) => id, ['budget', 'headings'], 'id'),
    ...repeated(budget.units, ({ code }) => code, ['budget', 'units'], 'code'),
    ...budget.headings.flatMap(partFindings),
    ...percentFindings(budget.indirectMaxPercent, 'indirectMaxPercent'),
    ...percentFindings(budget.contingencyMaxPercent, 'contingencyMaxPercent'),
    ...(budget.thirdParties === null || budget.headings.some(({ id }) => id === budget.thirdParties?.heading)
      ? []
      : [
          finding(
            'unknownHeading',
            ['budget', 'thirdParties', 'heading'],
            `there is no heading ${budget.thirdParties.heading}`,
            { id: budget.thirdParties.heading },
          ),
        ]),
  ]),
  check(['committee'], ({ committee }) =>
    committee.oddNumber && committee.minVotingMembers % 2 === 0
      ? [finding('evenNumber', ['committee', 'minVotingMembers'], 'write an odd number: a vote must not end level')]
      : [],
  ),
];

function checklistFindings(checks: Checks, list: (typeof CHECKLISTS)[number]): readonly Finding[] {
  const codes = new Set(checks.reasons.map(({ code }) => code));
  return [
    ...repeated(checks[list], ({ id }) => id, ['checks', list], 'id'),
    ...checks[list].flatMap(({ reasonCode }, index) =>
      codes.has(reasonCode)
        ? []
        : [
            finding('unknownReason', ['checks', list, index, 'reasonCode'], `${reasonCode} is not in checks.reasons`, {
              code: reasonCode,
            }),
          ],
    ),
  ];
}

function partFindings({ id, parts }: BudgetHeading, index: number): readonly Finding[] {
  const at = ['budget', 'headings', index, 'parts'];
  const strays = parts.flatMap((part, place) =>
    part.id.startsWith(`${id}.`)
      ? []
      : [finding('unknownHeading', [...at, place, 'id'], `${part.id} is not under ${id}`)],
  );
  return [...repeated(parts, (part) => part.id, at, 'id'), ...strays];
}

function percentFindings(percent: string, field: string): readonly Finding[] {
  const exact = decimal(percent);
  const isPercent = exact !== null && exact.units >= 0n && comparedToPercent(1, exact, 1) >= 0;
  return isPercent ? [] : [finding('notAPercentage', ['budget', field], 'write a percentage from 0 to 100')];
}
