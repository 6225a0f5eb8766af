import type { FastifyReply } from 'fastify';
import { calendarFile } from '#libs/platform';
import type { View } from '../ui/view.js';

/** The next deadline of an application or a report. */
export interface DeadlineOfFile {
  /** The file's id with the deadline's name: a calendar knows the entry again by it when the date moves. */
  readonly key: string;
  readonly dueAt: Date;
  readonly zone: string;
  /** The call's revision and the file's version: whichever moves the deadline goes up. */
  readonly revision: number;
  readonly version: number;
  /** What falls due, in the reader's language. */
  readonly what: string;
  readonly code: string;
  readonly title: string;
  readonly url: string;
}

/** Sends the deadline as a calendar file that is named after the file's code. */
export function deadlineFile(view: View, reply: FastifyReply, deadline: DeadlineOfFile): string {
  const { key, dueAt, zone, revision, version, what, code, title, url } = deadline;
  reply.type('text/calendar; charset=utf-8');
  reply.header('content-disposition', `attachment; filename="${code}.ics"`);
  const entry = {
    uid: `${key}@minha`,
    sequence: revision + version,
    at: dueAt,
    title: view.t('site.calendar.title', { date: what, call: code }),
    description: view.t('applications.calendar.description', { title, deadline: view.format.dateTime(dueAt, zone) }),
    url,
  };
  return calendarFile([entry], view.now);
}
