import { Injectable } from '@nestjs/common';
import { type Call, type CallFile, type CallFault, Calls, FormCorrections, formsText, loadForms } from '#libs/calls';
import { type CorrectedPart, correctedParts, ExtensionReach, mustBeCorrectable } from '#libs/publication';
import { PeopleTold, type ToldPeople } from './people-told.js';

/** Corrected forms without a fault: what they change, and whom that concerns. */
export interface CheckedCorrection {
  readonly file: CallFile;
  readonly parts: readonly CorrectedPart[];
  readonly told: ToldPeople;
}

export type CorrectionChecked =
  ({ readonly ok: true } & CheckedCorrection) | { readonly ok: false; readonly faults: readonly CallFault[] };

/** Looks at corrected forms before they are proposed, and before they are confirmed. */
@Injectable()
export class FormCorrectionDesk {
  constructor(
    private readonly calls: Calls,
    private readonly corrections: FormCorrections,
    private readonly reach: ExtensionReach,
    private readonly told: PeopleTold,
  ) {}

  /** The forms of the call as somebody would write them. */
  textOf(call: Call): string {
    return formsText(call.file, call.stages);
  }

  /** Throws `FormsUnchanged` and `FormClosed`. */
  async check(call: Call, text: string, fileName: string, now: Date): Promise<CorrectionChecked> {
    const former = (await this.calls.documentsOf(null, call)).map(({ file }) => file);
    const loaded = loadForms(text, fileName, { file: call.file, stages: call.stages, former });
    if (!loaded.ok) return loaded;
    const parts = correctedParts(call, loaded.file);
    mustBeCorrectable(call, parts, now);
    return { ok: true, ...(await this.looked(call, loaded.file, parts)) };
  }

  /** The correction that waits for a second person; null where none does. */
  async waiting(call: Call): Promise<(CheckedCorrection & { readonly id: string }) | null> {
    const open = await this.corrections.open(null, call.id);
    return open && { id: open.id, ...(await this.looked(call, open.file, correctedParts(call, open.file))) };
  }

  private async looked(call: Call, file: CallFile, parts: readonly CorrectedPart[]): Promise<CheckedCorrection> {
    const dates = [...new Set(parts.map(({ stage }) => call.deadlineNameOf(stage)))];
    const files = (await Promise.all(dates.map((date) => this.reach.waitingFor(call.id, date)))).flat();
    return { file, parts, told: await this.told.of(call.id, files, 'formCorrected') };
  }
}
