import { Readable } from 'node:stream';
import { SaveAnswers, SaveBudget, StartApplication, SubmitApplication, UploadDocument } from '#libs/applications';
import type { Call } from '#libs/calls';
import type { DemoOrganisation } from './cast.js';
import type { Doing, Play } from './play.js';
import { scanOf, type Project } from './writing.js';

type Stage = 'conceptNote' | 'fullApplication';

/** One application of the demo and those who write it. */
export interface DemoFile {
  readonly id: string;
  readonly organisation: DemoOrganisation;
  readonly project: Project;
}

/** Does what an applicant does, through the same use cases as the portal. */
export class ApplicantAtWork {
  constructor(
    private readonly play: Play,
    private readonly call: Call,
  ) {}

  async begin(organisation: DemoOrganisation, lot: string, project: Project): Promise<DemoFile> {
    const command = { ...this.signatory(organisation), callId: this.call.id, lot, applicant: organisation.profile };
    const { applicationId } = await this.play.get(StartApplication).execute(command);
    return { id: applicationId, organisation, project };
  }

  /** Fills in the first `share` of the pages, and with all of them budget and documents too. */
  async write({ id, organisation, project }: DemoFile, stage: Stage, share = 1): Promise<void> {
    const pages = project.pages(stage);
    for (const { page, answers } of pages.slice(0, Math.ceil(pages.length * share))) {
      const command = { ...this.signatory(organisation), applicationId: id, stage, page, answers, basedOn: 0 };
      await this.play.get(SaveAnswers).execute(command);
    }
    if (share < 1) return;
    if (this.call.form(stage).request?.from === 'budget') {
      const budget = {
        ...this.signatory(organisation),
        applicationId: id,
        stage,
        budget: project.budget(),
        basedOn: 0,
      };
      await this.play.get(SaveBudget).execute(budget);
    }
    await this.upload({ id, organisation, project }, stage);
  }

  /** Every document that the call requires at that point. */
  async upload({ id, organisation }: DemoFile, set: Stage | 'legalFile'): Promise<void> {
    for (const { kind, title } of this.call.documents(set).filter(({ required }) => required)) {
      const command = { ...this.signatory(organisation), applicationId: id, set, kind, fileName: `${title.fr}.pdf` };
      await this.play
        .get(UploadDocument)
        .execute(command, Readable.from([scanOf(title.fr, organisation.profile.name)]));
    }
  }

  async submit({ id, organisation }: DemoFile): Promise<void> {
    const declaration = {
      personName: organisation.signatoryName,
      language: 'fr',
      text: 'Je déclare que ces informations sont exactes.',
    };
    const command = {
      ...this.signatory(organisation),
      applicationId: id,
      applicant: organisation.profile,
      declaration,
      draftHash: null,
    };
    await this.play.get(SubmitApplication).execute(command);
  }

  private signatory({ signatoryId }: DemoOrganisation): Doing {
    return this.play.as(signatoryId, 'applicant', 'signatory');
  }
}
