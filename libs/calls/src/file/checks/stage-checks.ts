import type { CallFile } from '../call-file.js';
import type { Finding } from '../fault.js';
import { check, missing, surplus, type Check } from './check.js';

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
    if (isAsked && forms.interimReport) return [];
    if (isAsked) {
      const why = 'interimReport is missing: interim reports are asked for';
      return [missing(['forms', 'interimReport'], 'interimReport', why)];
    }
    const given = [
      ...(forms.interimReport ? ['forms'] : []),
      ...(documents.interimReport.length > 0 ? ['documents'] : []),
    ];
    return given.map((part) => surplus([part, 'interimReport'], `${part}.interimReport`, 'without interim reports'));
  }),
];

function conceptNoteFinding(
  definition: CallFile['procedure']['definition'],
  part: 'forms' | 'grids',
  isThere: boolean,
): readonly Finding[] {
  const path = [part, 'conceptNote'];
  if (definition === 'grant.one-stage-call')
    return isThere ? [surplus(path, `${part}.conceptNote`, 'in a call of one stage')] : [];
  const why = `conceptNote is missing: the procedure ${definition} begins with concept notes`;
  return isThere ? [] : [missing(path, 'conceptNote', why)];
}
