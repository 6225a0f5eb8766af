import type { INestApplicationContext } from '@nestjs/common';
import type { CallFile } from '#libs/calls';
import { anApplication } from '../faults/storm-of-deadlines.js';
import { launchBrowser } from '../support/browser.js';
import { uploadOverLink } from '../support/upload-over-link.js';
import { aCallThatCloses } from './drafts.js';
import type { Measured } from './main.js';
import type { Bench } from './open-bench.js';
import { rounded } from './percentiles.js';
import { startApp, thenStopped } from './processes.js';
import { openProgramme, type Programme } from './programme.js';

const BYTES = 25_000_000;
/** 0.75 Mbit/s upwards, cut every half minute: a telephone in the hills. */
const LINK = { bytesPerSecond: 750_000 / 8, cutEveryMs: 30_000 };
const MOST_AGAIN_PERCENT = 10;
const DAY_MS = 86_400_000;
const KIND = 'declaration';
const PASSWORD = 'olivier bleu sur la colline';

/** A large file over a slow line that is cut, with the page's own script in a browser; `--n` gives another size. */
export async function* uploadOverCutLine(bench: Bench): AsyncGenerator<Measured> {
  const bytes = bench.sizes[0] ?? BYTES;
  const programme = await openProgramme(bench.url);
  const browser = await launchBrowser();
  try {
    const salma = await somebody(programme);
    const server = await startApp('server', programme.env);
    const upload = uploadOverLink(browser, {
      portalUrl: server.url.replace('127.0.0.1', 'localhost'),
      email: salma.email,
      password: PASSWORD,
      page: `/applications/${salma.id}/documents/conceptNote`,
      kind: KIND,
      bytes,
      link: LINK,
    });
    const { seconds, carriedBytes, cuts, sentAgainPercent } = await thenStopped(server, upload);
    yield {
      bench: 'upload',
      n: bytes,
      carriedBytes,
      cuts,
      seconds: rounded(seconds),
      sentAgainPercent: rounded(sentAgainPercent),
      goal: `<= ${MOST_AGAIN_PERCENT} % sent again`,
      met: sentAgainPercent <= MOST_AGAIN_PERCENT,
    };
  } finally {
    await browser.close();
    await programme.close();
  }
}

/** An applicant of a call that takes files as large as that. */
async function somebody(programme: Programme) {
  const { call } = await aCallThatCloses(programme, new Date(Date.now() + DAY_MS), takingLargeFiles);
  // Nothing but parts is asked of it, and it finds every part.
  return anApplication(programme as unknown as INestApplicationContext, call, PASSWORD);
}

function takingLargeFiles({ documents }: CallFile): Partial<CallFile> {
  const conceptNote = documents.conceptNote.map((document) => ({ ...document, maxMegabytes: 50 }));
  return { documents: { ...documents, conceptNote } };
}
