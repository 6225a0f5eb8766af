/** Which HTTP status an error of the business gets, where its name does not say it. */
const STATUS: Readonly<Record<string, number>> = {
  'applications.answers-contested': 409,
  'applications.not-open': 409,
  'complaints.already-filed': 409,
  'complaints.nothing-to-complain-about': 409,
  'complaints.too-late': 409,
  'eligibility.officers-only': 403,
  'engine.idempotency-key-reused': 422,
  'evaluation.assessment-already-final': 409,
  'evaluation.declaration-missing': 403,
  'evaluation.no-vacancy': 409,
  'evaluation.not-assigned': 404,
  'evaluation.round-not-open': 409,
  'files.checksum-differs': 460,
  'files.document-too-long': 413,
  'files.missing': 404,
  'files.scanner-away': 503,
  'files.too-large': 413,
  'files.too-many-uploads': 429,
  'files.tus-malformed': 400,
  'files.tus-version': 412,
  'files.typesetter-busy': 503,
  'files.typesetter-missing': 503,
  'files.upload-offset-differs': 409,
  'http.body-too-large': 413,
  'http.foreign-form': 403,
  'http.form-expired': 403,
  'http.input-invalid': 422,
  'http.not-for-this-role': 403,
  'http.nothing-here': 404,
  'http.sign-in-needed': 401,
  'http.token-may-not-write': 403,
  'http.upload-too-large': 413,
  'http.version-changed': 412,
  'http.version-needed': 428,
  'identity.bank-account-replaced': 412,
  'identity.not-allowed': 403,
  'identity.sign-in-refused': 401,
  'identity.too-many-attempts': 429,
  'messages.thread-closed': 409,
  'messages.thread-not-begun': 409,
  'operation.checkers-only': 403,
  'operation.operators-only': 403,
  'payments.changed-since': 409,
  'payments.decision-blocked': 409,
  'reporting.report-replaced': 412,
  'workflow.payload-invalid': 422,
  'workflow.transition-refused': 409,
};

/**
 * What the names of errors have in common: there is no such thing; it is not this person's to do; somebody else was
 * faster. An error that no rule names gets 422: the request was understood, and a rule of the business says no.
 */
const RULES: readonly (readonly [RegExp, number])[] = [
  [/[.-]not-found$/, 404],
  [/[.-]not-yours?(-|$)/, 403],
  [/[.-]changed(-since|-meanwhile|-elsewhere)?$/, 412],
];

export function statusOf(code: string): number {
  return STATUS[code] ?? RULES.find(([name]) => name.test(code))?.[1] ?? 422;
}
