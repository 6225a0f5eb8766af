import { asAnswer, type HistoryOfAnswer } from '#libs/applications';
import type { Answer } from '#libs/calls';
import { AnswerInWords, type AnswerInWordsProps } from './answer-in-words.js';

export interface AnswerChangeProps extends Omit<AnswerInWordsProps, 'answer'> {
  readonly change: Pick<HistoryOfAnswer, 'before' | 'after'>;
}

/** So much of what stayed is shown around a change. */
const AROUND = 60;

/** What became of an answer: in a text the words that went and came, of everything else the answer before and after. */
export function AnswerChanged({ change, ...of }: AnswerChangeProps) {
  const { before, after } = change;
  const isText = of.question.type === 'longText' || of.question.type === 'text';
  if (isText && typeof before === 'string' && typeof after === 'string')
    return <TextChange {...of} before={before} after={after} />;
  return (
    <dl class="before-after">
      <Side {...of} side="before" answer={asAnswer(before)} />
      <Side {...of} side="after" answer={asAnswer(after)} />
    </dl>
  );
}

type SideProps = Omit<AnswerInWordsProps, 'answer'> & {
  readonly side: 'before' | 'after';
  readonly answer: Answer | undefined;
};

function Side({ side, answer, ...of }: SideProps) {
  const isEmpty = answer === undefined || answer.length === 0;
  return (
    <>
      <dt>{of.view.t(`drafts.history.${side}`)}</dt>
      <dd>{isEmpty ? of.view.t('drafts.history.nothing') : <AnswerInWords {...of} answer={answer} />}</dd>
    </>
  );
}

type Texts = Pick<AnswerChangeProps, 'view'> & { readonly before: string; readonly after: string };

function TextChange({ view, before, after }: Texts) {
  const { start, removed, added, end } = wordsChanged(before, after);
  return (
    <p class="written" dir="auto">
      {start.length > AROUND ? `…${start.slice(-AROUND)}` : start}
      {removed ? (
        <del>
          <span class="visually-hidden">{view.t('drafts.history.removed')} </span>
          {removed}
        </del>
      ) : null}
      {added ? (
        <ins>
          <span class="visually-hidden">{view.t('drafts.history.added')} </span>
          {added}
        </ins>
      ) : null}
      {end.length > AROUND ? `${end.slice(0, AROUND)}…` : end}
    </p>
  );
}

/** The change in whole words: Arabic letters are joined, and half a word reads as another one. */
function wordsChanged(before: string, after: string) {
  const [old, now] = [before.split(/(\s+)/u), after.split(/(\s+)/u)];
  let first = 0;
  while (first < Math.min(old.length, now.length) && old[first] === now[first]) first += 1;
  let same = 0;
  const most = Math.min(old.length, now.length) - first;
  while (same < most && old.at(-1 - same) === now.at(-1 - same)) same += 1;
  const part = (words: readonly string[], from: number, to: number) => words.slice(from, to).join('');
  return {
    start: part(now, 0, first),
    removed: part(old, first, old.length - same),
    added: part(now, first, now.length - same),
    end: part(now, now.length - same, now.length),
  };
}
