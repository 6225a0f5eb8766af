import { type DocumentSet, isStage } from '#libs/applications';
import { type Call, fileQuestionsOf } from '#libs/calls';

export interface PlaceOfDocument {
  readonly applicationId: string;
  readonly set: DocumentSet;
  readonly kind: string;
}

/** The page of the form that asks for a document, or the page of all documents of its part. */
export function pageOfDocument(call: Call, { applicationId, set, kind }: PlaceOfDocument): string {
  const root = `/applications/${applicationId}`;
  const page = isStage(set)
    ? call.form(set).pages.find((one) => fileQuestionsOf({ pages: [one] }).some(({ id }) => id === kind))
    : undefined;
  return page ? `${root}/form/${set}/${page.id}` : `${root}/documents/${set}`;
}
