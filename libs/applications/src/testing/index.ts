export {
  anApplicant,
  aPdf,
  ApplicationsDesk,
  by,
  declaration,
  editor,
  person,
  signatory,
} from './applications-desk.js';
export { askedUnder, completeAnswers, completeBudget, completeStage } from './complete-answers.js';
