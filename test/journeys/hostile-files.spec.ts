import { setTimeout as pause } from 'node:timers/promises';
import type { Call } from '#libs/calls';
import { aCallFile } from '#testing/calls';
import { ACCEPTED_EXTENSIONS } from '#libs/platform';
import { CORPUS, type Outcome, type Specimen } from '#testing/platform';
import { ALLOCATION, SWITCHES } from '#setup/memory';
import { PASSWORD } from '../../apps/server/src/testing/forms.js';
import { anApplication, aPublishedCall, Storms } from '../faults/storm-of-deadlines.js';
import { Client } from '../faults/trial/client.js';
import { Installation } from '../support/application.js';
import { type ApplicationProcess, startProcess } from '../support/application-process.js';
import { countMemoryAnew, mostResidentMb } from '../support/resident.js';

/** What a portal on the open network is sent: every file through the real address, and what the server needs for it. */

const MOST_MB = 300;
const LONGEST_MS = 10_000;
const KIND = 'declaration';

let installation: Installation;
let storms: Storms;
let server: ApplicationProcess;
let call: Call;
let documents: string;
let authorization: string;

beforeAll(async () => {
  installation = await Installation.open();
  storms = await Storms.over(installation);
  const file = aCallFile({ code: 'KAF-2026-01', closesInDays: 60 });
  const everything = { formats: [...ACCEPTED_EXTENSIONS], maxMegabytes: 25 };
  const asked = file.documents.conceptNote.map((one) => (one.kind === KIND ? { ...one, ...everything } : one));
  call = await aPublishedCall(storms.programme, { ...file, documents: { ...file.documents, conceptNote: asked } });
  const { id, email } = await anApplication(storms.programme, call, PASSWORD);
  const asOperated = { ...installation.env, ...ALLOCATION, NODE_OPTIONS: SWITCHES.join(' ') };
  server = await startProcess('server', asOperated, 'server ready');
  countMemoryAnew(server.pid);
  const body = { email, password: PASSWORD, name: 'program' };
  const answer = await new Client(installation.url).ask({ method: 'POST', path: '/api/v1/tokens', body });
  authorization = `Bearer ${(JSON.parse(answer.body) as { token: string }).token}`;
  documents = `${installation.url}/api/v1/applications/${id}/documents`;
}, 120_000);

afterAll(async () => {
  await server?.stop();
  await storms?.close();
  await installation?.close();
}, 60_000);

describe('a server that is sent hostile files', () => {
  it('does with each what is right, in seconds and within 300 megabytes', async () => {
    const wrong: unknown[] = [];
    for (const specimen of CORPUS) {
      const begun = performance.now();
      const outcome = await hand(specimen);
      const ms = performance.now() - begun;
      const said = JSON.stringify(outcome);
      const wanted = JSON.stringify(withoutCleaning(specimen.outcome));
      // A flood meets the bound of time first where the machine is busy; it is refused either way.
      const isRight = said === wanted || (wanted.includes('unpacks-too-large') && said.includes('too-complex'));
      if (!isRight || ms > LONGEST_MS) wrong.push({ title: specimen.title, outcome, ms: Math.round(ms) });
    }

    expect(wrong).toEqual([]);
    expect(server.ended()).toBeNull();
    expect(mostResidentMb(server.pid)).toBeLessThan(MOST_MB);
  }, 240_000);

  it('keeps within it when twelve of the worst arrive together', async () => {
    const worst = CORPUS.filter(({ title }) => /flood|thousand|programme on opening|with its place/.test(title));

    await Promise.all(worst.map((specimen, n) => pause(n).then(() => hand(specimen))));

    expect(worst.length).toBeGreaterThan(6);
    expect(mostResidentMb(server.pid)).toBeLessThan(MOST_MB);
  }, 120_000);
});

/** Sends a file as a browser does; what was kept is taken out again, so that the next one finds room. */
async function hand({ fileName, content }: Specimen): Promise<Outcome> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content())]), fileName);
  const answer = await fetch(`${documents}/conceptNote/${KIND}`, {
    method: 'POST',
    headers: { authorization },
    body: form,
  });
  const { id, name, code } = (await answer.json()) as { id: string; name: string; code: string };
  if (answer.status !== 201) return { refused: code };
  await fetch(`${documents}/${id}`, { method: 'DELETE', headers: { authorization } });
  return { kept: name };
}

function withoutCleaning(outcome: Outcome): Outcome {
  return 'kept' in outcome ? { kept: outcome.kept } : outcome;
}
