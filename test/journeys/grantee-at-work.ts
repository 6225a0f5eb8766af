import type { Call } from '#libs/calls';
import { filledPage } from '../../apps/server/src/testing/application-forms.js';
import type { Entrance, Visitor } from '../support/browser.js';
import { aPdf } from '#testing/applications';
import type { Portal } from './portal.js';

type Kind = 'interim' | 'final';

const REPORT = /^\/reports\/[0-9a-f-]{36}$/;
const HEADINGS = ['1', '2', '3', '4', '5', '6', '8'];
/** The figures of the complete budget, halved: staff 720 000, services 480 000. */
const HALVES: Readonly<Record<string, string>> = { '1': '360000', '5': '240000' };

/** The association at work on the portal's pages once it has its grant. */
export class GranteeAtWork {
  constructor(
    private readonly portal: Portal,
    private readonly call: Call,
    private readonly grant: string,
  ) {}

  /** Half of the budget is spent in each of the two periods; answers the address of the report. */
  async report(kind: Kind, entrance: Entrance = {}): Promise<string> {
    let path = '';
    await this.portal.as(
      'signatory',
      async (signatory) => {
        await signatory.walk('/applications', `/applications/${this.grant}`, `/grants/${this.grant}`);
        const reports = await signatory.links(REPORT);
        path = reports.at(kind === 'interim' ? 0 : -1) ?? '';
        await this.write(signatory, path, kind);
        await signatory.open(path);
        await signatory.follow(`${path}/submit`);
        await signatory.fillIn({ declared: 'yes' });
        await signatory.send(`${path}/submit`);
      },
      entrance,
    );
    return path;
  }

  /** Every part from the list of the report's parts. */
  private async write(signatory: Visitor, path: string, kind: Kind): Promise<void> {
    const stage = kind === 'interim' ? 'interimReport' : 'finalReport';
    for (const page of this.call.form(stage).pages) {
      await signatory.open(path);
      await signatory.follow(`${path}/form/${page.id}`);
      await signatory.fillIn(filledPage(this.call, page));
      await signatory.send(`${path}/form/${page.id}`, '[value="continue"]');
    }
    await signatory.open(path);
    await signatory.follow(`${path}/figures`);
    await signatory.fillIn(
      Object.fromEntries(HEADINGS.map((heading) => [`figure-${heading}`, HALVES[heading] ?? '0'])),
    );
    await signatory.send(`${path}/figures`, '[value="continue"]');
    await signatory.open(path);
    await signatory.follow(`${path}/documents`);
    for (const { kind: document } of this.call.documents(stage).filter(({ required }) => required)) {
      await signatory.attach(`file-${document}`, { name: `${document}.pdf`, buffer: aPdf(`${kind} ${document}`) });
      await signatory.sendFormWith(`file-${document}`);
    }
  }
}
