import { BUDGET_PAGE } from '#libs/applications';
import type { Call } from '#libs/calls';
import type { Action, Reason } from '#libs/workflow';
import { said } from '../calls/said.js';
import type { View } from '../ui/view.js';

/**
 * What parts of an application are called: pages of the form, the budget, documents. The core names them by their ids,
 * which are the same in every language.
 */
export function partName(view: View, call: Call, part: string): string {
  if (part === BUDGET_PAGE) return view.t('applications.budget.title');
  const pages = call.stages.flatMap((stage) => call.form(stage).pages);
  const documents = [...call.stages.flatMap((stage) => call.allDocuments(stage)), ...call.documents('legalFile')];
  const title = pages.find(({ id }) => id === part)?.title ?? documents.find(({ kind }) => kind === part)?.title;
  return title ? said(view, title) : part;
}

/** The same reasons with the parts they list in the reader's words. */
export function namedReasons(view: View, call: Call, reasons: readonly Reason[]): readonly Reason[] {
  return reasons.map((reason) => {
    const { list } = reason.params;
    if (typeof list !== 'string' || list === '') return reason;
    const names = list.split(', ').map((part) => view.t('ui.quoted', { name: partName(view, call, part) }));
    return { ...reason, params: { ...reason.params, list: view.format.list(names) } };
  });
}

/** Why somebody may not do something now; empty where they may. What the state does not know gives one reason. */
export function reasonsFor(view: View, call: Call, actions: readonly Action[], event: string): readonly Reason[] {
  const action = actions.find((candidate) => candidate.event === event);
  if (!action) return [{ code: 'notInThisState', params: {} }];
  return action.allowed ? [] : namedReasons(view, call, action.reasons);
}
