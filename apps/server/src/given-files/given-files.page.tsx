import type { GivenFile } from '#libs/applications';
import type { Call } from '#libs/calls';
import { typedText, type Typed } from '../http/read-form.js';
import { ActionForm } from '../ui/action-form.js';
import { DateTime, Day } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Field } from '../ui/field.js';
import { datePartsIn } from '../ui/field-date.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Filters } from '../ui/filters.js';
import { Layout } from '../ui/layout.js';
import { Pagination } from '../ui/pagination.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { choiceOf, type GivenFilePlace } from './given-file-place.js';
import { UsesOfFile } from './uses-of-file.js';

export interface GivenFilesPageProps {
  readonly view: View;
  readonly place: GivenFilePlace;
  /** The address of the place. */
  readonly asked: string;
  readonly words: string;
  readonly files: readonly GivenFile[];
  readonly calls: ReadonlyMap<string, Call>;
  readonly today: string;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly formKey: string;
}

/** The files that an organisation has given before: one of them is chosen instead of sending it again. */
export function GivenFilesPage(props: GivenFilesPageProps) {
  const { view, place, asked, words, files, errors, previousHref, nextHref } = props;
  const fitting = files.filter((file) => whyNot(view, place, file) === null);
  const others = files.filter((file) => !fitting.includes(file));
  const isAnything = files.length > 0 || words !== '';
  return (
    <Layout
      view={view}
      title={view.t('given.title')}
      caption={place.title(view)}
      back={{ href: place.back, label: view.t('given.back') }}
      errors={errors}
    >
      {isAnything ? <p class="lead">{view.t('given.lead')}</p> : null}
      {isAnything ? (
        <Filters view={view} action="/given-files" clearHref={choiceOf(asked)} found={null} active={words !== ''}>
          <input type="hidden" name="for" value={asked} />
          <Field kind="text" view={view} name="q" label={view.t('given.search')} value={words} />
        </Filters>
      ) : null}
      {files.length === 0 ? <EmptyState>{view.t(words === '' ? 'given.none' : 'given.notFound')}</EmptyState> : null}
      {fitting.length > 0 ? <Choice {...props} files={fitting} /> : null}
      {others.length > 0 ? <Others {...props} files={others} /> : null}
      <Pagination view={view} previousHref={previousHref} nextHref={nextHref} />
    </Layout>
  );
}

function Choice({ view, asked, place, typed, errors, formKey, files, ...props }: GivenFilesPageProps) {
  return (
    <ActionForm
      view={view}
      action="/given-files"
      label={view.t('given.use')}
      hidden={{ for: asked, _key: formKey }}
      id="given-files"
    >
      <Field
        kind="radios"
        view={view}
        name="sha256"
        label={view.t('given.choose')}
        options={files.map((file) => ({
          value: file.sha256,
          label: file.name,
          help: <Facts {...props} view={view} file={file} />,
        }))}
        value={typedText(typed, 'sha256')}
        error={errorOf(errors, 'sha256')}
      />
      {place.asksValidity ? (
        <Field
          kind="date"
          view={view}
          name="validUntil"
          label={view.t('orgfile.validUntil')}
          help={view.t('orgfile.validHelp')}
          value={datePartsIn(typed, 'validUntil')}
          error={errorOf(errors, 'validUntil')}
          optional
        />
      ) : null}
    </ActionForm>
  );
}

/** Files that cannot be used here, each with the reason. */
function Others({ view, place, files, ...props }: GivenFilesPageProps) {
  return (
    <section>
      <h2>{view.t('given.others')}</h2>
      <ul class="plain-list">
        {files.map((file) => (
          <li key={file.sha256}>
            <bdi>{file.name}</bdi>
            <p class="muted">{whyNot(view, place, file)}</p>
            <Facts {...props} view={view} file={file} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type FactsProps = Pick<GivenFilesPageProps, 'view' | 'calls' | 'today'> & { readonly file: GivenFile };

/** What it is and how large, since when, where it is used, until when it holds. */
function Facts({ view, calls, today, file }: FactsProps) {
  const { extension, sizeBytes, givenAt, validUntil, uses } = file;
  const isExpired = validUntil !== null && validUntil < today;
  return (
    <>
      <span class="file-facts nums">
        <bdi>{extension.toUpperCase()}</bdi> <bdi>{view.format.fileSize(sizeBytes)}</bdi>{' '}
        <span>{view.pieces('given.givenAt', { day: <DateTime key="day" view={view} at={givenAt} show="day" /> })}</span>
      </span>
      {validUntil === null ? null : (
        <p>
          <Status tone={isExpired ? 'problem' : 'done'}>
            {view.pieces(isExpired ? 'given.expired' : 'given.validUntil', {
              day: <Day key="day" view={view} date={validUntil} />,
            })}
          </Status>
        </p>
      )}
      <UsesOfFile view={view} calls={calls} uses={uses} />
    </>
  );
}

/** A word about the limits before anything is chosen; the rule itself is the intake's. */
function whyNot(view: View, { limits }: GivenFilePlace, { extension, sizeBytes }: GivenFile): string | null {
  const { formats, maxMegabytes } = limits;
  if (!formats.includes(extension)) {
    const allowed = view.format.either(formats.map((format) => format.toUpperCase()));
    return view.t('given.otherKind', { allowed });
  }
  if (sizeBytes <= maxMegabytes * 1_000_000) return null;
  return view.t('given.tooLarge', { most: view.format.fileSize(maxMegabytes * 1_000_000) });
}
