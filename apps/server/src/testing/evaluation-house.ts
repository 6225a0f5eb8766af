import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EnterPerson, GrantRole, type StaffRole } from '#libs/identity';
import { systemActor } from '#libs/kernel';
import { AssessorsAtWork, TestProgramme } from '#testing/evaluation';
import { Browser } from './browser.js';
import { PASSWORD } from './forms.js';

/** The demo call inside a running test server, with people who can sign in. */
export class EvaluationHouse {
  readonly assessors: AssessorsAtWork;

  private constructor(
    private readonly app: NestFastifyApplication,
    readonly programme: TestProgramme,
  ) {
    this.assessors = new AssessorsAtWork(programme);
  }

  static async in(app: NestFastifyApplication): Promise<EvaluationHouse> {
    const programme = await TestProgramme.within({
      get: (type) => app.get(type, { strict: false }),
      close: () => app.close(),
    });
    return new EvaluationHouse(app, programme);
  }

  /** Somebody with these roles in every call, who can sign in by `<name>@example.ma`. */
  async person(name: string, ...roles: readonly StaffRole[]): Promise<string> {
    const command = { by: systemActor('test'), key: null, arrivedAt: new Date(0) };
    const person = { name, email: emailOf(name), language: 'fr', password: PASSWORD } as const;
    const { personId } = await this.app.get(EnterPerson, { strict: false }).execute({ ...command, ...person });
    for (const role of roles) {
      await this.app
        .get(GrantRole, { strict: false })
        .execute({ ...command, personId, role, callId: this.programme.callId });
    }
    return personId;
  }

  /** Their browser, signed in. */
  async browser(name: string): Promise<Browser> {
    const browser = new Browser(this.app);
    await browser.submit('/sign-in', { email: emailOf(name), password: PASSWORD });
    return browser;
  }
}

export function emailOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@example.ma`;
}
