import path from 'node:path';
import { launchBrowser } from '../support/browser.js';
import { asked, AskedWrongly, type Asked, type Check } from './asked.js';
import { axe } from './axe.js';
import { budgets } from './budgets.js';
import { faultsInWords, table, type Fault, type Outcome } from './faults.js';
import { gather, type Gathered } from './gather.js';
import { gatheredIn } from './kept.js';
import { keys } from './keys.js';
import { scan } from './scan.js';
import { shots } from './shots.js';
import type { Survey } from './survey.js';
import { tour } from './tour.js';
import { vitals } from './vitals.js';

const RUN: Readonly<Record<Check, (survey: Survey) => Promise<Outcome>>> = {
  shots,
  axe,
  keys,
  scan,
  budgets,
  vitals,
  tour,
};

/** Looks at every page of the portal at SURVEY_URL. Ends with 1 where anything is wrong with one, or was not reached. */
async function survey(): Promise<number> {
  const wanted = asked(process.argv.slice(2));
  const url = process.env['SURVEY_URL'] ?? '';
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const anew = () => gather(url, say);
  const gathered = await (wanted.gathered === null ? anew() : gatheredIn(wanted.gathered, url, anew));
  for (const route of gathered.unreached) say(`nobody came to ${route}`);
  const pages = gathered.pages.filter(({ name, place }) => wanted.pages.test(name) || wanted.pages.test(place.route));
  if (pages.length === 0) throw new AskedWrongly(`No page is called ${wanted.pages.source}.`);
  say(`${pages.length} pages to look at`);
  const browser = await launchBrowser();
  try {
    const ground = {
      url,
      browser,
      pages,
      cast: gathered.cast,
      langs: wanted.langs,
      looks: wanted.looks,
      out: path.resolve(wanted.out),
      say,
    };
    const outcomes = [coverage(gathered, wanted)];
    tell(outcomes, wanted);
    for (const check of wanted.checks) {
      const outcome = await RUN[check](ground);
      outcomes.push(outcome);
      tell([outcome], wanted);
      say(`${check}: ${outcome.faults.length} faults in ${outcome.seconds} s`);
    }
    print(outcomes, wanted);
    return outcomes.some(({ faults }) => faults.length > 0) ? 1 : 0;
  } finally {
    await browser.close();
  }
}

/** Whether everybody's links lead everywhere. */
function coverage({ pages, unreached, broken }: Gathered, { pages: which }: Asked): Outcome {
  const faults: Fault[] = [
    ...unreached.map((route) => ({ check: 'coverage', page: route, what: 'nobody came here' })),
    ...broken.map(({ from, to, status }) => ({ check: 'coverage', page: from, what: `leads to ${to}: ${status}` })),
  ].filter(({ page }) => which.test(page));
  return { check: 'coverage', pages: pages.length, looks: pages.length, seconds: 0, faults };
}

/** What a check came to is told when it is there: the next one may take an hour. */
function tell(outcomes: readonly Outcome[], { asJson }: Asked): void {
  if (asJson) return;
  const parts = outcomes.flatMap(({ figures, faults }) => [figures ? table(figures) : '', faultsInWords(faults)]);
  process.stdout.write(parts.join(''));
}

function print(outcomes: readonly Outcome[], { asJson }: Asked): void {
  if (asJson) return void process.stdout.write(`${JSON.stringify(outcomes)}\n`);
  const rows = outcomes.map(({ check, pages, looks, seconds, faults }) => ({
    check,
    pages,
    looks,
    seconds,
    faults: faults.length,
  }));
  process.stdout.write(`\n${table(rows)}`);
}

try {
  process.exitCode = await survey();
} catch (error) {
  if (!(error instanceof AskedWrongly)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
