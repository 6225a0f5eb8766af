import type { FastifyRequest } from 'fastify';
import type { Text } from '#libs/calls';
import { said } from '../calls/said.js';
import { typedIn, typedText } from '../http/read-form.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';

interface AskedFile {
  readonly kind: string;
  readonly title: Text;
}

type Upload = FastifyRequest['uploads'][number];

export type PostedFile =
  | { readonly ok: true; readonly kind: string; readonly upload: Upload }
  | { readonly ok: false; readonly error: FieldError };

/** The name of the file field of one kind: it says which kind the file is. */
export function uploadField(kind: string): string {
  return `file-${kind}`;
}

/** The file that a form brings for one of several kinds; without one, the fault at the field of the kind that was meant. */
export function postedFile(request: FastifyRequest, view: View, asked: readonly AskedFile[]): PostedFile {
  const [upload] = request.uploads;
  const found = asked.find(({ kind }) => upload?.field === uploadField(kind));
  if (upload && found) return { ok: true, kind: found.kind, upload };
  const meant = typedText(typedIn(request.body), 'kind');
  const missing = asked.find(({ kind }) => kind === meant) ?? asked[0];
  const title = missing ? said(view, missing.title) : '';
  return {
    ok: false,
    error: { name: uploadField(missing?.kind ?? ''), message: view.t('error.field.file.missingFor', { title }) },
  };
}
