import { type BudgetRules, type Call, columnsOf, documentOf, type Form, type Question, isOfRows } from '#libs/calls';
import { columnName } from '../applications/column-name.js';
import { ConditionInWords } from '../applications/condition-words.js';
import { Layout } from '../ui/layout.js';
import type { View } from '../ui/view.js';
import { acceptedFiles, DocumentsList } from './documents-list.js';
import { inCall } from './in-call.js';
import { said } from './said.js';

export interface QuestionsPageProps {
  readonly view: View;
  readonly call: Call;
}

/** Everything that will be asked, before anybody has to register: to read, print and discuss. */
export function QuestionsPage({ view, call }: QuestionsPageProps) {
  const title = view.t('site.questions.title');
  return (
    <Layout
      view={view}
      title={title}
      caption={said(view, call.file.texts.title)}
      trail={[
        { href: '/', label: view.t('site.front.title') },
        { href: `/calls/${call.code}`, label: call.code },
      ]}
    >
      <p class="lead">{view.t('site.questions.lead')}</p>
      <AllQuestions view={view} call={call} />
    </Layout>
  );
}

/** What is asked at each stage, and what has to be attached. */
export function AllQuestions({ view, call }: QuestionsPageProps) {
  return (
    <>
      {call.stages.map((stage) => (
        <section key={stage}>
          <h2>{inCall(view, call).t(`call.stage.${stage}`)}</h2>
          <FormQuestions view={view} form={call.form(stage)} lots={call.lots} />
          {call.form(stage).request?.from === 'budget' ? (
            <BudgetQuestions view={view} rules={call.file.budget} />
          ) : null}
          <h3>{view.t('site.call.documents')}</h3>
          <DocumentsList view={view} documents={call.documents(stage)} />
        </section>
      ))}
      <section>
        <h2>{view.t('site.questions.legalFile')}</h2>
        <p>{view.t('site.questions.legalFileWhen')}</p>
        <DocumentsList view={view} documents={call.documents('legalFile')} />
      </section>
    </>
  );
}

interface FormQuestionsProps {
  readonly view: View;
  readonly form: Form;
  readonly lots: Call['lots'];
}

function FormQuestions({ view, form, lots }: FormQuestionsProps) {
  return (
    <>
      {form.pages.map((page) => (
        <section key={page.id}>
          <h3>{said(view, page.title)}</h3>
          {page.intro ? <p>{said(view, page.intro)}</p> : null}
          <ConditionInWords view={view} form={form} when={page.when} lots={lots} />
          <ol>
            {page.questions.map((question) => (
              <li key={question.id}>
                <QuestionInWords view={view} question={question} />
                <ConditionInWords view={view} form={form} when={question.when} lots={lots} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function QuestionInWords({ view, question }: { readonly view: View; readonly question: Question }) {
  return (
    <>
      <strong>{said(view, question.label)}</strong>
      {question.required ? null : <span class="muted"> {view.t('ui.field.optional')}</span>}
      {question.help ? <div class="help">{said(view, question.help)}</div> : null}
      {question.why ? <div class="help">{view.t('form.public.why', { text: said(view, question.why) })}</div> : null}
      {question.seenBy ? (
        <div class="help">{view.t('form.public.seenBy', { text: said(view, question.seenBy) })}</div>
      ) : null}
      <Expected view={view} question={question} />
    </>
  );
}

/** What kind of answer is expected, with its limits or with what it consists of. */
function Expected({ view, question }: { readonly view: View; readonly question: Question }) {
  const parts = partsOf(view, question);
  return (
    <div class="help">
      {kindInWords(view, question)}
      {parts.length === 0 ? null : (
        <ul>
          {parts.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function kindInWords(view: View, question: Question): string {
  const kind = `site.questions.kind.${question.type}`;
  if (question.type === 'text' || question.type === 'longText') return view.t(kind, { max: question.maxGraphemes });
  if (question.type === 'file') return view.t(kind, { accepted: acceptedFiles(view, documentOf(question)) });
  return view.t(kind);
}

/** The answers to choose from, or the columns to fill in. */
function partsOf(view: View, question: Question): readonly string[] {
  if (question.type === 'choice' || question.type === 'multi') {
    return question.options.map(({ label }) => said(view, label));
  }
  return isOfRows(question) ? columnsOf(question).map((column) => columnName(view, question, column)) : [];
}

function BudgetQuestions({ view, rules }: { readonly view: View; readonly rules: BudgetRules }) {
  return (
    <section>
      <h3>{view.t('site.questions.budget')}</h3>
      <p>{view.t('site.questions.budgetLead')}</p>
      <ol>
        {rules.headings.map((heading) => (
          <li key={heading.id}>
            {said(view, heading.title)}
            {heading.help ? <div class="help">{said(view, heading.help)}</div> : null}
          </li>
        ))}
      </ol>
      <p>
        {view.t('site.questions.budgetLimits', {
          indirect: rules.indirectMaxPercent,
          contingency: rules.contingencyMaxPercent,
        })}
      </p>
    </section>
  );
}
