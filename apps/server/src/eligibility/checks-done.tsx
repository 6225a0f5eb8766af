import type { Call } from '#libs/calls';
import type { DecidedCheck } from '#libs/eligibility';
import { said } from '../calls/said.js';
import { DateTime } from '../ui/date-time.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';

export interface ChecksDoneProps {
  readonly view: View;
  readonly call: Call;
  readonly checks: readonly DecidedCheck[];
}

/** The checks that were decided, with every line that failed and why. */
export function ChecksDone({ view, call, checks }: ChecksDoneProps) {
  if (checks.length === 0) return null;
  return (
    <section>
      <h2>{view.t('eligibility.check.done')}</h2>
      {checks.map((check) => (
        <article key={check.id}>
          <h3>
            {view.t(`eligibility.check.title.${check.kind}`)}{' '}
            <Status tone={check.outcome === 'passed' ? 'done' : 'problem'}>
              {view.t(`eligibility.check.outcome.${check.outcome}`)}
            </Status>
          </h3>
          <p class="muted">
            <DateTime view={view} at={check.decidedAt} />
          </p>
          <FailedLines view={view} call={call} check={check} />
        </article>
      ))}
    </section>
  );
}

function FailedLines({ view, call, check }: Omit<ChecksDoneProps, 'checks'> & { readonly check: DecidedCheck }) {
  const failed = check.lines.filter(({ answer }) => answer === 'no');
  if (failed.length === 0) return <p>{view.t('eligibility.check.allYes', { count: check.lines.length })}</p>;
  return (
    <ul>
      {failed.map(({ line, reason }) => {
        const text = call.file.checks[check.kind].find(({ id }) => id === line)?.text;
        return (
          <li key={line}>
            {text ? said(view, text) : line}
            <div dir="auto" class="written">
              {reason}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
