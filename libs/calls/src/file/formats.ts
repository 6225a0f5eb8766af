/** Kinds of file that may be asked for. */
export const FORMATS = ['pdf', 'docx', 'xlsx', 'odt', 'ods', 'jpg', 'png'] as const;
