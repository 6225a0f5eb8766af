import { crc32, deflateRawSync } from 'node:zlib';

/** One part of an archive as a hostile hand may write it. */
export interface ZipPart {
  readonly name: string;
  readonly content: Buffer | string;
  /** Name in front of the content, where it differs from the list's. */
  readonly localName?: string;
  readonly isStored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly attributes?: number;
  /** What the list says, where it lies. */
  readonly saidSize?: number;
  /** Lies somewhere in the part before instead of behind it. */
  readonly liesAt?: number;
}

/** An archive, byte for byte. */
export function aZip(parts: readonly ZipPart[], { comment = '' }: { readonly comment?: string } = {}): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = part.isStored === true ? content : deflateRawSync(content);
    const facts = factsOf(part, content, packed);
    list.push(listed(part, facts, part.liesAt ?? at));
    if (part.liesAt !== undefined) continue;
    const local = Buffer.concat([head(0x04034b50, facts), Buffer.from(part.localName ?? part.name), packed]);
    bodies.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(list);
  return Buffer.concat([...bodies, directory, ending(parts.length, directory.length, at, comment)]);
}

interface Facts {
  readonly flags: number;
  readonly method: number;
  readonly sum: number;
  readonly packed: number;
  readonly size: number;
  readonly name: number;
}

function factsOf(part: ZipPart, content: Buffer, packed: Buffer): Facts {
  return {
    flags: part.flags ?? 0x0800,
    method: part.method ?? (part.isStored === true ? 0 : 8),
    sum: crc32(content),
    packed: packed.length,
    size: part.saidSize ?? content.length,
    name: Buffer.byteLength(part.localName ?? part.name),
  };
}

function head(signature: number, { flags, method, sum, packed, size, name }: Facts): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(flags, 6);
  bytes.writeUInt16LE(method, 8);
  bytes.writeUInt32LE(sum, 14);
  bytes.writeUInt32LE(packed, 18);
  bytes.writeUInt32LE(size, 22);
  bytes.writeUInt16LE(name, 26);
  return bytes;
}

function listed({ name, attributes = 0 }: ZipPart, facts: Facts, offset: number): Buffer {
  const bytes = Buffer.alloc(46);
  bytes.writeUInt32LE(0x02014b50, 0);
  bytes.writeUInt16LE(0x031e, 4);
  head(0, { ...facts, name: Buffer.byteLength(name) }).copy(bytes, 6, 4, 28);
  bytes.writeUInt32LE(attributes, 38);
  bytes.writeUInt32LE(offset, 42);
  return Buffer.concat([bytes, Buffer.from(name)]);
}

function ending(count: number, length: number, at: number, comment: string): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(count, 8);
  bytes.writeUInt16LE(count, 10);
  bytes.writeUInt32LE(length, 12);
  bytes.writeUInt32LE(at, 16);
  bytes.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([bytes, Buffer.from(comment)]);
}
