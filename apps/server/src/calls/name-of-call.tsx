import type { Call } from '#libs/calls';
import type { View } from '../ui/view.js';
import { said } from './said.js';

/** A call as pages about it name it: its code and its title. */
export function NameOfCall({ view, call }: { readonly view: View; readonly call: Call }) {
  return (
    <>
      <bdi>{call.code}</bdi>&nbsp;– {said(view, call.file.texts.title)}
    </>
  );
}
