import type { DeadLetter } from '#libs/operation';
import { Code } from '../ui/code.js';
import { DateTime } from '../ui/date-time.js';
import type { View } from '../ui/view.js';

/** What was put aside, when and why. */
export function DeadLetterFacts({ view, letter }: { readonly view: View; readonly letter: DeadLetter }) {
  const facts = [
    [view.t('operation.letter.kind'), view.t(`operation.kind.${letter.kind}`)],
    [view.t('operation.letter.about'), <Code key="about">{letter.about}</Code>],
    [view.t('operation.letter.target'), <Code key="target">{letter.target}</Code>],
    [view.t('operation.letter.since'), <DateTime key="since" view={view} at={letter.since} />],
    [view.t('operation.letter.reason'), <Code key="reason">{letter.reason}</Code>],
  ] as const;
  return (
    <dl class="answers">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
