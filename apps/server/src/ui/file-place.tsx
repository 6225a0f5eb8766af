import type { FileOrigin } from '#libs/kernel';
import type { View } from './view.js';

export interface FilePlaceProps {
  readonly view: View;
  readonly origin: Pick<FileOrigin, 'place' | 'label'>;
}

/** Where a file was given, in words. */
export function FilePlace({ view, origin: { place, label } }: FilePlaceProps) {
  if (place === 'organisation') return <>{view.t('ui.file.in.organisation')}</>;
  if (label === null) return <>{view.t('ui.file.in.untitled')}</>;
  return <>{view.pieces(`ui.file.in.${place}`, { label: <bdi key="label">{label}</bdi> })}</>;
}
