import { Injectable } from '@nestjs/common';
import { type Recipient, Recipients } from '#libs/identity';
import { audienceOf } from '#libs/notifications';
import type { WaitingFile } from '#libs/publication';

/** A submitted file that is concerned, and how many people are told of it. */
export interface FileToTell {
  readonly code: string;
  readonly organisationName: string;
  readonly people: number;
}

/** Whom news of a call reaches. */
export interface ToldPeople {
  /** Files that wait for a date of the call. */
  readonly files: number;
  /** Those of them that were never submitted: whose they are is their writers' own matter. */
  readonly drafts: number;
  readonly submitted: readonly FileToTell[];
  /** People who are told, each once, and in which language. */
  readonly people: Readonly<Record<Recipient['language'], number>>;
  /** Somebody with two files gets two mails. */
  readonly mails: number;
}

/** Works out who will be told, by the same rules that tell them. */
@Injectable()
export class PeopleTold {
  constructor(private readonly recipients: Recipients) {}

  async of(callId: string, waiting: readonly WaitingFile[], template: string): Promise<ToldPeople> {
    const organisations = waiting.map(({ organisationId }) => organisationId);
    const people = await this.peopleOf(callId, organisations, template);
    const countOf = (organisationId: string) => people.get(organisationId)?.length ?? 0;
    return {
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
    template: string,
  ): Promise<ReadonlyMap<string, readonly Recipient[]>> {
    const each = [...new Set(organisations)];
    const roles = audienceOf(template);
    const found = await this.recipients.ofAll(
      null,
      each.map((organisationId) => ({ callId, organisationId, roles })),
    );
    return new Map(each.map((organisationId, index) => [organisationId, found[index] ?? []]));
  }
}

function byLanguage(people: readonly Recipient[]): ToldPeople['people'] {
  const once = [...new Map(people.map((person) => [person.personId, person])).values()];
  const count = (language: Recipient['language']) => once.filter((person) => person.language === language).length;
  return { fr: count('fr'), ar: count('ar'), en: count('en') };
}
