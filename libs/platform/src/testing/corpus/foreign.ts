import { refused, type Specimen } from './specimen.js';

/** Harmless as text; every scanner takes it for a virus on purpose. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

const text = (content: string) => () => Buffer.from(content, 'latin1');
const ole = 'd0cf11e0a1b11ae1';

export const foreignFiles: readonly Specimen[] = [
  refused('a file without content', 'a.pdf', 'empty', () => Buffer.alloc(0)),
  refused('a page of the web', 'a.pdf', 'type-refused', text('<!doctype html><script>alert(1)</script>')),
  refused(
    'a drawing with a programme',
    'a.png',
    'type-refused',
    text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  ),
  refused('a programme', 'facture.pdf', 'type-refused', text('MZ\u0090\u0000\u0003\u0000\u0000\u0000')),
  refused('a programme of another computer', 'a.pdf', 'type-refused', text('\u007fELF\u0002\u0001\u0001')),
  refused('a script', 'a.docx', 'type-refused', text('#!/bin/sh\nrm -rf /\n')),
  refused('the file that scanners are tried with', 'eicar.com', 'type-refused', text(EICAR)),
  refused('a moving picture', 'a.png', 'type-refused', text('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;')),
  refused(
    'a photo as telephones keep it',
    'IMG_0001.HEIC',
    'heic',
    text('\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic'),
  ),
  refused(
    'a photo as telephones keep it, under another name',
    'a.jpg',
    'heic',
    text('\u0000\u0000\u0000\u0018ftypmif1\u0000\u0000\u0000\u0000mif1heic'),
  ),
  refused('a text of long ago', 'a.doc', 'old-office', () =>
    Buffer.concat([Buffer.from(ole, 'hex'), Buffer.alloc(4_096)]),
  ),
  refused('a text with a password', 'a.docx', 'password-protected', () =>
    Buffer.concat([Buffer.from(ole, 'hex'), Buffer.alloc(262_120), Buffer.from('EncryptedPackage', 'utf16le')]),
  ),
];
