import { contentDifferences, frozenMaterial, stageDraft, type SubmittedView } from '#libs/applications';
import { ChangesInWords } from '../applications/changes-in-words.js';
import { StageInWords } from '../applications/stage-in-words.js';
import { said } from '../calls/said.js';
import { SummaryList } from '../ui/check-answers.js';
import { Code } from '../ui/code.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { IceCode } from '../ui/ice-code.js';
import type { View } from '../ui/view.js';
import { OfficerLayout, type OfficerPageProps } from './officer-layout.js';

export interface SubmittedPageProps extends OfficerPageProps {
  /** Every part that was handed in, newest first; null before the deadline has passed. */
  readonly submitted: readonly SubmittedView[] | null;
  /** The versions that the applicant corrected on request, before the correction. */
  readonly corrected: readonly SubmittedView[];
}

/** What was handed in, word for word. */
export function SubmittedPage(props: SubmittedPageProps) {
  const { view, file, submitted } = props;
  return (
    <OfficerLayout {...props} title={file.title || file.code} current="application">
      {submitted === null ? <EmptyState>{view.t('eligibility.application.sealed')}</EmptyState> : null}
      {submitted?.map((one) => (
        <SubmittedPart key={one.id} {...props} one={one} />
      ))}
    </OfficerLayout>
  );
}

function SubmittedPart(props: SubmittedPageProps & { readonly one: SubmittedView }) {
  const { view, file, call, one, submitted, corrected } = props;
  const before = corrected.find(({ stage, n }) => stage === one.stage && n === one.n - 1);
  const material = frozenMaterial(one.content);
  return (
    <section>
      <p class="muted">
        {view.pieces('eligibility.application.arrived', {
          at: <DateTime key="at" view={view} at={one.arrivedAt} />,
          receipt: <Code key="receipt">{one.receiptCode}</Code>,
        })}
      </p>
      {before ? (
        <section>
          <h2>{view.t('correction.since', { n: before.n })}</h2>
          <ChangesInWords
            view={view}
            call={call}
            lot={one.content.lot}
            differences={contentDifferences(before.content, one.content)}
          />
        </section>
      ) : null}
      <Applicant view={view} call={call} content={one.content} />
      {one.content.stages.map((stage) => (
        <StageInWords
          key={stage}
          view={view}
          call={call}
          lot={one.content.lot}
          draft={stageDraft(call, stage, material)}
          isNamed={one.content.stages.length > 1 || (submitted ?? []).length > 1}
          asked={call.allDocuments(stage)}
          documents={one.content.documents.filter(({ set }) => set === stage)}
          href={(id) => `/files/${file.id}/documents/${id}`}
        />
      ))}
    </section>
  );
}

type FrozenFile = SubmittedView['content']['applicant']['file'];

/** Who was in the bureau when it was handed in. */
function bureauInWords(view: View, file: FrozenFile): string {
  return view.format.list(
    (file?.bureau ?? []).map((member) =>
      view.t('orgfile.memberLine', { name: member.name, function: view.t(`orgfile.function.${member.function}`) }),
    ),
  );
}

/** Which papers the organisation's own file held then. */
function papersInWords(view: View, file: FrozenFile): string {
  return view.format.list((file?.documents ?? []).map(({ kind }) => view.t(`orgfile.part.${kind}`)));
}

function Applicant({ view, call, content }: Pick<OfficerPageProps, 'view' | 'call'> & Pick<SubmittedView, 'content'>) {
  const { applicant, declaration } = content;
  const label = (key: string) => view.t(`eligibility.applicant.${key}`);
  const form = call.file.applicants.legalForms.find(({ code }) => code === applicant.legalForm);
  const lot = call.lots.find(({ region }) => region === applicant.region);
  return (
    <SummaryList
      view={view}
      answers={[
        { label: view.t('applications.file.organisation'), value: <bdi>{applicant.name}</bdi> },
        { label: label('nameAr'), value: applicant.nameAr ? <bdi lang="ar">{applicant.nameAr}</bdi> : null },
        { label: label('legalForm'), value: form ? said(view, form.text) : applicant.legalForm },
        { label: label('region'), value: lot ? said(view, lot.regionName) : applicant.region },
        { label: label('foundedOn'), value: view.format.day(applicant.foundedOn) },
        {
          label: view.t('identity.organisation.receipt.label'),
          value: applicant.receipt ? view.t(`identity.receipt.${applicant.receipt}`) : null,
        },
        { label: view.t('orgfile.bureau'), value: bureauInWords(view, applicant.file) },
        { label: view.t('orgfile.papers'), value: papersInWords(view, applicant.file) },
        { label: label('ice'), value: applicant.ice ? <IceCode>{applicant.ice}</IceCode> : null },
        { label: label('address'), value: <bdi>{applicant.address}</bdi> },
        { label: label('phone'), value: <Code>{applicant.phone}</Code> },
        { label: label('declaredBy'), value: <bdi>{declaration.personName}</bdi> },
      ]}
    />
  );
}
