import { FileRefused } from '../file-refused.js';
import { plainXml } from './xml-part.js';

const RELATIONSHIP = /<(?:[\w.-]+:)?Relationship\b[^>]*>/g;

/** Refuses a document that fetches something when it is opened. Links that a reader clicks on are none of that. */
export function mustStayInside(rels: string): void {
  for (const [tag] of plainXml(rels).matchAll(RELATIONSHIP)) {
    const type = attribute(tag, 'Type').split('/').at(-1)?.toLowerCase() ?? '';
    if (type === 'afchunk' || type === 'oleobject' || type === 'control') {
      throw new FileRefused('embedded-files', 'Another file lies in the document.', { type });
    }
    if (attribute(tag, 'TargetMode').toLowerCase() === 'external' && fetches(type, attribute(tag, 'Target'))) {
      throw new FileRefused('external-content', 'The document fetches something from outside.', { type });
    }
  }
}

/** A link to another workbook beside it asks nobody; one to another computer does. */
function fetches(type: string, target: string): boolean {
  if (type === 'hyperlink') return false;
  if (type === 'attachedtemplate') return !/^(?:file:\/\/\/[a-z]:|[a-z]:\\|[\w %.-]+$)/i.test(target);
  if (type.startsWith('externallinkpath') || type === 'xlpathmissing') return /^(?:\w{2,}:|\\\\|\/\/)/.test(target);
  return true;
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find(Boolean) ?? '';
}
