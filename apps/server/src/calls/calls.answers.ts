import { type Call, DATES } from '#libs/calls';
import { z } from 'zod';
import { instant } from '../api/answers.js';

const text = z.object({ fr: z.string(), ar: z.string(), en: z.string() });
const minor = z.int().meta({ description: 'In minor units of the currency (centimes)' });
/** Part of the call's file as it was checked at publication; the documentation of call files describes it. */
const part = z.record(z.string(), z.unknown());

export const callLine = z
  .object({
    id: z.uuid(),
    code: z.string(),
    title: text,
    summary: text,
    isOpen: z.boolean(),
    isCancelled: z.boolean(),
    closesAt: instant.nullable(),
    currency: z.string(),
    budgetMinor: minor,
  })
  .meta({ id: 'CallInList' });

export const callShown = callLine
  .extend({
    revision: z.int().meta({ description: 'Goes up with every change of what the call says' }),
    procedure: z.string(),
    zone: z.string(),
    dates: z.array(
      z.object({
        name: z.enum(DATES),
        local: z.string().meta({ description: 'On the wall of the zone' }),
        at: instant,
      }),
    ),
    texts: z.record(z.string(), text),
    lots: z.array(
      z.object({
        id: z.string(),
        region: z.string(),
        title: text,
        provinces: z.array(z.object({ code: z.string(), name: text })),
        budgetMinor: minor,
        minGrantMinor: minor,
        maxGrantMinor: minor,
      }),
    ),
    duration: z.object({ minMonths: z.int(), maxMonths: z.int() }),
    share: z.object({ minPercent: z.number(), maxPercent: z.number() }),
    forms: z.object({ conceptNote: part.optional(), fullApplication: part }),
    documents: z.object({ conceptNote: z.array(part), fullApplication: z.array(part), legalFile: z.array(part) }),
    budget: part,
    grids: z.object({ conceptNote: part.optional(), fullApplication: part }),
  })
  .meta({ id: 'Call' });

/** A call as lists show it. */
export function lineOf(call: Call, isOpen: boolean) {
  const { title, summary } = call.file.texts;
  return {
    id: call.id,
    code: call.code,
    title,
    summary,
    isOpen,
    isCancelled: call.cancelledAt !== null,
    closesAt: call.deadlineOf('conceptNote'),
    currency: call.currency,
    budgetMinor: call.lots.reduce((sum, lot) => sum + lot.budgetMinor, 0),
  };
}

/** Everything public of a call: what it says, asks and scores. */
export function shownCall(call: Call, isOpen: boolean) {
  const { file } = call;
  const { conceptNote, fullApplication, legalFile } = file.documents;
  return {
    ...lineOf(call, isOpen),
    revision: call.revision,
    procedure: call.definition,
    zone: call.zone,
    dates: [...call.dates()].flatMap(([name, local]) => {
      const at = call.calendar.date(name);
      return at ? [{ name, local, at }] : [];
    }),
    texts: file.texts,
    lots: file.lots,
    duration: file.duration,
    share: file.share,
    forms: { conceptNote: file.forms.conceptNote, fullApplication: file.forms.fullApplication },
    documents: { conceptNote, fullApplication, legalFile },
    budget: file.budget,
    grids: file.grids,
  };
}
