import { scoredSections } from '#libs/evaluation';
import type { Call } from '#libs/calls';
import type { Entrance } from '../support/browser.js';
import type { Person } from './people.js';
import type { Portal } from './portal.js';

export type Stage = 'conceptNote' | 'fullApplication';
export type Check = 'administrative' | 'eligibility' | 'verification';

const SHEET = /^\/assessments\/[0-9a-f-]{36}$/;

/**
 * The programme's people at work on one file, on the portal's pages: each starts at a place of their own role, and works
 * with a pointer or, where the entrance says so, by keyboard alone.
 */
export class OfficeAtWork {
  /** What an assessor has finished stays in the list of the queue. */
  private readonly assessed = new Set<string>();

  constructor(
    private readonly portal: Portal,
    private readonly call: Call,
    private readonly grant: string,
  ) {}

  async ask(question: string, entrance: Entrance = {}): Promise<void> {
    const path = `/files/${this.grant}/clarification`;
    await this.portal.as(
      'officer',
      async (officer) => {
        await officer.walk('/work', `/files/${this.grant}`, path);
        await officer.fillIn({ question });
        await officer.send(path);
      },
      entrance,
    );
  }

  /** Every line of a checklist is met. */
  async check(kind: Check, entrance: Entrance = {}): Promise<void> {
    const path = `/files/${this.grant}/checks/${kind}`;
    await this.portal.as(
      'officer',
      async (officer) => {
        await officer.walk('/work', `/files/${this.grant}`, path);
        await officer.fillIn(Object.fromEntries(this.call.file.checks[kind].map(({ id }) => [`a.${id}`, 'yes'])));
        await officer.send(path);
        await officer.send(path);
      },
      entrance,
    );
  }

  /** An assessor is asked for it as soon as there is something to read. */
  async declareImpartiality(person: Person): Promise<void> {
    const path = `/calls/${this.call.code}/impartiality`;
    await this.portal.as(person, async (assessor) => {
      await assessor.openUntil('/assessments', path);
      await assessor.follow(path);
      await assessor.fillIn({ agree: 'yes' });
      await assessor.send(path);
    });
  }

  async assess(person: Person, stage: Stage, entrance: Entrance = {}): Promise<void> {
    const next = await this.fileFor(person);
    await this.portal.as(
      person,
      async (assessor) => {
        await assessor.walk('/assessments', next);
        await assessor.fillIn(Object.fromEntries([...this.scores(stage), ...this.comments(stage)]));
        await assessor.send(next, '[value="submit"]');
        await assessor.send(`${next}/submission`);
      },
      entrance,
    );
  }

  async decide(stage: Stage, entrance: Entrance = {}): Promise<void> {
    const path = `/calls/${this.call.code}/ranking/${stage}/L1`;
    await this.portal.as(
      'secretary',
      async (secretary) => {
        await secretary.walk('/committee', path, `${path}/draft`);
        await secretary.fillIn({ reason: 'Le classement résulte des évaluations ; le comité le fait sien.' });
        await secretary.send(`${path}/draft`);
      },
      entrance,
    );
    await this.portal.as(
      'chair',
      async (chair) => {
        await chair.walk('/committee', path, `${path}/decision`);
        await chair.send(`${path}/decision`);
      },
      entrance,
    );
  }

  async award(entrance: Entrance = {}): Promise<void> {
    const path = `/files/${this.grant}/award`;
    await this.portal.as(
      'authority',
      async (authority) => {
        await authority.walk('/committee', `/calls/${this.call.code}/awards`, path);
        await authority.send(path);
      },
      entrance,
    );
  }

  async prepareContract(entrance: Entrance = {}): Promise<void> {
    const path = `/grants/${this.grant}/contract/prepare`;
    await this.portal.as(
      'officer',
      async (officer) => {
        await officer.walk('/work', `/files/${this.grant}`, `/grants/${this.grant}`, path);
        await officer.fillIn({ 'start.day': '1', 'start.month': '6', 'start.year': '2026', months: '12' });
        await officer.send(path);
      },
      entrance,
    );
  }

  async sign(person: 'authority' | 'signatory', entrance: Entrance = {}): Promise<void> {
    const path = `/grants/${this.grant}/contract/sign`;
    await this.portal.as(
      person,
      async (signer) => {
        await signer.walk('/grants', `/grants/${this.grant}`, path);
        await signer.fillIn({ agreed: 'yes' });
        await signer.send(path);
      },
      entrance,
    );
  }

  async acceptReport(path: string, entrance: Entrance = {}): Promise<void> {
    await this.portal.as(
      'officer',
      async (officer) => {
        await officer.walk('/reports', path, `${path}/accept`);
        await officer.send(`${path}/accept`);
      },
      entrance,
    );
  }

  async close(entrance: Entrance = {}): Promise<void> {
    const path = `/grants/${this.grant}/close`;
    await this.portal.as(
      'officer',
      async (officer) => {
        await officer.walk('/grants', `/grants/${this.grant}`, path);
        await officer.send(path);
      },
      entrance,
    );
  }

  /** The worker opens the round and gives the file out. */
  private async fileFor(person: Person): Promise<string> {
    let found = '';
    await this.portal.as(person, async (assessor) => {
      found = await assessor.openUntil('/assessments', SHEET, this.assessed);
    });
    this.assessed.add(found);
    return found;
  }

  private scores(stage: Stage): readonly (readonly [string, string])[] {
    return scoredSections(this.call.grid(stage)).flatMap(({ criteria }) =>
      criteria.map(({ id }) => [`score:${id}`, '4'] as const),
    );
  }

  private comments(stage: Stage): readonly (readonly [string, string])[] {
    return scoredSections(this.call.grid(stage)).map(({ id }) => [`comment:${id}`, commentOn(id)] as const);
  }
}

function commentOn(section: string): string {
  return `La section ${section} est claire et bien étayée.`;
}
