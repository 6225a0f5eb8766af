import { aDocx } from './office.js';
import { aPdfFile, packedObjects } from './pdf.js';
import { refused, type Specimen } from './specimen.js';

const script = '<< /S /JavaScript /JS (app.alert(1)) >>';

export const hostilePdfs: readonly Specimen[] = [
  refused('a PDF with a password', 'a.pdf', 'password-protected', () =>
    aPdfFile({ objects: ['<< /Filter /Standard /V 2 /R 3 /O (x) /U (y) /P -4 >>'], trailer: '/Encrypt 4 0 R' }),
  ),
  refused('a PDF that runs a programme on opening', 'a.pdf', 'pdf-actions', () =>
    aPdfFile({ catalog: `/OpenAction ${script}` }),
  ),
  refused('a PDF with a programme in its names', 'a.pdf', 'pdf-actions', () =>
    aPdfFile({ catalog: '/Names << /JavaScript << /Names [(a) 4 0 R] >> >>', objects: [script] }),
  ),
  refused('a PDF that spells the programme otherwise', 'a.pdf', 'pdf-actions', () =>
    aPdfFile({ objects: ['<< /S /J#61vaScr#69pt /J#53 (app.alert(1)) >>'] }),
  ),
  refused('a PDF with a packed programme', 'a.pdf', 'pdf-actions', () =>
    aPdfFile({ objects: [packedObjects([script])] }),
  ),
  refused('a PDF with a packed programme that is not called packed', 'a.pdf', 'pdf-actions', () =>
    aPdfFile({
      objects: [Buffer.from(packedObjects([script]).toString('latin1').replace('/Type /ObjStm', ''), 'latin1')],
    }),
  ),
  refused('a PDF with objects packed twice', 'a.pdf', 'damaged', () =>
    aPdfFile({ objects: [packedObjects([script], '/Filter [/ASCIIHexDecode /FlateDecode]')] }),
  ),
  refused('a PDF that starts a programme of the computer', 'a.pdf', 'pdf-actions', () =>
    aPdfFile({ objects: ['<< /S /Launch /F (cmd.exe) >>'] }),
  ),
  refused('a PDF that opens an address by itself', 'a.pdf', 'pdf-actions', () =>
    aPdfFile({ catalog: '/OpenAction 4 0 R', objects: ['<< /S /URI /URI (https://example.org/?seen) >>'] }),
  ),
  refused('a page that opens an address by itself', 'a.pdf', 'pdf-actions', () =>
    aPdfFile({ objects: ['<< /AA << /O << /S /URI /URI (https://example.org) >> >> >>'] }),
  ),
  refused('a PDF that opens a file elsewhere', 'a.pdf', 'pdf-actions', () =>
    aPdfFile({ objects: ['<< /S /GoToR /F (\\\\\\\\198.51.100.7\\\\a.pdf) /D [0 /Fit] >>'] }),
  ),
  refused('a PDF that sends its fields away', 'a.pdf', 'pdf-actions', () =>
    aPdfFile({ objects: ['<< /S /SubmitForm /F (https://example.org) >>'] }),
  ),
  refused('a PDF with a dynamic form', 'a.pdf', 'pdf-actions', () =>
    aPdfFile({ catalog: '/AcroForm << /XFA 4 0 R >>' }),
  ),
  refused('a PDF with a film', 'a.pdf', 'pdf-actions', () => aPdfFile({ objects: ['<< /Subtype /RichMedia >>'] })),
  refused('a PDF with a file inside', 'a.pdf', 'embedded-files', () =>
    aPdfFile({
      catalog: '/Names << /EmbeddedFiles << /Names [(a.exe) 4 0 R] >> >>',
      objects: ['<< /Type /Filespec /EF << /F 5 0 R >> >>'],
    }),
  ),
  refused('a PDF with a file pinned to a page', 'a.pdf', 'embedded-files', () =>
    aPdfFile({ objects: ['<< /Subtype /FileAttachment /FS 5 0 R >>'] }),
  ),
  refused('a PDF that was changed and carries a programme in its last version', 'a.pdf', 'pdf-actions', () =>
    Buffer.concat([aPdfFile(), Buffer.from(`9 0 obj\n${script}\nendobj\ntrailer\n<< /Prev 9 >>\n%%EOF\n`)]),
  ),
  refused('a PDF that is a page of the web', 'a.pdf', 'mixed', () =>
    Buffer.concat([Buffer.from('%PDF-1.7\n%<html><script>alert(1)</script>\n'), aPdfFile().subarray(9)]),
  ),
  refused('a PDF that is an archive', 'a.pdf', 'mixed', () => Buffer.concat([aPdfFile(), aDocx()])),
  refused('a PDF behind something else', 'a.pdf', 'mixed', () => Buffer.concat([Buffer.from('GIF89a'), aPdfFile()])),
  refused('a PDF before something else', 'a.pdf', 'mixed', () =>
    Buffer.concat([aPdfFile(), Buffer.from('<html><body onload=alert(1)>')]),
  ),
  refused('a PDF that is cut off', 'a.pdf', 'damaged', () => aPdfFile().subarray(0, 300)),
  refused('a PDF that is cut off after its first end', 'a.pdf', 'damaged', () =>
    Buffer.concat([aPdfFile(), Buffer.from('9 0 obj\n<< /A 1 >>\nendobj\n10 0 obj\n<<')]),
  ),
  refused('a PDF whose objects unpack to a flood', 'a.pdf', 'unpacks-too-large', () =>
    aPdfFile({ objects: [packedObjects([' '.repeat(51_000_000)])] }),
  ),
];
