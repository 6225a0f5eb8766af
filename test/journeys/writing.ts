import { aPdf, completeBudget, completeStage } from '#testing/applications';
import { askedPages, type Call } from '#libs/calls';
import { fieldsSaying } from '../../apps/server/src/applications/budget-fields.js';
import { filledPage } from '../../apps/server/src/testing/application-forms.js';
import type { Fields, Visitor } from '../support/browser.js';
import { ACCOUNT, ASSOCIATION, emailOf, PASSWORD } from './people.js';

type Stage = 'conceptNote' | 'fullApplication';

/** An applicant at work on the portal's pages: what a CSO does from sign-up to its receipt. */
export class ApplicantAtWork {
  constructor(
    private readonly visitor: Visitor,
    private readonly call: Call,
  ) {}

  async signUp(): Promise<void> {
    const { visitor } = this;
    await visitor.open('/sign-up');
    const [year = '', month = '', day = ''] = ASSOCIATION.foundedOn.split('-');
    await visitor.fillIn({
      name: 'Salma Bennis',
      email: emailOf('signatory'),
      password: PASSWORD,
      'organisation.name': ASSOCIATION.name,
      'organisation.nameAr': ASSOCIATION.nameAr,
      'organisation.legalForm': ASSOCIATION.legalForm,
      'organisation.foundedOn.day': day,
      'organisation.foundedOn.month': month,
      'organisation.foundedOn.year': year,
      'organisation.seat': this.seat,
      'organisation.address': ASSOCIATION.address,
      'organisation.phone': ASSOCIATION.phone,
      'organisation.ice': ASSOCIATION.ice,
    });
    await visitor.send('/sign-up');
  }

  /** Enters the account into which grants are paid. */
  async enterAccount(): Promise<void> {
    const { visitor } = this;
    await visitor.walk('/organisation', /\/bank-account$/);
    await visitor.fillIn(ACCOUNT);
    await visitor.send(visitor.path);
  }

  /** Finds the call on the front page and begins; answers the address of the application. */
  async start(): Promise<string> {
    const { visitor, call } = this;
    await visitor.walk('/', `/calls/${call.code}`, `/calls/${call.code}/apply`);
    if (call.lots.length > 1) await this.choose();
    await visitor.send(`/calls/${call.code}/apply`);
    return visitor.path;
  }

  /** Every page of a part from the task list, its budget and its documents. */
  async write(home: string, stage: Stage): Promise<void> {
    const form = this.call.form(stage);
    const answers = Object.assign({}, ...completeStage(this.call, stage).map((page) => page.answers));
    for (const page of askedPages(form, answers))
      await this.page(home, `${home}/form/${stage}/${page.id}`, filledPage(this.call, page));
    if (form.request?.from === 'budget') await this.budget(home, stage);
    await this.attach(home, stage);
  }

  async attach(home: string, set: Stage | 'legalFile'): Promise<void> {
    const { visitor } = this;
    const path = `${home}/documents/${set}`;
    await visitor.open(home);
    await visitor.follow(path);
    for (const { kind } of this.call.documents(set).filter(({ required }) => required)) {
      await visitor.attach(`file-${kind}`, { name: `${kind}.pdf`, buffer: aPdf(`${set} ${kind}`) });
      await visitor.sendFormWith(`file-${kind}`);
    }
  }

  /** Checks the answers, declares and submits; answers the code of the receipt that is shown. */
  async submit(home: string): Promise<string> {
    const { visitor } = this;
    await visitor.open(home);
    await visitor.walk(`${home}/check`, `${home}/submit`);
    await visitor.fillIn({ declared: 'yes' });
    await visitor.send(`${home}/submit`);
    return visitor.path.replace('/receipts/', '');
  }

  /** A seat under which one may apply: the association's own, or the region of the call. */
  private get seat(): string {
    const isHere = this.call.lots.some(({ region }) => region === ASSOCIATION.region);
    return isHere ? ASSOCIATION.province : (this.call.lots[0]?.region ?? '');
  }

  /** The first of the lots. */
  private async choose(): Promise<void> {
    const choice = this.visitor.page.locator('main [name="choice"]').first();
    await this.visitor.fillIn({ choice: (await choice.getAttribute('value')) ?? '' });
  }

  private async page(home: string, path: string, fields: Fields): Promise<void> {
    const { visitor } = this;
    await visitor.open(home);
    await visitor.follow(path);
    await visitor.fillIn(fields);
    await visitor.send(path, '[value="continue"]');
    // An answer may have led to a question that was not there.
    if (visitor.path === path) {
      await visitor.fillIn(fields);
      await visitor.send(path, '[value="continue"]');
    }
  }

  private async budget(home: string, stage: Stage): Promise<void> {
    const { visitor } = this;
    const path = `${home}/budget/${stage}`;
    await visitor.open(home);
    await visitor.follow(path);
    const { lines, sources, ...figures } = completeBudget(this.call);
    for (const { id: _, heading, ...typed } of lines) await this.emptyRow(`.heading"][value="${heading}`, typed);
    for (const { id: _, kind: __, ...typed } of sources) await this.emptyRow('.name', typed);
    await visitor.fillIn(fieldsSaying({ ...figures, lines: [], sources: [] }));
    await visitor.send(path, '[value="continue"]');
  }

  /** Into the last row that has such a field: the empty one, which the page has under each heading. */
  private async emptyRow(field: string, typed: Readonly<Record<string, string>>): Promise<void> {
    const place = this.visitor.page.locator(`main [data-new] input[name$="${field}"]`).last();
    const row = ((await place.getAttribute('name')) ?? '').replace(/[a-z]+$/, '');
    await this.visitor.fillIn(Object.fromEntries(Object.entries(typed).map(([name, text]) => [row + name, text])));
  }
}
