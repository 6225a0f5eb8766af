import type { Call } from '#libs/calls';
import type { Verification } from '#libs/engine';
import { ButtonLink } from '../ui/action-form.js';
import { SummaryList } from '../ui/check-answers.js';
import { DateTime } from '../ui/date-time.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { WhoseFile } from '../ui/whose-file.js';
import type { OfficerFile } from '../eligibility/officer-files.js';
import { Discrepancies } from './discrepancies.js';

export interface EvidencePageProps {
  readonly view: View;
  readonly file: OfficerFile['file'];
  readonly call: Call;
  /** Of the file, its payments and its reports, just now. */
  readonly verified: Verification;
}

const PARTS = ['history', 'application', 'decisions', 'contract', 'money', 'reports', 'letters', 'check'] as const;

/** Whether the history of a file holds, and everything that it is made of, to be taken away and checked elsewhere. */
export function EvidencePage({ view, file, call, verified }: EvidencePageProps) {
  const { instances, rows, detached, discrepancies } = verified;
  const holds = discrepancies.length === 0;
  return (
    <Layout
      view={view}
      title={view.t('oversight.evidence.title')}
      caption={<WhoseFile of={file} />}
      trail={[{ href: `/files/${file.id}`, label: file.code }]}
    >
      <section>
        <h2>{view.t('oversight.evidence.checked')}</h2>
        {detached > 0 ? <Notice tone="attention">{view.t('oversight.evidence.detached')}</Notice> : null}
        {detached < instances ? (
          <Notice tone={holds ? 'done' : 'problem'}>
            <p>{view.t(holds ? 'oversight.evidence.holds' : 'oversight.evidence.broken')}</p>
          </Notice>
        ) : null}
        <SummaryList
          view={view}
          answers={[
            {
              label: view.t('oversight.integrity.when'),
              value: <DateTime view={view} at={view.now} zone={call.zone} />,
            },
            { label: view.t('oversight.integrity.instances'), value: view.format.number(instances) },
            { label: view.t('oversight.integrity.rows'), value: view.format.number(rows) },
          ]}
        />
        <Discrepancies view={view} found={discrepancies} names={new Map()} />
      </section>
      <section>
        <h2>{view.t('oversight.evidence.archive')}</h2>
        <p>{view.t('oversight.evidence.lead')}</p>
        <ul>
          {PARTS.map((part) => (
            <li key={part}>{view.t(`oversight.evidence.part.${part}`)}</li>
          ))}
        </ul>
        <p class="muted">{view.t('oversight.evidence.personal')}</p>
        <p class="actions">
          <ButtonLink href={`/files/${file.id}/evidence.zip`}>{view.t('oversight.evidence.download')}</ButtonLink>
        </p>
      </section>
    </Layout>
  );
}
