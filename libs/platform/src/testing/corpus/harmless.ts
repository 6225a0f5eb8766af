import { randomBytes } from 'node:crypto';
import { aDocx, anOpenDocument, anXlsx, relation } from './office.js';
import { aPdfFile, packedObjects } from './pdf.js';
import { aJpeg, aPng, exifSegment, jpegSegment, PLACE, pngChunk, exif } from './pictures.js';
import { cleaned, kept, type Specimen } from './specimen.js';

const link = '<w:p><w:hyperlink w:id="rX"><w:r><w:t>notre site</w:t></w:r></w:hyperlink></w:p>';
const arabic255 = `${'م'.repeat(125)}.pdf`;

/** What people hand in every day, and what is put right without asking them. */
export const harmlessFiles: readonly Specimen[] = [
  kept('a PDF', 'statuts.pdf', () => aPdfFile()),
  kept('a PDF that opens at its first page', 'a.pdf', () => aPdfFile({ catalog: '/OpenAction [3 0 R /Fit]' })),
  kept('a PDF with a link to click on', 'a.pdf', () =>
    aPdfFile({ objects: ['<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://example.org) >> >>'] }),
  ),
  kept('a PDF with packed objects', 'a.pdf', () =>
    aPdfFile({ objects: [packedObjects(['<< /Type /Annot >>', '<< /Title (Rapport) >>'])] }),
  ),
  kept('a PDF with an outline', 'a.pdf', () =>
    aPdfFile({ objects: ['<< /Type /Outlines /First 5 0 R /Last 5 0 R >>'] }),
  ),
  kept('a PDF whose packed pixels look like anything', 'a.pdf', () =>
    aPdfFile({
      objects: [
        Buffer.concat([
          Buffer.from('<< /Length 3000000 >>\nstream\n'),
          randomBytes(3_000_000),
          Buffer.from('\nendstream'),
        ]),
      ],
    }),
  ),
  kept('a text of a word processor', 'rapport.docx', () => aDocx()),
  kept('a text with a link to click on', 'a.docx', () =>
    aDocx({ body: link, relations: [relation('hyperlink', 'https://example.org')] }),
  ),
  kept('a text with a chart and its numbers', 'a.docx', () =>
    aDocx({ parts: [{ name: 'word/embeddings/Microsoft_Excel_Sheet1.xlsx', content: anXlsx() }] }),
  ),
  kept('a text that speaks of DDE', 'a.docx', () => aDocx({ body: '<w:p><w:r><w:t>DDE et DDEAUTO</w:t></w:r></w:p>' })),
  kept('a sheet', 'budget.xlsx', () => anXlsx()),
  kept('a sheet with sums and strings of lines', 'a.xlsx', () =>
    anXlsx({ body: '<c r="A1"><f>SUM(A2:A9)</f><v>3</v></c><c r="A2" t="str"><v>a | b</v></c>' }),
  ),
  kept('a sheet linked with one beside it', 'a.xlsx', () =>
    anXlsx({ relations: [relation('externalLinkPath', 'Budget%202025.xlsx')] }),
  ),
  kept('an open text', 'statuts.odt', () => anOpenDocument('text')),
  kept('an open sheet', 'budget.ods', () => anOpenDocument('spreadsheet')),
  kept('a photo without anything about its maker', 'recu.jpg', () => aJpeg()),
  kept('a photo that ends in .jpeg', 'recu.jpeg', () => aJpeg()),
  kept('a picture', 'logo.png', () => aPng()),
  cleaned('a photo with its place', 'terrain.jpg', () => aJpeg(exifSegment())),
  cleaned('a photo with a comment', 'a.jpg', () => aJpeg(jpegSegment(0xfe, Buffer.from(PLACE)))),
  cleaned('a photo with data of an agency', 'a.jpg', () =>
    aJpeg(jpegSegment(0xed, Buffer.from(`Photoshop 3.0\0${PLACE}`))),
  ),
  cleaned('a photo with a film behind it', 'a.jpg', () => Buffer.concat([aJpeg(), Buffer.from(`ftypmp42${PLACE}`)])),
  cleaned('a photo that is an archive as well', 'a.jpg', () => Buffer.concat([aJpeg(), aDocx()])),
  cleaned('a picture with a text', 'a.png', () => aPng({ chunks: [pngChunk('tEXt', `Comment\0${PLACE}`)] })),
  cleaned('a picture with its place', 'a.png', () => aPng({ chunks: [pngChunk('eXIf', exif())] })),
  cleaned('a picture with a page of the web behind it', 'a.png', () =>
    Buffer.concat([aPng(), Buffer.from('<html><script>alert(1)</script>')]),
  ),
  kept('a PDF that says it is a photo', 'scan.jpg', () => aPdfFile(), 'scan.pdf'),
  kept('a photo that says it is a PDF', 'scan.pdf', () => aJpeg(), 'scan.jpg'),
  kept('a PDF that says it is a programme', 'facture.exe', () => aPdfFile(), 'facture.exe.pdf'),
  kept('a PDF without an ending', 'récépissé', () => aPdfFile(), 'récépissé.pdf'),
  kept('a name that turns its letters around', 'fdp\u202egpj.pdf', () => aPdfFile(), 'fdpgpj.pdf'),
  kept('a name of 255 bytes in Arabic', arabic255, () => aPdfFile(), `${'م'.repeat(116)}.pdf`),
  kept('a name that climbs out', '..\u2215..\u2215passwd.pdf', () => aPdfFile(), '\u2215..\u2215passwd.pdf'),
];
