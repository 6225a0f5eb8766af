import { aDocx, anXlsx, docxParts } from './office.js';
import { refused, type Specimen } from './specimen.js';
import { aZip, type ZipPart } from './zip.js';

const with_ = (...parts: readonly ZipPart[]) => aZip([...docxParts(), ...parts]);
const flood = Buffer.alloc(30_000_000);

export const hostileArchives: readonly Specimen[] = [
  refused('an archive that unpacks to a flood', 'a.docx', 'unpacks-too-large', () =>
    with_({ name: 'word/media/a.bin', content: flood }),
  ),
  refused('an archive of many floods', 'a.docx', 'unpacks-too-large', () => {
    const part = Buffer.alloc(19_000_000, 1);
    return with_(...Array.from({ length: 6 }, (_part, n) => ({ name: `word/media/${n}.bin`, content: part })));
  }),
  refused('an archive that lies about what it unpacks to', 'a.docx', 'damaged', () =>
    with_({ name: 'word/media/a.bin', content: flood, saidSize: 100 }),
  ),
  refused('an archive whose parts share their bytes', 'a.docx', 'unpacks-too-large', () => {
    const [outer, inner] = ['word/media/a.bin', 'word/media/b.bin'];
    const shared = Buffer.concat([Buffer.from('..'), aZip([{ name: inner, content: 'a' }])]);
    const before = aZip(docxParts()).indexOf('PK\u0001\u0002');
    return with_(
      { name: outer, content: shared, isStored: true },
      { name: inner, content: 'a', liesAt: before + 30 + outer.length + 2 },
    );
  }),
  refused('an archive of thousands of parts', 'a.docx', 'unpacks-too-large', () =>
    with_(...Array.from({ length: 2_100 }, (_part, n) => ({ name: `word/media/${n}.bin`, content: '' }))),
  ),
  refused('an archive in an archive', 'a.docx', 'embedded-files', () =>
    with_({ name: 'word/media/a.png', content: aDocx() }),
  ),
  refused('archives nested more deeply than a chart', 'a.docx', 'embedded-files', () => {
    const inner = anXlsx({ parts: [{ name: 'xl/embeddings/a.xlsx', content: anXlsx() }] });
    return with_({ name: 'word/embeddings/a.xlsx', content: inner });
  }),
  refused('a chart whose workbook is a flood', 'a.docx', 'unpacks-too-large', () =>
    with_({ name: 'word/embeddings/a.xlsx', content: anXlsx({ parts: [{ name: 'xl/media/a.bin', content: flood }] }) }),
  ),
  refused('a part that climbs out', 'a.docx', 'unsafe-paths', () =>
    with_({ name: '../../etc/cron.d/a', content: 'x' }),
  ),
  refused('a part at an absolute place', 'a.docx', 'unsafe-paths', () => with_({ name: '/etc/passwd', content: 'x' })),
  refused('a part with a drive', 'a.docx', 'unsafe-paths', () => with_({ name: 'C:/a', content: 'x' })),
  refused('a part that climbs out backwards', 'a.docx', 'unsafe-paths', () =>
    with_({ name: '..\\..\\a.xml', content: 'x' }),
  ),
  refused('a part with a line end in its name', 'a.docx', 'unsafe-paths', () =>
    with_({ name: 'word/a\r\nb', content: 'x' }),
  ),
  refused('a part that is a link', 'a.docx', 'unsafe-paths', () =>
    with_({ name: 'word/media/a', content: '/etc/passwd', attributes: (0o120777 << 16) >>> 0 }),
  ),
  refused('a part that is protected', 'a.docx', 'password-protected', () =>
    with_({ name: 'word/a.bin', content: 'x', flags: 1 }),
  ),
  refused('a part that is named twice', 'a.docx', 'damaged', () =>
    with_({ name: 'word/DOCUMENT.xml', content: '<a/>' }),
  ),
  refused('a part with two names', 'a.docx', 'damaged', () =>
    with_({ name: 'word/media/a.png', localName: 'word/media/b.png', content: 'x' }),
  ),
  refused('a part that is packed in an unknown way', 'a.docx', 'damaged', () =>
    with_({ name: 'a', content: 'x', method: 98 }),
  ),
  refused('an archive with something behind it', 'a.docx', 'mixed', () =>
    Buffer.concat([aDocx(), Buffer.from('<script>')]),
  ),
  refused('an archive with a remark', 'a.docx', 'mixed', () => aZip(docxParts(), { comment: '<html>' })),
  refused('an archive that is cut off', 'a.docx', 'damaged', () => aDocx().subarray(0, 900)),
  refused('an archive that is no document', 'a.zip', 'type-refused', () => aZip([{ name: 'a.txt', content: 'x' }])),
];
