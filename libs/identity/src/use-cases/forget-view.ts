import { Injectable } from '@nestjs/common';
import type { Command } from '#libs/engine';
import { Database } from '#libs/platform';
import { SavedViews } from '../persistence/saved-views.js';

export interface ForgetViewCommand extends Command {
  readonly viewId: string;
}

/** Forgets one of one's own lists. Somebody else's is left alone without a word. */
@Injectable()
export class ForgetView {
  constructor(
    private readonly database: Database,
    private readonly views: SavedViews,
  ) {}

  execute({ by, viewId }: ForgetViewCommand): Promise<void> {
    return this.database.transaction((tx) => this.views.forget(tx, by.id, viewId));
  }
}
