import type { FormChangesOfFile } from '#libs/applications';
import { type Form, formDifference, type Question } from '#libs/calls';
import { FormChangesList } from '../../applications/form-changes-list.js';
import { CorrectedMark, FormCorrected } from '../../applications/form-corrected.js';
import type { View } from '../view.js';
import { FRAMEWORK, KIND, PLAN, PLANNED, PROJECT, SUMMARY } from './form-samples.js';
import { SAMPLES } from './samples.js';

const PLACE = '#main';
const DAY = 24 * 3_600_000;

/** Of a form that was corrected while people write in it: the notice, the list of what changed, the marks. */
export function CorrectedForm({ view }: { readonly view: View }) {
  const { unseen, seen } = noticesOf(view);
  return (
    <>
      <FormCorrected view={view} href={PLACE} changes={unseen} />
      <FormCorrected view={view} href={PLACE} changes={seen} />
      <CorrectedMark view={view} changes={CHANGES.filter(({ kind }) => kind === 'added')} href={PLACE} />
      <CorrectedMark view={view} changes={CHANGES.filter(({ kind }) => kind === 'choices')} href={PLACE} />
      <FormChangesList view={view} changes={CHANGES} href={() => PLACE} />
    </>
  );
}

function noticesOf(view: View): { readonly unseen: FormChangesOfFile; readonly seen: FormChangesOfFile } {
  const at = new Date(view.now.getTime() - DAY);
  const parts = [{ stage: 'fullApplication' as const, changes: CHANGES }];
  const { reason, person, summary } = SAMPLES[view.lang];
  const common = { revision: 2, all: parts, corrections: [{ at, reason }] };
  const gone = { stage: 'fullApplication' as const, page: 'plan', question: SUMMARY, answer: summary, documents: [] };
  return {
    unseen: { ...common, unseen: parts, seen: null, kept: [] },
    seen: { ...common, unseen: [], seen: { by: person, at: view.now }, kept: [gone] },
  };
}

const BEFORE: Form = { pages: [PROJECT, { ...PLANNED, questions: [PLAN, FRAMEWORK] }] };

const SHORTER = { ...SUMMARY, maxGraphemes: 400, required: false };

const REWORDED: Question = {
  ...KIND,
  label: { fr: 'Ce que fait le projet', ar: 'عمل المشروع', en: 'What the project does' },
  options: [
    ...KIND.options.slice(1),
    { value: 'network', label: { fr: 'Mise en réseau', ar: 'تشبيك', en: 'Networking' } },
  ],
};

const SITE: Question = {
  id: 'sampleSite',
  type: 'text',
  required: true,
  criteria: [],
  maxGraphemes: 120,
  label: { fr: 'Lieu des ateliers', ar: 'مكان الورشات', en: 'Place of the workshops' },
};

const AFTER: Form = {
  pages: [
    { ...PROJECT, questions: [SHORTER, REWORDED, PLAN] },
    { id: 'site', title: { fr: 'Le lieu', ar: 'المكان', en: 'The place' }, questions: [SITE] },
  ],
};

const CHANGES = formDifference(BEFORE, AFTER);
