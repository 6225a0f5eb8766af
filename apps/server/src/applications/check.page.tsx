import type { StageDraft } from '#libs/applications';
import { ButtonLink } from '../ui/action-form.js';
import { Deadline } from '../ui/deadline.js';
import { FileLayout, type FilePageProps } from './file-layout.js';
import type { OpenPart } from './open-points.js';
import { OpenPointsList } from './open-points-list.js';
import { calendarOf } from './own-deadline.js';
import { StandingVersion } from './standing-version.js';
import { WholeDraftInWords } from './whole-draft-in-words.js';

export interface CheckPageProps extends FilePageProps {
  readonly drafts: readonly StageDraft[];
  /** What stands between this draft and its submission. */
  readonly open: readonly OpenPart[];
}

/** What is open before submission, and everything as it will be submitted, each answer with the way to change it. */
export function CheckPage(props: CheckPageProps) {
  const { view, file, call, drafts, open } = props;
  const deadline = call.deadlineOf(file.stage);
  return (
    <FileLayout
      {...props}
      width="wide"
      title={view.t('applications.check.title')}
      back={{ href: `/applications/${file.id}`, label: view.t('applications.form.toTasks') }}
    >
      {deadline ? <Deadline view={view} at={deadline} zone={call.zone} calendarHref={calendarOf(file.id)} /> : null}
      <OpenPointsList view={view} parts={open} />
      <StandingVersion view={view} file={file} />
      <WholeDraftInWords view={view} file={file} call={call} drafts={drafts} to="change" />
      <p class="no-print">
        <a href={`/applications/${file.id}/draft.pdf`}>{view.t('documents.pdf.draft')}</a>
      </p>
      <p class="actions page-end">
        {open.length === 0 ? (
          <ButtonLink href={`/applications/${file.id}/submit`}>{view.t('applications.check.toSubmit')}</ButtonLink>
        ) : (
          <ButtonLink href={`/applications/${file.id}`}>{view.t('applications.form.toTasks')}</ButtonLink>
        )}
      </p>
    </FileLayout>
  );
}
