import { aPdf, completeBudget, completeStage } from '#testing/applications';
import type { Call } from '#libs/calls';
import { type Applicant, ASSOCIATION, emailOf, PASSWORD } from './people.js';
import type { Programs } from './programs.js';

type Stage = 'conceptNote' | 'fullApplication';

interface Account {
  readonly name: string;
  readonly organisation: string;
  readonly language: 'fr' | 'ar';
}

const ANEW = { 'if-match': '"0"' };

/** An association whose own program uses the API, from sign-up to its receipt. */
export class ApplicantProgram {
  constructor(
    private readonly programs: Programs,
    private readonly call: Call,
    private readonly person: Applicant,
  ) {}

  /** Answers the id of the organisation. */
  async signUp({ name, organisation, language }: Account): Promise<string> {
    const own = { ...ASSOCIATION, name: organisation, ice: this.person === 'signatory' ? ASSOCIATION.ice : null };
    const account = { name, email: emailOf(this.person), password: PASSWORD, language, organisation: own };
    const { organisationId } = await this.programs.ask<{ organisationId: string }>(null, 'POST', '/accounts', account);
    return organisationId;
  }

  /** Answers the id of the application. */
  async start(organisationId: string): Promise<string> {
    const application = { call: this.call.code, lot: 'L1', organisationId };
    return (await this.programs.ask<{ id: string }>(this.person, 'POST', '/applications', application)).id;
  }

  /** Everything that a part asks for. */
  async write(grant: string, stage: Stage): Promise<void> {
    const { programs, call, person } = this;
    for (const { page, answers } of completeStage(call, stage))
      await programs.ask(person, 'PUT', `/applications/${grant}/answers/${stage}/${page}`, answers, ANEW);
    if (call.form(stage).request?.from === 'budget')
      await programs.ask(person, 'PUT', `/applications/${grant}/budget/${stage}`, completeBudget(call), ANEW);
    await this.attach(grant, stage);
    const { missing } = await programs.ask<{ missing: string[] }>(person, 'GET', `/applications/${grant}`);
    expect(missing).toEqual([]);
  }

  async attach(grant: string, set: Stage | 'legalFile'): Promise<void> {
    for (const { kind } of this.call.documents(set).filter(({ required }) => required)) {
      const path = `/applications/${grant}/documents/${set}/${kind}`;
      await this.programs.upload(this.person, path, `${kind}.pdf`, aPdf(`${set} ${kind}`));
    }
  }

  /** Answers the code of the receipt. */
  async handIn(grant: string): Promise<string> {
    const path = `/applications/${grant}/submissions`;
    const body = { declared: true };
    return (await this.programs.ask<{ receiptCode: string }>(this.person, 'POST', path, body)).receiptCode;
  }
}
