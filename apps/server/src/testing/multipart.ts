export interface SentFile {
  readonly field: string;
  readonly name: string;
  readonly content: Buffer;
}

const BOUNDARY = 'minha-test-boundary';

/** A form with one file, as browsers send it. */
export function multipart(
  fields: Readonly<Record<string, string | readonly string[]>>,
  file: SentFile,
): { payload: Buffer; contentType: string } {
  const parts = Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().map((value) => textPart(name, value)),
  );
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${file.field}"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([
    Buffer.from(parts.join('') + head),
    file.content,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
  return { payload, contentType: `multipart/form-data; boundary=${BOUNDARY}` };
}

function textPart(name: string, value: string): string {
  return `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
}
