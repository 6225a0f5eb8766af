import type { FileOrigin } from '#libs/kernel';
import { Code } from './code.js';
import type { View } from './view.js';

export interface FilePlaceProps {
  readonly view: View;
  readonly origin: Pick<FileOrigin, 'place' | 'label'>;
}

/** The code of a file or the number of a contract: what has neither is called by its title. */
const CODE = /^[A-Z0-9]+(?:-[A-Z0-9]+)+$/;

/** Where a file was given, in words. */
export function FilePlace({ view, origin: { place, label } }: FilePlaceProps) {
  if (place === 'organisation') return <>{view.t('ui.file.in.organisation')}</>;
  if (label === null) return <>{view.t('ui.file.in.untitled')}</>;
  const name = CODE.test(label) ? <Code key="label">{label}</Code> : <bdi key="label">{label}</bdi>;
  return <>{view.pieces(`ui.file.in.${place}`, { label: name })}</>;
}
