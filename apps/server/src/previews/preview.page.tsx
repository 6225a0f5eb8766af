import type { FileGist } from '#libs/platform';
import { ButtonLink } from '../ui/action-form.js';
import { type Answer, SummaryList } from '../ui/check-answers.js';
import { Code } from '../ui/code.js';
import { DateTime } from '../ui/date-time.js';
import { FilePlace } from '../ui/file-place.js';
import { Layout } from '../ui/layout.js';
import { PersonName } from '../ui/person-name.js';
import type { Crumb } from '../ui/trail.js';
import type { View } from '../ui/view.js';
import type { PreviewedFile } from './file-previews.js';

export interface PreviewPageProps {
  readonly view: View;
  readonly file: PreviewedFile;
  /** Where it is fetched. */
  readonly href: string;
  readonly back: Crumb;
}

/** A file before it is fetched: what it is, who gave it when, and as much of it as can be shown safely. */
export function PreviewPage({ view, file, href, back }: PreviewPageProps) {
  const { gist, name } = file;
  return (
    <Layout view={view} title={view.t('preview.title')} caption={<bdi>{name}</bdi>} back={back} width="wide">
      <SummaryList view={view} answers={factsOf(view, file)} />
      <Gist view={view} gist={gist} name={name} href={href} />
      <p class="actions">
        {gist.kind === 'pdf' ? <ButtonLink href={`${href}?inline`}>{view.t('preview.openPdf')}</ButtonLink> : null}
        <ButtonLink href={href} weight="secondary">
          {view.t('preview.download')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

function factsOf(view: View, file: PreviewedFile): readonly Answer[] {
  const { name, extension, sizeBytes, sha256, uploadedAt, uploadedByName, reusedFrom, gist } = file;
  return [
    { label: view.t('preview.name'), value: <bdi>{name}</bdi> },
    {
      label: view.t('preview.kind'),
      value: (
        <span class="nums">
          {view.pieces('preview.kindAndSize', {
            kind: <bdi key="kind">{extension.toUpperCase()}</bdi>,
            size: <bdi key="size">{view.format.fileSize(sizeBytes)}</bdi>,
          })}
        </span>
      ),
    },
    ...(gist.kind === 'pdf' && gist.pages !== null
      ? [{ label: view.t('preview.pages'), value: <span class="nums">{gist.pages}</span> }]
      : []),
    { label: view.t('preview.givenAt'), value: <DateTime view={view} at={uploadedAt} /> },
    ...(uploadedByName === null
      ? []
      : [{ label: view.t('preview.givenBy'), value: <PersonName name={uploadedByName} /> }]),
    ...(reusedFrom === null
      ? []
      : [
          {
            label: view.t('preview.reused'),
            value: (
              <>
                {view.pieces('given.used', {
                  kind: <FilePlace key="place" view={view} origin={reusedFrom} />,
                  place: <DateTime key="at" view={view} at={new Date(reusedFrom.givenAt)} show="day" />,
                })}
              </>
            ),
          },
        ]),
    { label: view.t('preview.hash'), value: <Code>{sha256}</Code> },
  ];
}

interface GistProps {
  readonly view: View;
  readonly gist: FileGist;
  readonly name: string;
  readonly href: string;
}

function Gist({ view, gist, name, href }: GistProps) {
  switch (gist.kind) {
    case 'picture':
      return (
        <figure class="preview-picture">
          <img src={`${href}?inline`} alt={view.t('preview.picture', { name })} />
        </figure>
      );
    case 'text':
      return (
        <section>
          <h2>{view.t('preview.beginning')}</h2>
          <div class="prose preview-text" dir="auto">
            {gist.paragraphs.map((paragraph, n) => (
              <p key={n} dir="auto">
                {paragraph}
              </p>
            ))}
          </div>
          {gist.isCut ? <p class="muted">{view.t('preview.cut')}</p> : null}
        </section>
      );
    case 'sheets':
      return (
        <section>
          <h2>{view.t('preview.sheets')}</h2>
          <ul>
            {gist.sheets.map((sheet) => (
              <li key={sheet}>
                <bdi>{sheet}</bdi>
              </li>
            ))}
          </ul>
        </section>
      );
    case 'pdf':
      return <p>{view.t('preview.pdf')}</p>;
    default:
      return <p class="muted">{view.t('preview.unknown')}</p>;
  }
}
