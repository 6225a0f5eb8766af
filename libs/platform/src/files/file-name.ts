const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const CONTROLS = /\p{Cc}/gu;
const SEPARATORS = /[\\/:*?"<>|]/g;
const LONGEST = 120;

/**
 * A file's name as it may be stored and shown: no path, no control characters, none of the invisible direction marks
 * that make `exe.pdf` out of `fdp.exe`; at most 120 characters, the extension kept.
 */
export function cleanFileName(given: string): string {
  const name = given.normalize('NFC').replace(BIDI_CONTROLS, '').replace(CONTROLS, '').replace(SEPARATORS, '_').trim();
  const visible = name.replace(/^\.+/, '');
  if (visible === '') return 'document';
  return shortened(visible);
}

const SAME: Readonly<Record<string, string>> = { jpeg: 'jpg', jpe: 'jpg', jfif: 'jpg' };
/** Endings that a file of another content may carry by mistake: they are replaced, any other ending is part of the name. */
const KNOWN = /\.(?:pdf|docx?|xlsx?|od[ts]|jpe?g|jpe|jfif|png|heic|heif)$/i;

/** A clean name with the ending of what the file is: `statuts.jpg` that holds a PDF becomes `statuts.pdf`. */
export function namedAs(name: string, extension: string): string {
  const said = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if ((SAME[said] ?? said) === extension) return name;
  return shortened(`${name.replace(KNOWN, '')}.${extension}`);
}

function shortened(name: string): string {
  const letters = [...name];
  if (letters.length <= LONGEST) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 6 ? Array.from(name.slice(dot)) : [];
  return [...letters.slice(0, LONGEST - extension.length), ...extension].join('');
}
