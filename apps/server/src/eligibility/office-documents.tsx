import { missingDocuments } from '#libs/applications';
import { DocumentsInWords } from '../applications/draft-in-words.js';
import { said } from '../calls/said.js';
import { FileItem } from '../ui/file-item.js';
import { Notice } from '../ui/notice.js';
import type { OfficerPageProps } from './officer-layout.js';

/** Documents that came after the submission: with answers, and the legal file. */
export function DocumentsOfOffice({ view, file, call }: OfficerPageProps) {
  const answers = file.documents.filter(({ set }) => set === 'clarification');
  const legal = file.documents.filter(({ set }) => set === 'legalFile');
  const isAsked =
    legal.length > 0 || file.states.includes('eligibilityCheck.verification') || file.states.includes('award.awarded');
  const missing = missingDocuments(call.documents('legalFile'), 'legalFile', file.documents);
  const href = (id: string) => `/files/${file.id}/documents/${id}`;
  return (
    <>
      {answers.length > 0 ? (
        <section>
          <h2>{view.t('eligibility.documents.withAnswers')}</h2>
          {answers.map((one) => (
            <FileItem
              key={one.id}
              view={view}
              name={one.name}
              bytes={one.sizeBytes}
              addedAt={one.uploadedAt}
              href={href(one.id)}
              previews
              reusedFrom={one.reusedFrom}
            />
          ))}
        </section>
      ) : null}
      {isAsked ? (
        <section>
          <h2>{view.t('applications.documents.set.legalFile')}</h2>
          {missing.length > 0 ? (
            <Notice tone="attention">
              {view.t('eligibility.documents.missing', {
                list: view.format.list(missing.map(({ title }) => said(view, title))),
              })}
            </Notice>
          ) : null}
          <DocumentsInWords view={view} asked={call.documents('legalFile')} documents={legal} href={href} />
        </section>
      ) : null}
    </>
  );
}
