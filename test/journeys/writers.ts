import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext } from 'playwright-core';
import { PASSWORD } from '../../apps/server/src/testing/forms.js';
import type { BegunApplication } from '../faults/storm-of-deadlines.js';
import type { Installation } from '../support/application.js';

/** People who write on one file, each in a browser of their own. */
export class Writers {
  constructor(
    private readonly installation: Installation,
    private readonly browser: Browser,
  ) {}

  /** Somebody else of the same organisation, with the same password. */
  async aColleague({ organisationId, personId }: BegunApplication, name: string): Promise<string> {
    const { installation } = this;
    const email = `${randomUUID()}@example.ma`;
    const [row] = await installation.rows<{ id: string }>(
      `insert into person (id, email, name, language, password_hash, created_at)
       select gen_random_uuid(), $1, $2, 'fr', p.password_hash, now() from person p where p.id = $3 returning id`,
      [email, name, personId],
    );
    await installation.rows(
      `insert into membership (id, person_id, organisation_id, role, since) values (gen_random_uuid(), $1, $2, 'editor', now())`,
      [row?.id, organisationId],
    );
    return email;
  }

  async signedIn(email: string): Promise<BrowserContext> {
    const own = await this.browser.newContext({ locale: 'fr' });
    await this.signIn(own, email);
    return own;
  }

  /** On a device that may have been somebody's before. */
  async signIn(device: BrowserContext, email: string): Promise<void> {
    const page = await device.newPage();
    await page.goto(`${this.installation.url}/sign-in?next=%2Fhome`);
    await page.fill('main [name="email"]', email);
    await page.fill('main [name="password"]', PASSWORD);
    await Promise.all([page.waitForNavigation(), page.click('form[action="/sign-in"] .actions button')]);
    await page.close();
  }
}
