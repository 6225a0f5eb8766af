// @ts-check

/**
 * The characters that fonts have a glyph for, out of their `cmap` tables (OpenType, formats 4 and 12).
 * @param {readonly Buffer[]} fonts @returns {ReadonlySet<number>}
 */
export function glyphsOf(fonts) {
  return new Set(fonts.flatMap((font) => charactersOf(Buffer.from(font))));
}

/** @param {Buffer} font @returns {number[]} */
function charactersOf(font) {
  const start = tableOf(font, 'cmap');
  const tables = Array.from(
    { length: font.readUInt16BE(start + 2) },
    (_, n) => start + font.readUInt32BE(start + 8 + n * 8),
  );
  return [...new Set(tables)].flatMap((at) => {
    const format = font.readUInt16BE(at);
    return format === 4 ? segments(font, at) : format === 12 ? groups(font, at) : [];
  });
}

/** @param {Buffer} font @param {string} tag @returns {number} */
function tableOf(font, tag) {
  for (let n = 0; n < font.readUInt16BE(4); n += 1) {
    const record = 12 + n * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`A font has no table ${tag}.`);
}

/** Format 4. @param {Buffer} font @param {number} at @returns {number[]} */
function segments(font, at) {
  const bytes = font.readUInt16BE(at + 6);
  const found = [];
  for (let n = 0; n < bytes; n += 2) {
    const end = font.readUInt16BE(at + 14 + n);
    const first = font.readUInt16BE(at + 16 + bytes + n);
    const delta = font.readUInt16BE(at + 16 + 2 * bytes + n);
    const place = at + 16 + 3 * bytes + n;
    const offset = font.readUInt16BE(place);
    for (let code = first; code <= end && code !== 0xffff; code += 1) {
      const direct = offset === 0 ? code : font.readUInt16BE(place + offset + 2 * (code - first));
      if (direct !== 0 && ((direct + delta) & 0xffff) !== 0) found.push(code);
    }
  }
  return found;
}

/** Format 12. @param {Buffer} font @param {number} at @returns {number[]} */
function groups(font, at) {
  const found = [];
  for (let n = 0; n < font.readUInt32BE(at + 12); n += 1) {
    const group = at + 16 + n * 12;
    for (let code = font.readUInt32BE(group); code <= font.readUInt32BE(group + 4); code += 1) found.push(code);
  }
  return found;
}
