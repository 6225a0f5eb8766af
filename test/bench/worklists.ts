import { OfficerWorklist, type WorklistFilter } from '#libs/applications';
import { Calls } from '#libs/calls';
import { AssessorWorklist, PastAssessments } from '#libs/evaluation';
import { FilesBehind, FiguresOfCall } from '#libs/oversight';
import { Reads } from '#libs/platform';
import { OfficeObligations } from '#libs/programme';
import type { Measured } from './main.js';
import { ManyApplications } from './many-applications.js';
import type { Bench } from './open-bench.js';
import { percentile, rounded } from './percentiles.js';
import { openProgramme, type Programme } from './programme.js';

const SIZES = [100_000, 1_000_000];
const PAGE = 51;
const DEEP = 20;
const TURNS = 40;
const GOAL_MS = 50;
/** A cost that grows with the table grows tenfold from the first size to the second. */
const GOAL_GROWTH = 2;

type Look = () => Promise<unknown>;

/** The lists of officers and assessors, the search and the dashboard of a call, at a hundred thousand and a million applications. */
export async function* worklists(bench: Bench): AsyncGenerator<Measured> {
  const sizes = bench.sizes.length > 0 ? bench.sizes : SIZES;
  const programme = await openProgramme(bench.url);
  const first = new Map<string, number>();
  try {
    const files = await ManyApplications.in(programme);
    for (const n of sizes) {
      await files.growTo(n);
      for (const [list, look] of Object.entries(looks(programme, files))) {
        const measured = await timed(look);
        const before = first.get(list);
        first.set(list, before ?? measured.p50Ms);
        yield row({ list, n, ...measured, growth: before === undefined ? 1 : measured.p50Ms / before });
      }
    }
  } finally {
    await programme.close();
  }
}

function row(of: { list: string; n: number; p50Ms: number; p95Ms: number; growth: number }): Measured {
  const { p50Ms, p95Ms, growth, list, n } = of;
  return {
    bench: 'worklists',
    list,
    n,
    p50Ms: rounded(p50Ms, 2),
    p95Ms: rounded(p95Ms, 2),
    growth: rounded(growth, 2),
    goal: `p95 <= ${GOAL_MS} ms, growth from ${SIZES[0]} to ${SIZES[1]} <= ${GOAL_GROWTH}`,
    met: p95Ms <= GOAL_MS && (growth <= GOAL_GROWTH || p95Ms <= GOAL_MS / 10),
  };
}

async function timed(look: Look): Promise<{ p50Ms: number; p95Ms: number }> {
  const samples: { value: number; weight: number }[] = [];
  for (let turn = 0; turn < TURNS + 3; turn += 1) {
    const begun = performance.now();
    await look();
    if (turn >= 3) samples.push({ value: performance.now() - begun, weight: 1 });
  }
  return { p50Ms: percentile(samples, 0.5), p95Ms: percentile(samples, 0.95) };
}

function looks(programme: Programme, { callIds, assessor }: ManyApplications): Readonly<Record<string, Look>> {
  const officers = programme.get(OfficerWorklist);
  const reads = programme.get(Reads);
  const [callId = ''] = callIds;
  const figures = async () => new FiguresOfCall(reads).of(await programme.get(Calls).of(null, callId), new Date());
  const obligations = new OfficeObligations(reads);
  const owed = { callIds, dates: [] };
  const page = (filter: Partial<WorklistFilter>) => () => officers.page({ callIds, ...filter }, PAGE, null);
  return {
    'officer, what is owed': () => obligations.page(owed, PAGE, null),
    'officer, what is owed in one call': () => obligations.page({ ...owed, callIds: callIds.slice(0, 1) }, PAGE, null),
    'officer, what is owed, counts': () => obligations.counts(owed),
    'officer, what waits': page({ group: 'waiting' }),
    'officer, what waits in one call': page({ group: 'waiting', callId: callIds[0] }),
    'officer, one lot': page({ group: 'waiting', lot: 'L2' }),
    'officer, everything': page({}),
    'officer, twentieth page': () => deep(officers, { callIds, group: 'waiting' }),
    'officer, counts': () => officers.counts({ callIds }),
    'officer, counts of one lot': () => officers.counts({ callIds, lot: 'L2' }),
    'search for a code': page({ search: '0012345' }),
    'search for an organisation': page({ search: 'Rif Avenir c4ca42' }),
    'search for a word of one in fifty': page({ search: 'Tissage de Zagora' }),
    'search for a word of every file': page({ search: 'Association', group: 'waiting' }),
    'search, counts': () => officers.counts({ callIds, search: 'Tissage de Zagora' }),
    'dashboard of one call': figures,
    'dashboard, files of a step': () => new FilesBehind(reads).page(callId, { step: 'eligible' }, PAGE),
    'dashboard, late files': () => new FilesBehind(reads).page(callId, { late: 'any' }, PAGE),
    'assessor, queue': () => programme.get(AssessorWorklist).of(assessor),
    'assessor, past': () => programme.get(PastAssessments).of(assessor, { limit: PAGE, after: null }),
  };
}

/** One page far down the list; the way there was walked before, once. */
const places = new WeakMap<OfficerWorklist, NonNullable<Parameters<OfficerWorklist['page']>[2]>>();

async function deep(officers: OfficerWorklist, filter: WorklistFilter): Promise<unknown> {
  const known = places.get(officers);
  if (known) return officers.page(filter, PAGE, known);
  let after: Parameters<OfficerWorklist['page']>[2] = null;
  for (let n = 1; n < DEEP; n += 1) after = (await officers.page(filter, PAGE - 1, after)).at(-1)?.place ?? null;
  if (after) places.set(officers, after);
  return officers.page(filter, PAGE, after);
}
