import { Readable } from 'node:stream';
import type { Answer, Question } from '#libs/calls';
import { ContractFile, PrepareContract, SignAsAuthority, SignAsBeneficiary } from '#libs/contracts';
import { ApprovePayment, CheckPayment, Dossiers, ReconcilePayment, RecordExecution, SendBatch } from '#libs/payments';
import { Database } from '#libs/platform';
import { QueryReport, ReportFile, SaveReportPage, SubmitReport, UploadReportDocument } from '#libs/reporting';
import type { Cast } from './cast.js';
import type { DemoFile } from './applicant.js';
import type { Play } from './play.js';
import { scanOf } from './writing.js';

const CONDITIONS = {
  fr: 'Le bénéficiaire informe l’office de tout changement de lieu de formation au moins quinze jours à l’avance.',
  ar: 'يخبر المستفيد المكتب بكل تغيير لمكان التكوين قبل خمسة عشر يوما على الأقل.',
  en: 'The beneficiary tells the office about any change of the place of training at least 15 days beforehand.',
};

/** Contracts, payments and reports of the demo, through the same use cases as the portal. */
export class ExecutionAtWork {
  constructor(
    private readonly play: Play,
    private readonly cast: Cast,
  ) {}

  async prepare(file: DemoFile, implementationStart: Date, months: number): Promise<void> {
    const command = {
      ...this.cast.as('officer', 'officer'),
      grantId: file.id,
      implementationStart: implementationStart.toISOString().slice(0, 10),
      months,
      specialConditions: CONDITIONS,
    };
    await this.play.get(PrepareContract).execute(command);
  }

  async signForAuthority({ id: grantId }: DemoFile): Promise<void> {
    const { contentHash } = await this.play.get(ContractFile).of(grantId);
    const by = this.cast.as('authority', 'authority');
    await this.play.get(SignAsAuthority).execute({ ...by, grantId, contentHash, personName: 'Rachid Bennani' });
  }

  async signForBeneficiary({ id: grantId, organisation }: DemoFile): Promise<void> {
    const { contentHash } = await this.play.get(ContractFile).of(grantId);
    const by = this.play.as(organisation.signatoryId, 'applicant', 'signatory');
    await this.play
      .get(SignAsBeneficiary)
      .execute({ ...by, grantId, contentHash, personName: organisation.signatoryName });
  }

  /** The first finance officer checks what is due for a grant, and says which payment it was. */
  async checkPayment(file: DemoFile): Promise<string> {
    const by = this.cast.as('finance', 'financeOfficer');
    const [dossier] = await this.play.get(Dossiers).ofGrant(file.id, by.by.id);
    if (!dossier) throw new Error('No payment was requested.');
    await this.play.get(CheckPayment).execute({ ...by, paymentId: dossier.record.id, shown: dossier.shown });
    return dossier.record.id;
  }

  async approvePayment(paymentId: string): Promise<void> {
    const by = this.cast.as('finance2', 'financeOfficer');
    const { shown } = await this.play.get(Dossiers).of(paymentId, by.by.id);
    await this.play.get(ApprovePayment).execute({ ...by, paymentId, shown });
  }

  async send(paymentIds: readonly string[]): Promise<void> {
    const executeOn = this.play.now.toISOString().slice(0, 10);
    const by = this.cast.as('finance', 'financeOfficer');
    const payments = [];
    for (const paymentId of paymentIds) {
      const { shown } = await this.play.get(Dossiers).of(paymentId, by.by.id);
      payments.push({ paymentId, shown });
    }
    await this.play.get(SendBatch).execute({ ...by, payments, executeOn });
  }

  async execute(paymentId: string, bankReference: string): Promise<void> {
    const executedOn = this.play.now.toISOString().slice(0, 10);
    await this.play
      .get(RecordExecution)
      .execute({ ...this.cast.as('finance', 'financeOfficer'), paymentId, executedOn, bankReference });
  }

  async reconcile(paymentId: string, statementLine: string): Promise<void> {
    await this.play
      .get(ReconcilePayment)
      .execute({ ...this.cast.as('finance2', 'financeOfficer'), paymentId, statementLine });
  }

  /** The grantee writes and hands in the oldest open report. */
  async report(file: DemoFile): Promise<string> {
    const by = this.play.as(file.organisation.signatoryId, 'applicant', 'signatory');
    const reportId = await this.oldestReport(file.id);
    const { draft } = await this.play.get(ReportFile).of(reportId);
    for (const page of draft.form.pages) {
      const answers = Object.fromEntries(
        page.questions.map((question, place) => [question.id, answerTo(question, place)]),
      );
      await this.play.get(SaveReportPage).execute({ ...by, reportId, page: page.id, answers, basedOn: 0 });
    }
    const spent = Object.fromEntries(
      draft.figures.lines.map(({ heading, budgetMinor }) => [heading, String(Math.floor(budgetMinor / 250))]),
    );
    await this.play.get(SaveReportPage).execute({ ...by, reportId, page: 'figures', answers: spent, basedOn: 0 });
    for (const { kind, title } of draft.missingDocuments) {
      const upload = { ...by, reportId, kind, fileName: `${kind}.pdf` };
      await this.play
        .get(UploadReportDocument)
        .execute(upload, Readable.from([scanOf(title.fr, file.organisation.profile.name)]));
    }
    const declaration = {
      personName: file.organisation.signatoryName,
      language: 'fr',
      text: 'Je déclare que ces dépenses sont réelles.',
    };
    await this.play.get(SubmitReport).execute({ ...by, reportId, declaration });
    return reportId;
  }

  async query(reportId: string, questions: string): Promise<void> {
    await this.play.get(QueryReport).execute({ ...this.cast.as('officer', 'officer'), reportId, questions });
  }

  private async oldestReport(grantId: string): Promise<string> {
    const [report] = await this.play.get(Database).query<{ id: string }>(
      `select i.id from workflow_instance i
       where i.subject = 'report' and i.context->>'grantId' = $1 and i.state in ('due', 'overdue')
       order by i.context->>'dueAt' limit 1`,
      [grantId],
    );
    if (!report) throw new Error('No report is due.');
    return report.id;
  }
}

function answerTo(question: Question, place: number): Answer {
  if (question.type === 'number') return String(Math.max(question.min, place < 2 ? 24 : 15));
  if (question.type === 'choice') return question.options[0]?.value ?? '';
  if (question.type === 'multi') return question.options.slice(0, 1).map(({ value }) => value);
  if (question.type === 'longText' || question.type === 'text') return TOLD[place % TOLD.length] ?? '';
  return question.type === 'date' ? (question.from ?? '2026-09-01') : '';
}

/** What a report tells, question by question. */
const TOLD = [
  'Le premier cycle est achevé : vingt-quatre personnes l’ont suivi jusqu’au bout et dix-sept ont signé un contrat. L’atelier est équipé et les deux formatrices sont en poste.',
  'Le comité local s’est réuni quatre fois. Deux entreprises de plus ont signé une lettre d’engagement.',
  'Les inscriptions continuent au bureau de l’association et à la maison des jeunes.',
  'La livraison des machines a pris cinq semaines de retard. Le programme des premières semaines a été inversé, et aucune heure de formation n’a été perdue.',
  'Le deuxième cycle commence le mois prochain avec trente personnes inscrites ; les stages en entreprise sont confirmés.',
];
