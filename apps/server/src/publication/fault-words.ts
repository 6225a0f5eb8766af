import type { CallFault } from '#libs/calls';
import type { View } from '../ui/view.js';

/** What is wrong at one place of a call file, and what to write instead, in the reader's language. */
export function callFaultInWords(view: View, { code, params }: Pick<CallFault, 'code' | 'params'>): string {
  const { hint = 'none', near } = params;
  return view.t(`callFile.fault.${code}`, {
    expected: '',
    of: '',
    needs: '',
    ...params,
    near: near === undefined || near === '' ? 'none' : near,
    hint: view.t(`callFile.hint.${hint}`),
  });
}
