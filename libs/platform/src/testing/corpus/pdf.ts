import { deflateSync } from 'node:zlib';

export interface PdfContent {
  /** Entries of the catalog. */
  readonly catalog?: string;
  /** Further objects, from number 4. */
  readonly objects?: readonly (string | Buffer)[];
  readonly trailer?: string;
  readonly text?: string;
}

/** A PDF of one page with a correct table of places. */
export function aPdfFile({ catalog = '', objects = [], trailer = '', text = 'Statuts' }: PdfContent = {}): Buffer {
  const page = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`;
  const bodies: (string | Buffer)[] = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    ...objects,
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n', 'latin1')];
  const places: number[] = [];
  for (const [n, body] of bodies.entries()) {
    places.push(Buffer.concat(parts).length);
    parts.push(Buffer.from(`${n + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n'));
  }
  const start = Buffer.concat(parts).length;
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const head = `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${table}`;
  const tail = `trailer\n<< /Size ${places.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(head + tail)]);
}

/** Objects in a packed stream, where a search through the file's bytes would not see them. */
export function packedObjects(objects: readonly string[], entries = ''): Buffer {
  const body = objects.join(' ');
  const numbers = objects.map((_object, n) => `${n + 20} ${objects.slice(0, n).join(' ').length}`).join(' ');
  const packed = deflateSync(Buffer.from(`${numbers} ${body}`));
  const head = `<< /Type /ObjStm /N ${objects.length} /First ${numbers.length + 1} /Filter /FlateDecode ${entries} /Length ${packed.length} >>`;
  return Buffer.concat([Buffer.from(`${head}\nstream\n`), packed, Buffer.from('\nendstream')]);
}
