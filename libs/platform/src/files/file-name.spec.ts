import { cleanFileName } from './file-name.js';

describe('a cleaned file name', () => {
  it.each([
    ['statuts.pdf', 'statuts.pdf'],
    ['النظام الأساسي.pdf', 'النظام الأساسي.pdf'],
    ['fdp\u202egpj.exe', 'fdpgpj.exe'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\dossier\\a.pdf', 'C__dossier_a.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie_ x.pdf'],
    ['.htaccess', 'htaccess'],
    ['   ', 'document'],
    ['\u200f', 'document'],
  ])('turns %j into %j', (given, cleaned) => {
    expect(cleanFileName(given)).toBe(cleaned);
  });

  it('keeps the extension of a name that is too long', () => {
    const cleaned = cleanFileName(`${'م'.repeat(300)}.docx`);

    expect([...cleaned]).toHaveLength(120);
    expect(cleaned.endsWith('م.docx')).toBe(true);
  });
});
