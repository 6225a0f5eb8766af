import { BudgetCeilings } from '../../applications/budget-ceilings.js';
import { LogframeMatrix } from '../../applications/logframe-matrix.js';
import { AskedNotice, AskSignature } from '../../applications/sign-off-section.js';
import { TableQuestion } from '../../applications/table-question.js';
import { WorkPlan } from '../../applications/work-plan.js';
import { type FormPlace, FormPreview } from '../../publication/form-preview.js';
import { Button } from '../action-form.js';
import type { View } from '../view.js';
import { BUDGETS, CALL, FORM, FRAMEWORK, FRAMEWORK_ROWS, PLAN, PLAN_ROWS, TERMS } from './form-samples.js';
import { SAMPLES } from './samples.js';

interface Of {
  readonly view: View;
}

/** The tables of a form as they are written and read, the limits of a budget, signing, and a form before its call. */
export function TablesOfForms({ view }: Of) {
  return (
    <>
      <TableQuestion
        view={view}
        question={FRAMEWORK}
        rows={FRAMEWORK_ROWS.slice(0, 1)}
        errors={[]}
        sheetHref="/design"
      />
      <LogframeMatrix view={view} question={FRAMEWORK} rows={FRAMEWORK_ROWS} />
      <WorkPlan view={view} question={PLAN} rows={PLAN_ROWS} />
      {BUDGETS.map((draft, index) => (
        <BudgetCeilings
          key={index}
          view={view}
          draft={draft}
          terms={TERMS}
          currency="MAD"
          move={{ conceptNoteMinor: 100_000_000, percent: 20 }}
        />
      ))}
      <Signing view={view} />
      <Preview view={view} />
    </>
  );
}

function Signing({ view }: Of) {
  const { person, reason } = SAMPLES[view.lang];
  const request = { askedByName: person, askedAt: view.now, note: reason };
  const asked = (isVoid: boolean) => ({ request, isVoid });
  const signing = (signatories: readonly string[]) => ({ signatories, hash: 'a'.repeat(64) });
  return (
    <>
      <AskedNotice view={view} asked={asked(false)} maySign />
      <AskedNotice view={view} asked={asked(false)} maySign={false} />
      <AskedNotice view={view} asked={asked(true)} maySign />
      <AskSignature view={view} id="" signing={signing([person])} formKey="" note="" errors={[]} />
      <AskSignature view={view} id="" signing={signing([])} formKey="" note="" errors={[]} />
    </>
  );
}

function Preview({ view }: Of) {
  const page = FORM.pages[1];
  if (!page) return null;
  const place: FormPlace = { stage: 'fullApplication', form: FORM, page };
  return (
    <FormPreview
      view={view}
      shown={view}
      call={CALL}
      place={place}
      way={({ label, isHere }) => (
        <Button weight="quiet">
          <span {...(isHere ? { 'aria-current': 'page' as const, class: 'here' } : {})}>{label}</span>
        </Button>
      )}
    />
  );
}
