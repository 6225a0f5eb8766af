import { ReadMessages, WriteMessage } from '#libs/messages';
import { Database } from '#libs/platform';
import type { DemoFile } from './applicant.js';
import type { Cast } from './cast.js';
import type { Play } from './play.js';

const ASKED =
  'Bonjour, notre trésorière change le mois prochain. Faut-il vous envoyer le nouveau procès-verbal dès maintenant ?';
const ANSWERED =
  'Bonjour, non : conservez-le. Il vous sera demandé avec le dossier juridique si votre demande est sélectionnée.';
const ASKED_AGAIN = 'السلام عليكم، هل يمكن تحديث رقم هاتف الجمعية بعد الإيداع؟';

/** Somebody asks and is answered; somebody else waits for an answer. Only on files that still take messages. */
export async function exchange(play: Play, cast: Cast, files: readonly DemoFile[]): Promise<void> {
  const [first, second] = await takingMessages(play, files);
  const officer = cast.as('officer', 'officer');
  if (first) {
    await write(play, first, ASKED);
    await play.get(ReadMessages).execute({ grantId: first.id, by: officer.by });
    await play.get(WriteMessage).execute({ ...officer, grantId: first.id, text: ANSWERED });
  }
  if (second) await write(play, second, ASKED_AGAIN);
}

async function write(play: Play, { id, organisation }: DemoFile, text: string): Promise<void> {
  const signatory = play.as(organisation.signatoryId, 'applicant', 'signatory');
  await play.get(WriteMessage).execute({ ...signatory, grantId: id, text });
}

async function takingMessages(play: Play, files: readonly DemoFile[]): Promise<readonly DemoFile[]> {
  const open = await play.get(Database).query<{ id: string }>(
    `select i.id from workflow_instance i
     where i.id = any($1) and i.state not in ('withdrawn', 'rejected', 'lapsed', 'closed', 'terminated')`,
    [files.map(({ id }) => id)],
  );
  const ids = new Set(open.map(({ id }) => id));
  return files.filter(({ id }) => ids.has(id));
}
