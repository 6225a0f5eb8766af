import type { LastChange, Neighbour } from '#libs/applications';
import { AnswerChanged } from '../../applications/answer-change.js';
import { Contest, ContestedNotice } from '../../applications/contest.js';
import { Neighbours } from '../../applications/neighbours.js';
import { QuestionBlock } from '../../applications/question-block.js';
import { DraftLine, type DraftLineProps } from '../draft-line.js';
import type { View } from '../view.js';
import { CALL, KIND, LOT, SUMMARY } from './form-samples.js';
import { SAMPLES } from './samples.js';

const HOUR = 3_600_000;
/** The states that a page's line says in words, beside saved. */
const STATES = ['keptOffline', 'keptBusy', 'refused', 'ended'];
const NOBODY = { owner: '', key: '' };

interface Of {
  readonly view: View;
}

/** Writing with others: what is saved, who else is there, two answers side by side, and how an answer came to be. */
export function WritingTogether({ view }: Of) {
  return (
    <>
      <Lines view={view} />
      <KeptOnDevice view={view} />
      <Others view={view} />
      <Contests view={view} />
      <History view={view} />
    </>
  );
}

/** The line beside a page's heading in its states. */
function Lines({ view }: Of) {
  const line: Omit<DraftLineProps, 'savedAt'> = { view, form: '', url: '', device: NOBODY };
  return (
    <ul class="plain-list">
      <li>
        <DraftLine {...line} savedAt={view.now} />
      </li>
      <li>
        <DraftLine {...line} savedAt={new Date(view.now.getTime() - 48 * HOUR)} />
      </li>
      <li>
        <span class="saved">{view.t('ui.autosave.saving')}</span>
      </li>
      {STATES.map((state) => (
        <li key={state}>
          <span class="saved saved-failed">{view.t(`drafts.line.${state}`)}</span>
        </li>
      ))}
      <li>
        <button type="button" class="draft-note">
          {view.t('drafts.line.restored')}
        </button>
      </li>
    </ul>
  );
}

/** Of a form that is no draft: kept, found again, found where somebody changed the field, and about to be removed. */
function KeptOnDevice({ view }: Of) {
  return (
    <>
      {['here', 'restored'].map((state) => (
        <p key={state} class="kept-note">
          {view.t(`kept.${state}`)}
        </p>
      ))}
      <p class="label">{view.t('kept.other', { field: view.t('messages.write.text') })}</p>
      <div class="written" dir="auto">
        {SAMPLES[view.lang].project}
      </div>
      <p class="sign-out-note">
        {view.t('kept.signOut')} <a href="#main">{view.t('kept.open')}</a>
      </p>
    </>
  );
}

function Others({ view }: Of) {
  const { person } = SAMPLES[view.lang];
  const at = (page: string): Neighbour => ({
    name: `${person} ${page.length}`,
    stage: 'fullApplication',
    page,
    since: view.now,
  });
  const here = { stage: 'fullApplication', page: 'project' } as const;
  const neighbours = [at('project'), at('plan'), at('budget')];
  return <Neighbours view={view} call={CALL} neighbours={neighbours} here={here} />;
}

/** Of a text, of a choice, of what was emptied by somebody unknown; and who has just changed an answer. */
function Contests({ view }: Of) {
  const { summary, project } = SAMPLES[view.lang];
  const common = { view, lot: LOT, currency: 'MAD', errors: [], version: 3 };
  const change = (question: string): LastChange => ({
    question,
    version: 3,
    changedBy: '',
    name: SAMPLES[view.lang].person,
    changedAt: view.now,
  });
  const contest = (question: string, mine: string, theirs: string | null) => ({
    of: { question, mine, theirs },
    change: change(question),
  });
  return (
    <>
      <ContestedNotice view={view} count={2} first="contest-sampleSummary" />
      <QuestionBlock {...common} question={SUMMARY} answer={project} contest={contest(SUMMARY.id, project, summary)} />
      <QuestionBlock
        {...common}
        question={KIND}
        answer="training"
        contest={contest(KIND.id, 'training', 'insertion')}
      />
      <QuestionBlock
        {...common}
        question={{ ...SUMMARY, id: 'sampleChanged' }}
        answer={summary}
        changedBy={change('sampleChanged')}
      />
      <Contest view={view} of="sampleEmptied" change={null} version={3} isText>
        {null}
      </Contest>
    </>
  );
}

/** Words that came and went, and an answer that is no text. */
function History({ view }: Of) {
  const { summary, project } = SAMPLES[view.lang];
  const common = { view, lot: LOT, currency: 'MAD' };
  return (
    <ol class="answer-history">
      <li class="answer-history-entry">
        <AnswerChanged {...common} question={SUMMARY} change={{ before: summary, after: `${project}. ${summary}` }} />
      </li>
      <li class="answer-history-entry">
        <AnswerChanged {...common} question={KIND} change={{ before: undefined, after: 'insertion' }} />
      </li>
    </ol>
  );
}
