import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Call, type CallFile, CallRecords, Calls } from '#libs/calls';
import { Engine } from '#libs/engine';
import { type Actor, type JsonObject, type Role, systemActor } from '#libs/kernel';
import { Database } from '#libs/platform';
import { aPdf, completeBudget } from '#testing/applications';
import { aCallFile } from '#testing/calls';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { fieldsSaying } from '../applications/budget-fields.js';
import { ApiClient } from './api-client.js';
import { filledPage } from './application-forms.js';
import { Browser, csrfIn } from './browser.js';
import { aSignUp } from './forms.js';
import { testServer } from './test-server.js';

/** The portal with one published call, and the people who bring an application to the office. */
export class ApplicationPortal {
  private constructor(
    private readonly database: TestDatabase,
    readonly app: NestFastifyApplication,
    readonly call: Call,
  ) {}

  /** `change` makes another call of the demonstration's. */
  static async open(
    closesInDays = 9,
    change: (file: CallFile) => CallFile = (file) => file,
  ): Promise<ApplicationPortal> {
    const database = await testDatabase();
    const app = await testServer(database.url);
    return new ApplicationPortal(
      database,
      app,
      await aPublishedCall(app, change(aCallFile({ code: 'KAF-2026-77', closesInDays }))),
    );
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }

  get sql(): Database {
    return this.app.get(Database);
  }

  /** Somebody new who may sign for an organisation of the first lot's region. */
  async anApplicant(): Promise<Browser> {
    const browser = new Browser(this.app);
    await browser.submit('/sign-up', aSignUp({ 'organisation.seat': 'MA-TNG' }));
    return browser;
  }

  /** The same as a program with a token; its organisation has been registered. */
  async anApplicantProgram(): Promise<ApiClient> {
    const form = aSignUp({ 'organisation.seat': 'MA-TNG' });
    await new Browser(this.app).submit('/sign-up', form);
    return ApiClient.signedIn(this.app, form['email'] ?? '');
  }

  /** Somebody of the office, without an organisation. */
  async aStaffMember(role: Role): Promise<{ browser: Browser; program: ApiClient }> {
    const form = aSignUp();
    const browser = new Browser(this.app);
    await browser.submit('/sign-up', form);
    await this.sql.query(
      `update membership m set ended_at = now(), ended_by = p.id from person p where p.id = m.person_id and p.email = $1`,
      [form['email']],
    );
    await this.sql.query(
      `insert into role_grant (id, person_id, role, call_id, granted_by, granted_at)
       select $2, p.id, $3, null, 'test', now() from person p where p.email = $1`,
      [form['email'], randomUUID(), role],
    );
    return { browser, program: await ApiClient.signedIn(this.app, form['email'] ?? '') };
  }

  /** Address of a new application. */
  async aStarted(browser: Browser): Promise<string> {
    const page = `/calls/${this.call.code}/apply`;
    const opened = await browser.get(page);
    const choice = /name="choice" value="([^"]+)"/.exec(opened.body)?.[1] ?? '';
    const started = await browser.post(page, { _csrf: csrfIn(opened.body), choice });
    return String(started.headers.location);
  }

  async aComplete(browser: Browser): Promise<string> {
    const home = await this.aStarted(browser);
    await this.complete(browser, home);
    return home;
  }

  /** Writes everything that is submitted at first; `there` names kinds of documents that are attached already. */
  async complete(browser: Browser, home: string, there: readonly string[] = []): Promise<void> {
    for (const stage of this.call.stagesSubmittedAt('conceptNote')) {
      const form = this.call.form(stage);
      for (const page of form.pages) {
        const fields = { version: '0', _do: 'continue', ...filledPage(this.call, page) };
        await browser.submit(`${home}/form/${stage}/${page.id}`, fields);
      }
      if (form.request?.from === 'budget') {
        const budget = fieldsSaying(completeBudget(this.call));
        await browser.submit(`${home}/budget/${stage}`, { version: '0', _do: 'continue', ...budget });
      }
      for (const { kind } of this.call.documents(stage).filter(({ required }) => required))
        if (!there.includes(kind)) await this.attach(browser, home, kind, aPdf(kind), stage);
    }
  }

  async attach(browser: Browser, home: string, kind: string, content = aPdf(kind), set = 'conceptNote') {
    const path = `${home}/documents/${set}`;
    const { body } = await browser.get(path);
    return browser.upload(path, { _csrf: csrfIn(body) }, { field: `file-${kind}`, name: `${kind}.pdf`, content });
  }

  /** Id of a submitted application. */
  async aSubmitted(browser: Browser): Promise<string> {
    const home = await this.aComplete(browser);
    await browser.submit(`${home}/submit`, { declared: 'yes' });
    return home.replace('/applications/', '');
  }

  /** Id of an application whose deadline has passed, as the timer lets it pass. */
  async anOpened(browser: Browser): Promise<string> {
    const id = await this.aSubmitted(browser);
    await this.pass(id);
    return id;
  }

  /** The submission deadline of this file has passed. */
  pass(id: string): Promise<void> {
    return this.happen(id, systemActor('timer'), 'submissionDeadlinePassed');
  }

  /** Id of an application that was short-listed: the full application is to be written. */
  async anInvited(browser: Browser): Promise<string> {
    const id = await this.anOpened(browser);
    const [officer, chair] = [someone('officer'), someone('chair')];
    const checkId = randomUUID();
    await this.happen(id, officer, 'administrativeCheckPassed', { checkId });
    await this.happen(id, officer, 'eligibilityConfirmed', { checkId });
    for (const assessor of [someone('assessor'), someone('assessor')]) {
      await this.happen(id, assessor, 'assessmentFinalised', { assessmentId: randomUUID(), required: 2 });
    }
    await this.happen(id, chair, 'shortListed', { decisionId: randomUUID(), rank: 1, total: 40 });
    return id;
  }

  private async happen(id: string, by: Actor, type: string, payload: JsonObject = {}): Promise<void> {
    await this.sql.transaction(async (tx) => {
      const grant = await this.app.get(Engine, { strict: false }).lock(tx, id);
      await grant.send({ type, payload }, { by, arrivedAt: new Date() });
    });
  }

  async stateOf(id: string): Promise<string> {
    return (await this.app.get(Engine, { strict: false }).read(id)).state;
  }
}

function someone(...roles: Role[]): Actor {
  return { kind: 'person', id: randomUUID(), roles };
}

async function aPublishedCall(app: NestFastifyApplication, file: CallFile): Promise<Call> {
  const id = randomUUID();
  const at = new Date(Date.now() - 60_000);
  const records = app.get(CallRecords, { strict: false });
  await app.get(Database).transaction(async (tx) => {
    await records.add(tx, { id, file, at });
    await records.markPublished(tx, id, at);
  });
  return app.get(Calls, { strict: false }).of(null, id);
}
