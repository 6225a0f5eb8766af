import { defineJob } from '#libs/platform';
import { z } from 'zod';

/**
 * Carries out one order of the outbox, or many in one transaction. The time between the tries doubles: the tenth comes
 * after some eight minutes.
 */
export const carryOutEffect = defineJob({
  name: 'engine.carry-out-effect',
  payload: z.strictObject({ effectIds: z.array(z.string()).min(1) }),
  attempts: 10,
});

/** Sends some mails; a server that is away fails no job, and what is given up here is tried again from its row. */
export const sendMail = defineJob({
  name: 'notifications.send-mail',
  payload: z.strictObject({ mailIds: z.array(z.uuid()).min(1) }),
  attempts: 10,
});

/** The alarm clock: wakes the sweeper in the second in which something falls due. */
export const sweepTimers = defineJob({
  name: 'engine.sweep-timers',
  payload: z.strictObject({ second: z.int() }),
  attempts: 1,
});

/** Every queue there is, for whoever watches them. */
export const JOBS = [carryOutEffect, sendMail, sweepTimers] as const;
