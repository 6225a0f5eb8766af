import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import type { ApplicationFileView, KnownTime } from '#libs/applications';
import { readDefinition } from '#libs/engine';
import { LANGS } from '#libs/platform';
import { prospectOf, statesOf } from '#libs/workflow';
import { aCall } from '#testing/calls';
import { render } from 'preact-render-to-string';
import { aView } from '../ui/testing/a-view.js';
import { nextInWords } from './next-words.js';
import type { Standing } from './status-of-file.js';
import { waitsForOthers, worthSaying } from './status-rules.js';
import { StatusPage } from './status.page.js';

const NOW = new Date('2026-03-12T12:00:00Z');
const DAY = 86_400_000;
const call = aCall({ now: NOW });
const words = { state: 'x', dates: [], since: new Date(NOW.getTime() - 3 * DAY) };

const machines = readdirSync('config/workflows')
  .filter((file) => file.startsWith('grant.'))
  .map((file) => readDefinition(join('config/workflows', file)));
/** Every place where a file can stand, in every procedure of a grant. */
const places = machines.flatMap((machine) =>
  statesOf(machine)
    .filter(({ kind, path }) => (kind === 'atomic' || kind === 'final') && worthSaying([path, 'x']).includes(path))
    .map(({ path }) => [`${machine.id}.v${machine.version}`, path, machine] as const),
);

function aFile(states: readonly string[]): ApplicationFileView {
  return {
    id: 'f1',
    callId: call.id,
    code: 'KAF-2026-01-0007',
    lot: 'L2',
    organisationId: 'o1',
    organisationName: 'Amal',
    title: 'Ateliers',
    createdAt: NOW,
    definition: 'grant.restricted-call',
    version: 7,
    states,
    stage: 'conceptNote',
    pages: [],
    documents: [],
    opened: [],
    submissions: [],
    nextDeadline: null,
    obligation: null,
  };
}

function standingIn(of: (typeof places)[number], more: Partial<Standing> = {}): Standing {
  const prospect = prospectOf(of[2], of[1]);
  if (!prospect) throw new Error(`${of[1]} is no state.`);
  return { ...words, ...prospect, isWaiting: waitsForOthers(prospect), dates: [], usual: null, ...more };
}

function shown(standing: Standing, lang: (typeof LANGS)[number] = 'fr'): string {
  const view = aView({ lang, now: NOW });
  const props = { view, file: aFile([standing.state]), call, standings: [standing], history: [] };
  // What people read: no address of a link, no class.
  return render(<StatusPage {...props} />)
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll(/[\u00a0\u202f]/g, ' ');
}

const usual: KnownTime = { of: 'thisCall', files: 12, medianMs: 4.2 * DAY, shortestMs: 1, longestMs: 31 * DAY };

describe('the status of an application', () => {
  it('knows many places of several procedures', () => {
    expect(machines.length).toBeGreaterThanOrEqual(3);
    expect(places.length).toBeGreaterThan(60);
  });

  it.each(places)('in %s, %s is said in every language, without a word of the inside', (...of) => {
    for (const lang of LANGS) {
      const view = aView({ lang });
      const text = shown(standingIn(of, { usual }), lang);

      expect(nextInWords(view, { states: [of[1]] }, 'applicant')).toHaveLength(1);
      expect(text).toContain(view.t(`state.grant.${of[1]}`).slice(0, 12));
      expect(text).not.toMatch(/\b[a-z]+\.[a-z]+[A-Z]?\w*\b|\b[a-z]{3,}[A-Z]\w+\b|undefined|\{|\}/);
    }
  });

  it('says what may follow a check, and not that one may always give up', () => {
    const text = shown(standingIn(place('eligibilityCheck.administrative')));

    expect(text).toContain(
      'Après « Dossier déclaré complet », la situation de la demande sera « Vérification de l’éligibilité ».',
    );
    expect(text).not.toContain('Demande retirée');
  });

  it('says the usual time in whole days, or that there are no figures yet', () => {
    const at = place('eligibilityCheck.administrative');

    expect(shown(standingIn(at, { usual }))).toContain(
      '5 jours pour la moitié des dossiers ; le plus rapide 1 jour, le plus long 31 jours. Calculé sur 12 dossiers',
    );
    expect(shown(standingIn(at))).toContain('Pas encore de chiffres');
  });

  it('names the cause of an end that has several', () => {
    const said = (event: string) =>
      nextInWords(aView(), { states: ['lapsed'] }, 'applicant', [{ event: 'draftStarted' }, { event }]);

    expect(said('submissionDeadlinePassed')).toEqual([expect.stringContaining('rien n’a été soumis')]);
    expect(said('callWasCancelled')).toEqual([expect.stringContaining('l’appel a été annulé')]);
  });

  it('does not tell those who write themselves how long others took', () => {
    expect(shown(standingIn(place('draft.conceptNote')))).not.toContain('Durée habituelle');
  });

  it('says it when a date was not kept', () => {
    const dates = [{ name: 'administrativeCheckDue', dueAt: new Date('2026-03-10T12:00:00Z'), isPast: true }];

    expect(shown(standingIn(place('eligibilityCheck.administrative'), { dates }))).toContain(
      'Cette date est passée et nous n’avons pas terminé',
    );
  });
});

function place(path: string): (typeof places)[number] {
  const found = places.find(([, of]) => of === path);
  if (!found) throw new Error(`${path} is no place.`);
  return found;
}
