import { ApplicantAtWork, type DemoFile } from './applicant.js';
import { found } from './cast.js';
import { ExecutionAtWork } from './execution.js';
import { OfficeAtWork } from './office.js';
import { inState, publish, together, writeConceptNotes, type Stage } from './stage.js';

const MINUTE = 60_000;
/** Contracts signed these days: one of them waits for the authority, the payments of the others wait for each step. */
const LATE = 4;

/** What is still to happen with the grants of the call, nearer to today. */
export interface RunningCall {
  lateContracts(): Promise<void>;
  payments(): Promise<void>;
}

/** A call whose grants run: contracts, payments in every state, reports due, late, in and queried. */
export async function runningCall(stage: Stage): Promise<RunningCall> {
  const { play } = stage;
  const call = await publish(stage, { code: 'KAF-2025-01', closesInDays: -515, reserveInDays: 60 });
  await play.goTo(play.day(-530));
  const { handedIn } = await writeConceptNotes(stage, call, { from: 0, count: 30, handsIn: (n) => n !== 11 });
  await play.goTo(after(call.deadlineOf('conceptNote')));
  const proposed = await evaluate(stage, call, handedIn);
  const execution = new ExecutionAtWork(play, stage.cast);
  await play.goTo(play.day(-300));
  const [early, late] = [proposed.slice(0, -LATE), proposed.slice(-LATE)];
  for (const file of early) await execution.prepare(file, play.day(-285), 9);
  await play.goTo(play.day(-296));
  for (const file of early) await execution.signForAuthority(file);
  await play.goTo(play.day(-290));
  for (const file of early) await execution.signForBeneficiary(file);
  await play.settle();
  await prefinance(stage, execution, early);
  return {
    lateContracts: async () => {
      await play.goTo(play.day(-10));
      for (const file of late) await execution.prepare(file, play.day(5), 6);
      await play.goTo(play.day(-8));
      for (const file of late.slice(0, -1)) await execution.signForAuthority(file);
    },
    payments: async () => {
      await play.goTo(play.day(-2));
      for (const file of late.slice(0, -1)) await execution.signForBeneficiary(file);
      await play.settle();
      await play.goTo(play.day(-1));
      const [first, second] = late;
      if (first) await execution.checkPayment(first);
      if (second) await execution.approvePayment(await execution.checkPayment(second));
      await reports(execution, early);
    },
  };
}

/** From the closed call to the files that were proposed for award. */
async function evaluate(
  stage: Stage,
  call: Parameters<typeof writeConceptNotes>[1],
  files: readonly DemoFile[],
): Promise<readonly DemoFile[]> {
  const { play, cast, random, material } = stage;
  const applicants = new ApplicantAtWork(play, call);
  const office = new OfficeAtWork(play, cast, call, random, material);
  const eligible = await checked(stage, office, files);
  for (const [n, file] of eligible.entries())
    await office.assess(file, 'conceptNote', n % 9 === 5 ? 0.2 : 0.55 + random.next() * 0.4);
  await play.settle();
  await play.goTo(play.day(-480));
  await office.shortList();
  await play.settle();
  const invited = await inState(play, eligible, 'draft.fullApplication');
  await play.goTo(play.day(-445));
  await together(invited, (file) => applicants.write(file, 'fullApplication'));
  await together(invited.slice(1), (file) => applicants.submit(file));
  await play.goTo(after(call.deadlineOf('fullApplication')));
  await play.goTo(play.day(-415));
  const full = await inState(play, invited, 'scoring.fullApplication');
  for (const file of full) await office.assess(file, 'fullApplication', 0.65 + random.next() * 0.35);
  await play.settle();
  await play.goTo(play.day(-375));
  await office.select();
  await play.settle();
  await verify(stage, office, applicants, full);
  await play.goTo(play.day(-350));
  const proposed = await inState(play, full, 'award.proposed');
  for (const file of proposed) await office.award(file.id);
  await play.settle();
  await office.conclude();
  return inState(play, proposed, 'award.awarded');
}

/** Those that pass both checks and wait for their scores. */
async function checked(
  { play }: Stage,
  office: OfficeAtWork,
  files: readonly DemoFile[],
): Promise<readonly DemoFile[]> {
  await play.goTo(play.day(-508));
  await together(files, (file) => office.check(file, 'administrative'));
  await together(files, (file, n) =>
    office.check(file, 'eligibility', n === 7 ? 'Le siège n’est pas dans la région du lot.' : undefined),
  );
  await play.settle();
  await play.goTo(play.day(-495));
  return inState(play, files, 'scoring.conceptNote');
}

/** One of the selected does not pass; the next of the reserve list moves up and is verified too. */
async function verify(
  { play }: Stage,
  office: OfficeAtWork,
  applicants: ApplicantAtWork,
  files: readonly DemoFile[],
): Promise<void> {
  await play.goTo(play.day(-365));
  let refusals = 1;
  for (;;) {
    const [file] = await inState(play, files, 'eligibilityCheck.verification');
    if (!file) return;
    await applicants.upload(file, 'legalFile');
    const refused = refusals > 0 ? 'Le procès-verbal de la dernière assemblée générale manque.' : undefined;
    refusals -= 1;
    await office.check(file, 'verification', refused);
    await play.settle();
  }
}

async function prefinance({ play }: Stage, execution: ExecutionAtWork, grants: readonly DemoFile[]): Promise<void> {
  await play.goTo(play.day(-284));
  const payments: string[] = [];
  for (const file of grants) payments.push(await execution.checkPayment(file));
  for (const paymentId of payments) await execution.approvePayment(paymentId);
  await execution.send(payments);
  await play.goTo(play.day(-281));
  for (const [n, paymentId] of payments.entries()) await execution.execute(paymentId, `VIR${String(4_711 + n)}`);
  await play.settle();
  await play.goTo(play.day(-278));
  for (const [n, paymentId] of payments.entries()) await execution.reconcile(paymentId, `relevé 2, ligne ${n + 1}`);
}

async function reports(execution: ExecutionAtWork, grants: readonly DemoFile[]): Promise<void> {
  const [first, second] = grants;
  await execution.report(found(first, 'No grant runs.'));
  const queried = await execution.report(found(second, 'Only one grant runs.'));
  await execution.query(
    queried,
    'Merci de joindre les feuilles de présence de mars et d’expliquer l’écart de la rubrique 3.',
  );
}

function after(deadline: Date | null): Date {
  return new Date(found(deadline, 'The call has no such deadline.').getTime() + MINUTE);
}
