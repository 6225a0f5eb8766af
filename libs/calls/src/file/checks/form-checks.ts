import type { CallFile, FormStage } from '../call-file.js';
import type { Finding } from '../fault.js';
import type { Form, Question } from '../form-file.js';
import type { Grid } from '../grid-file.js';
import type { Path } from '../positions.js';
import { check, finding, missing, repeated, type Check } from './check.js';
import { conditionFindings } from './condition-checks.js';

/** Name and role are asked of everybody: a column of the call cannot be called so. */
const OWN_COLUMNS = 2;
const STAGES: readonly FormStage[] = ['conceptNote', 'fullApplication', 'interimReport', 'finalReport'];

export const FORM_CHECKS: readonly Check[] = [
  check(['forms'], ({ forms }) => formsOf(forms).flatMap(([stage, form]) => formFindings(form, ['forms', stage]))),
  check(['forms', 'documents'], ({ forms, documents }) =>
    formsOf(forms).flatMap(([stage, form]) =>
      placed(form, ['forms', stage])
        .filter(({ question }) => question.type === 'file')
        .filter(({ question }) => documents[stage].some(({ kind }) => kind === question.id))
        .map(({ question: { id }, path }) =>
          finding('repeated', [...path, 'id'], `${id} is also a document of documents.${stage}: ask for it once`, {
            name: id,
          }),
        ),
    ),
  ),
  check(['forms'], ({ forms }) =>
    formsOf({ interimReport: forms.interimReport, finalReport: forms.finalReport }).flatMap(([stage, form]) =>
      placed(form, ['forms', stage])
        .filter(({ question }) => question.type === 'file')
        .map(({ path }) =>
          finding('fileInReport', [...path, 'type'], `a report has its documents in documents.${stage}: ask there`, {
            list: `documents.${stage}`,
          }),
        ),
    ),
  ),
  check(['forms', 'grids'], ({ forms, grids }) => {
    return (['conceptNote', 'fullApplication'] as const).flatMap((stage) => {
      const [asked, grid] = [forms[stage], grids[stage]];
      return asked && grid ? criteriaFindings(asked, grid, ['forms', stage]) : [];
    });
  }),
  check(['forms'], ({ forms }) => [
    ...(forms.conceptNote ? requestFindings(forms.conceptNote, ['forms', 'conceptNote'], 'questions') : []),
    ...requestFindings(forms.fullApplication, ['forms', 'fullApplication'], 'budget'),
  ]),
];

/** The forms that the file has. */
function formsOf(forms: Partial<CallFile['forms']>): readonly (readonly [FormStage, Form])[] {
  return STAGES.flatMap((stage) => {
    const asked = forms[stage];
    return asked ? [[stage, asked] as const] : [];
  });
}

interface Placed {
  readonly question: Question;
  readonly path: Path;
}

function placed(form: Form, at: Path): readonly Placed[] {
  return form.pages.flatMap((page, pageIndex) =>
    page.questions.map((question, index) => ({ question, path: [...at, 'pages', pageIndex, 'questions', index] })),
  );
}

function formFindings(form: Form, at: Path): readonly Finding[] {
  const questions = placed(form, at);
  const ids = questions.map(({ question }) => question.id);
  const twice = questions
    .filter(({ question }, index) => ids.indexOf(question.id) !== index)
    .map(({ question, path }) =>
      finding('repeated', [...path, 'id'], `${question.id} is used twice in this form: give each question its own id`, {
        name: question.id,
      }),
    );
  return [
    ...repeated(form.pages, ({ id }) => id, [...at, 'pages'], 'id'),
    ...twice,
    ...conditionFindings(form, at),
    ...questions.flatMap(({ question, path }) => borderFindings(question, path)),
  ];
}

function borderFindings(question: Question, path: Path): readonly Finding[] {
  const wrong = (field: string, message: string) => [finding('minAboveMax', [...path, field], message)];
  switch (question.type) {
    case 'choice':
      return repeated(question.options, ({ value }) => value, [...path, 'options'], 'value');
    case 'multi':
      return [
        ...repeated(question.options, ({ value }) => value, [...path, 'options'], 'value'),
        ...(question.min > Math.min(question.max ?? Infinity, question.options.length)
          ? wrong('min', 'more must be chosen than may be')
          : []),
      ];
    case 'number':
    case 'money':
      return question.max !== undefined && question.min > question.max ? wrong('min', 'min is more than max') : [];
    case 'date':
      return question.from !== undefined && question.until !== undefined && question.from > question.until
        ? wrong('from', 'from is after until')
        : [];
    case 'table':
      return [
        ...repeated(question.columns, ({ id }) => id, [...path, 'columns'], 'id'),
        ...rowFindings(question, wrong),
      ];
    case 'workPlan':
      return rowFindings(question, wrong);
    case 'people':
      return [
        ...(question.roles ? repeated(question.roles, ({ value }) => value, [...path, 'roles'], 'value') : []),
        ...repeated([{ id: 'name' }, { id: 'role' }, ...question.columns], ({ id }) => id, path, 'id').map((found) => ({
          ...found,
          path: [...path, 'columns', Number(found.path.at(-2)) - OWN_COLUMNS, 'id'],
        })),
        ...(question.minPeople > question.maxPeople ? wrong('minPeople', 'minPeople is more than maxPeople') : []),
      ];
    default:
      return [];
  }
}

function rowFindings(
  { minRows, maxRows }: { readonly minRows: number; readonly maxRows: number },
  wrong: (field: string, message: string) => readonly Finding[],
): readonly Finding[] {
  return minRows > maxRows ? wrong('minRows', 'minRows is more than maxRows') : [];
}

function criteriaFindings(form: Form, grid: Grid, at: Path): readonly Finding[] {
  const known = new Set(grid.sections.flatMap((section) => section.criteria.map(({ id }) => id)));
  return placed(form, at).flatMap(({ question, path }) =>
    question.criteria.flatMap((id, index) =>
      known.has(id)
        ? []
        : [
            finding('unknownCriterion', [...path, 'criteria', index], `${grid.id} has no criterion ${id}`, {
              grid: grid.id,
              id,
            }),
          ],
    ),
  );
}

/** The figures that the rules need (contribution, total, months, places) must be questions of the right kind. */
function requestFindings(form: Form, at: Path, from: 'questions' | 'budget'): readonly Finding[] {
  const { request } = form;
  if (request?.from !== from) {
    const why = `request is missing: say where the amounts are found (from: ${from})`;
    return [missing([...at, 'request'], 'request', why)];
  }
  const questions = form.pages.filter(({ when }) => when === undefined).flatMap((page) => page.questions);
  return Object.entries(request).flatMap(([field, id]) =>
    field === 'from' || questions.some((question) => question.id === id && isOfUse(question, field))
      ? []
      : [
          finding(
            'wrongQuestion',
            [...at, 'request', field],
            `${id} is not an always required question of the kind that ${field} needs`,
            { id, field },
          ),
        ],
  );
}

function isOfUse(question: Question, field: string): boolean {
  if (!question.required || question.when !== undefined) return false;
  if (field === 'contribution') return question.type === 'money' && question.limits === 'grant';
  if (field === 'totalCost') return question.type === 'money';
  if (field === 'months') return question.type === 'number' && question.limits === 'duration';
  return question.type === 'province';
}
