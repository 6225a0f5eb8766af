import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  SaveAnswers,
  SaveBudget,
  StartApplication,
  SubmitApplication,
  UploadDocument,
  type Stage as Part,
} from '#libs/applications';
import { type Call, CallRecords, Calls } from '#libs/calls';
import { RequestClarification } from '#libs/eligibility';
import { DeclareImpartiality } from '#libs/evaluation';
import { Engine } from '#libs/engine';
import { type Actor, systemActor } from '#libs/kernel';
import { Database } from '#libs/platform';
import { aPdf, completeBudget, completeStage } from '#testing/applications';
import { aCallFile } from '#testing/calls';
import type { Scene, Stage } from './world.js';

const LOT = 'L2';

/** The owner's files, each in a call of its own: a draft, one in an open call, one being checked, one that was asked. */
export const applicationsScene: Scene = async (stage) => {
  const office = new Office(stage);
  const [draft, open, checked, asked] = [
    await office.aFile('KAF-2026-61', 'grant.restricted-call'),
    await office.aFile('KAF-2026-62', 'grant.open-call'),
    await office.aFile('KAF-2026-63', 'grant.restricted-call'),
    await office.aFile('KAF-2026-64', 'grant.restricted-call'),
  ];
  const documentId = await office.attach(draft, 'declaration');
  const spareId = await office.attach(draft, 'registrationReceipt');
  const receiptCode = await office.handIn(checked);
  await office.committeeSigns(checked);
  await office.handIn(asked);
  const { clarificationId } = await office.ask(asked);
  return {
    callCode: draft.call.code,
    draftId: draft.id,
    openDraftId: open.id,
    fileId: checked.id,
    askedId: asked.id,
    documentId,
    spareId,
    submittedDocumentId: await office.documentOf(checked),
    receiptCode,
    clarificationId,
  };
};

interface File {
  readonly id: string;
  readonly call: Call;
}

class Office {
  private readonly owner: Actor;

  constructor(private readonly stage: Stage) {
    this.owner = { kind: 'person', id: stage.ids.owner, roles: ['applicant', 'signatory'] };
  }

  async aFile(code: string, definition: Call['definition']): Promise<File> {
    const call = await aPublished(this.stage.app, code, definition);
    const applicant = this.applicant();
    const { applicationId } = await this.get(StartApplication).execute({
      ...this.byOwner(),
      callId: call.id,
      lot: LOT,
      applicant,
    });
    return { id: applicationId, call };
  }

  async attach({ id }: File, kind: string): Promise<string> {
    const command = {
      ...this.byOwner(),
      applicationId: id,
      set: 'conceptNote',
      kind,
      fileName: `${kind}.pdf`,
    } as const;
    return (await this.get(UploadDocument).execute(command, Readable.from([aPdf(kind)]))).documentId;
  }

  /** Fills in everything, submits, and lets the deadline pass. */
  async handIn(file: File): Promise<string> {
    for (const stage of file.call.stagesSubmittedAt('conceptNote')) await this.complete(file, stage);
    const declaration = { personName: 'Person owner', language: 'fr', text: 'Je déclare.' };
    const given = { applicant: this.applicant(), declaration, draftHash: null };
    const command = { ...this.byOwner(), applicationId: file.id, ...given };
    const { receiptCode } = await this.get(SubmitApplication).execute(command);
    await this.get(Database).transaction(async (tx) => {
      const grant = await this.get(Engine).lock(tx, file.id);
      await grant.send({ type: 'submissionDeadlinePassed' }, { by: systemActor('timer'), arrivedAt: new Date() });
    });
    return receiptCode;
  }

  ask({ id }: File): Promise<{ readonly clarificationId: string }> {
    const by: Actor = { kind: 'person', id: this.stage.ids.officer, roles: ['officer'] };
    return this.get(RequestClarification).execute({
      by,
      key: null,
      arrivedAt: new Date(),
      grantId: id,
      question: 'Where?',
    });
  }

  /** Before it signs, nobody of the committee sees a file. */
  async committeeSigns({ call }: File): Promise<void> {
    const { chair, secretary, committee } = this.stage.ids;
    const declaration = { text: 'I am impartial.', textVersion: '1', language: 'fr', conflicts: [] };
    for (const [id, role] of [
      [chair, 'chair'],
      [secretary, 'secretary'],
      [committee, 'committeeMember'],
    ] as const) {
      const by: Actor = { kind: 'person', id, roles: [role] };
      await this.get(DeclareImpartiality).execute({
        by,
        key: null,
        arrivedAt: new Date(),
        callId: call.id,
        ...declaration,
      });
    }
  }

  async documentOf({ id }: File): Promise<string> {
    const [row] = await this.get(Database).query<{ id: string }>(
      'select d.id from document d where d.application_id = $1 limit 1',
      [id],
    );
    return row?.id ?? '';
  }

  private async complete({ id, call }: File, stage: Part): Promise<void> {
    for (const { page, answers } of completeStage(call, stage, LOT)) {
      await this.get(SaveAnswers).execute({ ...this.byOwner(), applicationId: id, stage, page, answers, basedOn: 0 });
    }
    if (call.form(stage).request?.from === 'budget') {
      await this.get(SaveBudget).execute({
        ...this.byOwner(),
        applicationId: id,
        stage,
        budget: completeBudget(call),
        basedOn: 0,
      });
    }
    for (const { kind } of call.documents(stage).filter(({ required }) => required))
      await this.attach({ id, call }, kind);
  }

  private applicant() {
    const { organisationId } = this.stage;
    const place = { region: 'MA-02', province: 'MA-JRA', address: '4, rue Ibn Sina, Jerada', phone: '0536123456' };
    return {
      organisationId,
      name: 'Association owner',
      nameAr: null,
      legalForm: 'association',
      foundedOn: '2015-03-01',
      ice: null,
      ...place,
    };
  }

  private byOwner() {
    return { by: this.owner, key: null, arrivedAt: new Date() };
  }

  private get<T>(part: new (...parts: never[]) => T): T {
    return this.stage.app.get(part, { strict: false });
  }
}

async function aPublished(app: NestFastifyApplication, code: string, definition: Call['definition']): Promise<Call> {
  const id = randomUUID();
  const at = new Date(Date.now() - 60_000);
  const file = aCallFile({ code, closesInDays: 9 });
  const records = app.get(CallRecords, { strict: false });
  await app.get(Database).transaction(async (tx) => {
    await records.add(tx, { id, file: { ...file, procedure: { ...file.procedure, definition } }, at });
    await records.markPublished(tx, id, at);
  });
  return app.get(Calls, { strict: false }).of(null, id);
}
