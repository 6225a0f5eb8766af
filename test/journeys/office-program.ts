import type { Call } from '#libs/calls';
import { scoredSections } from '#libs/evaluation';
import { until } from '../support/application.js';
import { COMMITTEE, type Person } from './people.js';
import type { Programs } from './programs.js';

type Stage = 'conceptNote' | 'fullApplication';
type Check = 'administrative' | 'eligibility' | 'verification';

/** The programme's people at work through the API, until a file is selected. */
export class OfficeProgram {
  constructor(
    private readonly programs: Programs,
    private readonly call: Call,
    private readonly personIds: ReadonlyMap<Person, string>,
  ) {}

  /** Every line of a checklist is met. */
  async check(grant: string, kind: Check): Promise<void> {
    const path = `/files/${grant}/checks/${kind}`;
    const { lines } = await this.programs.ask<{ lines: { line: string; verdict: string }[] }>('officer', 'GET', path);
    expect(lines.filter(({ verdict }) => verdict === 'no')).toEqual([]);
    const answers = { lines: lines.map(({ line }) => ({ line, answer: 'yes', reason: '' })) };
    const { outcome } = await this.programs.ask<{ outcome: string }>('officer', 'POST', path, answers);
    expect(outcome).toBe('passed');
  }

  async score(assessor: Person, stage: Stage): Promise<void> {
    const sections = scoredSections(this.call.grid(stage));
    const scores = Object.fromEntries(sections.flatMap(({ criteria }) => criteria.map(({ id }) => [id, 4])));
    const comments = Object.fromEntries(sections.map(({ id }) => [id, `La section ${id} est claire et bien étayée.`]));
    const path = `/assessments/${await this.nextOf(assessor, stage)}`;
    await this.programs.ask(assessor, 'PUT', path, { scores, comments }, { 'if-match': '"0"' });
    await this.programs.ask(assessor, 'POST', `${path}/submission`);
  }

  async decide(stage: Stage): Promise<void> {
    const path = `/calls/${this.call.code}/lots/L1/rankings/${stage}`;
    const ranking = await this.programs.ask<{ fingerprint: string }>('chair', 'GET', path);
    const present = COMMITTEE.map(({ person }) => this.idOf(person));
    const reason = 'Le classement résulte des évaluations ; le comité le fait sien.';
    const seen = ranking.fingerprint;
    await this.programs.ask('secretary', 'POST', `${path}/draft`, { seen, present, reason });
    await this.programs.ask('chair', 'POST', `${path}/decision`, { seen });
  }

  /** The worker opens the round and gives the file out; then it lies on the desk. */
  private nextOf(assessor: Person, stage: Stage): Promise<string> {
    const look = async () => {
      const queues = await this.programs.list<{ stage: string; next: string | null }>(assessor, '/assessments');
      return queues.find((queue) => queue.stage === stage)?.next ?? '';
    };
    return until(`a file for ${assessor}`, look, (id) => id !== '');
  }

  private idOf(person: Person): string {
    const id = this.personIds.get(person);
    if (id === undefined) throw new Error(`${person} has no account.`);
    return id;
  }
}
