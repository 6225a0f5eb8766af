import type { Call, RequiredDocument } from '#libs/calls';
import type { FrozenDocument } from '../domain/content.js';
import { DocumentNotAsked, type DocumentRules } from '../domain/documents.js';
import type { DocumentSet } from '../domain/stage.js';

const MEGABYTE = 1_000_000;

/** What may be sent with the answer to a question of the office. */
const WITH_AN_ANSWER: DocumentRules = {
  kind: 'answer',
  formats: ['pdf', 'docx', 'xlsx', 'odt', 'ods', 'jpg', 'png'],
  maxBytes: 20 * MEGABYTE,
  maxFiles: 10,
};

/** What the call says about documents of this kind; throws `DocumentNotAsked`. */
export function documentRules(call: Call, set: DocumentSet, kind: string): DocumentRules {
  const rules = rulesOfSet(call, set).find((candidate) => candidate.kind === kind);
  if (rules) return rules;
  throw new DocumentNotAsked('The call does not ask for a document of this kind here.', { set, kind });
}

/** The required documents of which none is there. */
export function missingDocuments(
  required: readonly RequiredDocument[],
  set: DocumentSet,
  present: readonly Pick<FrozenDocument, 'set' | 'kind'>[],
): readonly RequiredDocument[] {
  const kinds = new Set(present.filter((document) => document.set === set).map(({ kind }) => kind));
  return required.filter((document) => document.required && !kinds.has(document.kind));
}

function rulesOfSet(call: Call, set: DocumentSet): readonly DocumentRules[] {
  if (set === 'clarification') return [WITH_AN_ANSWER];
  const asked = set === 'legalFile' ? call.documents(set) : call.allDocuments(set);
  return asked.map(({ kind, formats, maxMegabytes, maxFiles }) => ({
    kind,
    formats,
    maxBytes: maxMegabytes * MEGABYTE,
    maxFiles,
  }));
}
