import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { DomainError, Ids } from '#libs/kernel';
import { SavedViews } from '../persistence/saved-views.js';

export interface SaveViewCommand extends Command {
  readonly name: string;
  /** The list with its filters, from the root of the portal. */
  readonly address: string;
}

/** More lists than anybody finds their way in: forget one first. */
export class TooManyViews extends DomainError {
  readonly code = 'identity.too-many-views';
}

const MOST = 20;

/** Keeps a list under a name; the same name again gets the new address. */
@Injectable()
export class SaveView {
  constructor(
    private readonly commands: Commands,
    private readonly views: SavedViews,
    private readonly ids: Ids,
  ) {}

  /** Throws `TooManyViews`. */
  execute(command: SaveViewCommand): Promise<{ readonly viewId: string }> {
    return this.commands.run('identity.save-view', command, async (tx) => {
      const { by, name, address } = command;
      const viewId = await this.views.keep(tx, { id: this.ids.next(), personId: by.id, name, address });
      if ((await this.views.count(tx, by.id)) > MOST) {
        throw new TooManyViews(`A person keeps at most ${MOST} lists.`, { most: MOST });
      }
      return { viewId };
    });
  }
}
