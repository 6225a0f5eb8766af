import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/calls';
import { type Recipient, Recipients } from '#libs/identity';
import { audienceOf } from '#libs/notifications';
import { type DateShift, type ExtensionAsked, extensionOf, ExtensionReach } from '#libs/publication';

/** A submitted file that moves, and how many people are told of it. */
export interface FileToTell {
  readonly code: string;
  readonly organisationName: string;
  readonly people: number;
}

/** What an extension will do, before it is made. */
export interface ExtensionPreviewed {
  readonly shifts: readonly DateShift[];
  /** Files that wait for the date. */
  readonly files: number;
  /** Those of them that were never submitted: whose they are is their writers' own matter. */
  readonly drafts: number;
  readonly submitted: readonly FileToTell[];
  /** People who are told, each once, and in which language. */
  readonly people: Readonly<Record<Recipient['language'], number>>;
  /** Somebody with two files gets two mails. */
  readonly mails: number;
}

/** Works out whom an extension concerns, by the same rules that tell them. */
@Injectable()
export class ExtensionPreviews {
  constructor(
    private readonly reach: ExtensionReach,
    private readonly recipients: Recipients,
  ) {}

  /** Throws the rule that the extension breaks. */
  async of(call: Call, asked: ExtensionAsked, now: Date): Promise<ExtensionPreviewed> {
    const shifts = extensionOf(call, asked, now);
    const waiting = await this.reach.waitingFor(call.id, asked.deadline);
    const people = await this.peopleOf(
      call.id,
      waiting.map(({ organisationId }) => organisationId),
    );
    const countOf = (organisationId: string) => people.get(organisationId)?.length ?? 0;
    return {
      shifts,
      files: waiting.length,
      drafts: waiting.filter(({ code }) => code === null).length,
      submitted: waiting.flatMap(({ code, organisationName, organisationId }) =>
        code === null ? [] : [{ code, organisationName, people: countOf(organisationId) }],
      ),
      people: byLanguage([...people.values()].flat()),
      mails: waiting.reduce((sum, { organisationId }) => sum + countOf(organisationId), 0),
    };
  }

  /** Each organisation is asked for once, however many files it has. */
  private async peopleOf(
    callId: string,
    organisations: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Recipient[]>> {
    const each = [...new Set(organisations)];
    const roles = audienceOf('deadlineExtended');
    const found = await this.recipients.ofAll(
      null,
      each.map((organisationId) => ({ callId, organisationId, roles })),
    );
    return new Map(each.map((organisationId, index) => [organisationId, found[index] ?? []]));
  }
}

function byLanguage(people: readonly Recipient[]): ExtensionPreviewed['people'] {
  const once = [...new Map(people.map((person) => [person.personId, person])).values()];
  const count = (language: Recipient['language']) => once.filter((person) => person.language === language).length;
  return { fr: count('fr'), ar: count('ar'), en: count('en') };
}
