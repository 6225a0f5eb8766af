import { type Call, callFindings, type Finding, shortNotice } from '#libs/calls';
import type { ComponentChildren } from 'preact';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import type { ProvedDefinition } from './proofs.js';

export interface ConditionsProps {
  readonly view: View;
  readonly call: Call;
  readonly proofs: readonly ProvedDefinition[];
  readonly isApproved: boolean;
}

/** What has to be true before the public sees a call, each with whether it is. */
export function Conditions({ view, call, proofs, isApproved }: ConditionsProps) {
  const faults = callFindings(call.file);
  const short = shortNotice(call.file);
  return (
    <section class="section">
      <h2>{view.t('publication.sheet.before')}</h2>
      <ul class="conditions">
        <Condition view={view} isMet={faults.length === 0} text={view.t('publication.sheet.complete')}>
          <Findings findings={faults} />
        </Condition>
        <Condition view={view} isMet={short.length === 0} text={view.t('publication.sheet.timeEnough')}>
          <Findings findings={short} />
          <Derogation view={view} call={call} />
        </Condition>
        {proofs.map((proof) => (
          <Proof key={proof.id} view={view} proof={proof} />
        ))}
        <Condition view={view} isMet={isApproved} text={view.t('publication.sheet.approved')} />
      </ul>
    </section>
  );
}

interface ConditionProps {
  readonly view: View;
  readonly isMet: boolean;
  readonly text: string;
  readonly children?: ComponentChildren;
}

function Condition({ view, isMet, text, children }: ConditionProps) {
  return (
    <li>
      <Status tone={isMet ? 'done' : 'attention'}>
        {view.t(isMet ? 'publication.sheet.met' : 'publication.sheet.notMet')}
      </Status>
      <div>
        <p>{text}</p>
        {children}
      </div>
    </li>
  );
}

/** The messages are those of the file's format, in its language. */
function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul lang="en" dir="ltr">
      {findings.map(({ path, message }) => (
        <li key={`${path.join('.')} ${message}`}>
          <code>{path.join('.')}</code>: {message}
        </li>
      ))}
    </ul>
  );
}

function Derogation({ view, call }: Pick<ConditionsProps, 'view' | 'call'>) {
  const { derogation } = call.file;
  if (!derogation) return null;
  const { approvedBy, on, reason } = derogation;
  return (
    <p class="help">{view.t('publication.sheet.derogation', { by: approvedBy, on: view.format.day(on), reason })}</p>
  );
}

function Proof({ view, proof }: { readonly view: View; readonly proof: ProvedDefinition }) {
  const { id, version, states, faults } = proof;
  const [subject = id] = id.split('.');
  return (
    <Condition
      view={view}
      isMet={faults.length === 0}
      text={view.t(`publication.sheet.proved.${subject}`, { version, states })}
    >
      {faults.length > 0 ? (
        <ul lang="en" dir="ltr">
          {faults.map(({ path, message }) => (
            <li key={`${path} ${message}`}>{message}</li>
          ))}
        </ul>
      ) : null}
    </Condition>
  );
}
