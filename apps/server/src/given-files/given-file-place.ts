import type { RequiredDocument } from '#libs/calls';
import type { Command } from '#libs/engine';
import type { Actor, FileOrigin } from '#libs/kernel';
import type { KeptFile } from '#libs/platform';
import type { View } from '../ui/view.js';

/** A file that was chosen, with what is said of it where it is taken. */
export interface ChosenFile extends KeptFile {
  readonly fileName: string;
  readonly reusedFrom: FileOrigin;
  /** For a paper of the organisation: the last day on which it holds. */
  readonly validUntil: string | null;
}

/** A place that asks for a file, as somebody may fill it now. */
export interface GivenFilePlace {
  readonly actor: Actor;
  readonly organisationId: string;
  /** What is asked for. */
  readonly title: (view: View) => string;
  readonly limits: Pick<RequiredDocument, 'formats' | 'maxMegabytes'>;
  /** The page that asks for it. */
  readonly back: string;
  /** Whether it is said with it until when it holds. */
  readonly asksValidity: boolean;
  /** By the use case that takes uploads here: the same rules hold. */
  readonly take: (command: Command, file: ChosenFile) => Promise<{ readonly documentId: string }>;
}

/** The address under which the files for a place are chosen. */
export function choiceOf(place: string): string {
  return `/given-files?${new URLSearchParams({ for: place }).toString()}`;
}

export function placeInReport(reportId: string, kind: string): string {
  return `reports/${reportId}/${kind}`;
}

export function placeInOrganisation(organisationId: string, kind: string): string {
  return `organisations/${organisationId}/${kind}`;
}
