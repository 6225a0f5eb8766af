import type { CallFile } from '../call-file.js';
import type { Finding } from '../fault.js';
import { check, finding, type Check } from './check.js';

/** A call has a form and a grid for each stage of its procedure, and a form for each report that it asks for. */
export const STAGE_CHECKS: readonly Check[] = [
  check(['procedure', 'forms', 'grids'], ({ procedure, forms, grids }) =>
    (['forms', 'grids'] as const).flatMap((part) => {
      const isThere = { forms, grids }[part].conceptNote !== undefined;
      return conceptNoteFinding(procedure.definition, part, isThere);
    }),
  ),
  check(['reports', 'forms', 'documents'], ({ reports, forms, documents }) => {
    const isAsked = reports.interimAfter.length > 0;
    if (isAsked && !forms.interimReport) {
      const message = 'interimReport is missing: interim reports are asked for';
      return [finding('missing', ['forms', 'interimReport'], message, { name: 'interimReport', hint: 'none' })];
    }
    if (isAsked) return [];
    const given = [
      ...(forms.interimReport ? ['forms'] : []),
      ...(documents.interimReport.length > 0 ? ['documents'] : []),
    ];
    return given.map((part) => {
      const name = `${part}.interimReport`;
      return finding(
        'surplus',
        [part, 'interimReport'],
        `${name} has no meaning without interim reports: take it out`,
        {
          name,
        },
      );
    });
  }),
];

function conceptNoteFinding(
  definition: CallFile['procedure']['definition'],
  part: 'forms' | 'grids',
  isThere: boolean,
): readonly Finding[] {
  const path = [part, 'conceptNote'];
  if (definition === 'grant.one-stage-call') {
    const message = `${part}.conceptNote has no meaning in a call of one stage: take it out`;
    return isThere ? [finding('surplus', path, message, { name: `${part}.conceptNote` })] : [];
  }
  const message = `conceptNote is missing: the procedure ${definition} begins with concept notes`;
  return isThere ? [] : [finding('missing', path, message, { name: 'conceptNote', hint: 'none' })];
}
