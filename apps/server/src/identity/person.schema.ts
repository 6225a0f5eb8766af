import { LONGEST_PASSWORD, parseEmail, passwordFault } from '#libs/identity';
import { LANGS } from '#libs/platform';
import { z } from 'zod';

const ERROR = 'identity.person.error';

export const personName = z.string(`${ERROR}.name`).trim().min(2, `${ERROR}.name`).max(120, `${ERROR}.nameTooLong`);
export const emailAddress = z
  .string(`${ERROR}.email`)
  .refine((text) => parseEmail(text) !== null, `${ERROR}.email`)
  .meta({ format: 'email' });
/** Whether it is too much like the person's own name is judged by the use case, which knows whose it is. */
export const newPassword = z.string(`${ERROR}.password.tooShort`).superRefine((text, context) => {
  const fault = passwordFault(text, []);
  if (fault) context.addIssue({ code: 'custom', message: `${ERROR}.password.${fault}` });
});
export const language = z.enum(LANGS, `${ERROR}.language`);

/** A password that is being given, not chosen: whatever it is, only its rightness counts. */
export const givenPassword = z
  .string()
  .max(LONGEST_PASSWORD * 4)
  .default('');
/** No password is that long, so it is not the person's. */
export const presentPassword = z
  .string()
  .max(LONGEST_PASSWORD * 4, 'identity.account.wrongPassword')
  .default('');
