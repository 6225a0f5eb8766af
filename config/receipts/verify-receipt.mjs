// @ts-check
/**
 * Verifies a receipt of Minha without the network and without any other program:
 *
 *   node verify-receipt.mjs receipt.json [keys.json] [files ...] [--lang fr|ar|en]
 *   node verify-receipt.mjs FOLDER [--lang fr|ar|en]
 *
 * A folder holds the receipt, keys.json and the files that were sent; the program says of each whether it is the one that
 * was received, and which ones of the receipt are not there.
 *
 * It says in plain words whether the receipt is genuine, or what in it differs. The exit code is 0 for a genuine receipt
 * whose files are all as they were received, otherwise 1. keys.json holds the public keys of the office that issued the
 * receipt; it is published at <address of the portal>/receipts/keys.json. docs/receipts.md describes the format.
 *
 * The portal itself imports this file: there is one set of rules.
 */
import { createHash, createHmac, createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ readonly [name: string]: unknown }} Members
 * @typedef {{ readonly id: string, readonly publicKey: string, readonly from: string, readonly until: string | null }} Key
 * @typedef {{ readonly code: FindingCode, readonly part: string }} Finding what differs, and where
 * @typedef {'unreadable' | 'format' | 'layout' | 'changed' | 'missing' | 'added' | 'sealChanged' | 'signature'
 *   | 'keyUnknown' | 'keyNotValid' | 'salt' | 'answerChanged' | 'answerMissing' | 'answerAdded' | 'fingerprint'} FindingCode
 * @typedef {{ readonly verdict: 'genuine' | 'differs' | 'unproved', readonly findings: readonly Finding[],
 *   readonly receipt: Members | null }} Result `unproved`: nothing differs, but there are no keys to compare with
 * @typedef {{ readonly name: string, readonly sha256: string }} GivenFile
 * @typedef {{ readonly name: string, readonly outcome: 'same' | 'differs' | 'notInReceipt', readonly as: string }} FileResult
 */

export const RECEIPT_FORMAT = 'minha-receipt-1';
export const KEYS_FORMAT = 'minha-keys-1';
const MEMBERS = ['answers', 'files', 'format', 'seal', 'statement'];
/** Only in the copy of those who wrote the application. */
const OWN_MEMBERS = ['content', 'salt'];
const SPKI = '302a300506032b6570032100';

/** The one way to write a JSON value (RFC 8785). @param {unknown} value @returns {string} */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

/** SHA-256 in hexadecimal. @param {string | Uint8Array} content @returns {string} */
export function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

/** A key is called by its own hash. @param {string} publicKey 32 bytes in hexadecimal @returns {string} */
export function keyId(publicKey) {
  return sha256(Buffer.from(publicKey, 'hex')).slice(0, 16);
}

/**
 * The hash of one answer. Each has a salt of its own that follows from the receipt's: whoever is shown one answer and
 * its salt can guess no other.
 * @param {string} salt @param {string} path @param {unknown} value @returns {string}
 */
export function answerHash(salt, path, value) {
  return sha256(`${answerSalt(salt, path)} ${canonical(value)}`);
}

/** @param {string} salt @param {string} path @returns {string} */
export function answerSalt(salt, path) {
  return createHmac('sha256', salt).update(path).digest('hex');
}

/** What was handed in, piece by piece: every answer, and everything beside the answers. @param {unknown} content */
export function answersIn(content) {
  const pieces = (/** @type {unknown} */ value, /** @type {string} */ path, /** @type {number} */ depth) => {
    if (depth === 0 || !isObject(value)) return [/** @type {const} */ ([path, value])];
    /** @type {(readonly [string, unknown])[]} */
    const found = Object.entries(value).flatMap(([name, inner]) => pieces(inner, `${path}/${name}`, depth - 1));
    return found;
  };
  const members = isObject(content) ? Object.entries(content) : [];
  return members.flatMap(([name, value]) => pieces(value, name, name === 'answers' ? 3 : 0));
}

/** Every part of a receipt by its name, with its hash. @param {Members} receipt @returns {(readonly [string, string])[]} */
export function partsOf({ statement, answers, files }) {
  const named = (/** @type {string} */ list, /** @type {unknown} */ entries, /** @type {string} */ by) =>
    (Array.isArray(entries) ? entries : []).map(
      (entry) =>
        /** @type {const} */ ([`${list}:${isObject(entry) ? asText(entry[by]) : ''}`, sha256(canonical(entry))]),
    );
  const stated = isObject(statement) ? Object.entries(statement) : [];
  return [
    ...stated.map(([name, value]) => /** @type {const} */ ([`statement:${name}`, sha256(canonical(value))])),
    ...named('answer', answers, 'path'),
    ...named('file', files, 'id'),
  ];
}

/** What is signed: the key that signs, and the hash of every part. @param {string} key @param {unknown} parts */
export function signedText(key, parts) {
  return Buffer.from(`${RECEIPT_FORMAT}\n${key}\n${sha256(canonical(parts))}\n`);
}

/**
 * Checks a receipt as it lies in its file, part by part. `keys` null: there is nothing to compare the signature with.
 * @param {Uint8Array | string} file @param {readonly Key[] | null} keys @returns {Result}
 */
export function verifyReceipt(file, keys) {
  try {
    return verified(file, keys);
  } catch (error) {
    // What is nested deeper than a program can follow was never issued.
    if (!(error instanceof RangeError)) throw error;
    return { verdict: 'differs', receipt: null, findings: [finding('unreadable', '')] };
  }
}

/** @param {Uint8Array | string} file @param {readonly Key[] | null} keys @returns {Result} */
function verified(file, keys) {
  const text = textOf(file);
  const receipt = text === null ? null : parsed(text);
  if (text === null || !receipt)
    return { verdict: 'differs', receipt: null, findings: [{ code: 'unreadable', part: '' }] };
  if (receipt['format'] !== RECEIPT_FORMAT)
    return { verdict: 'differs', receipt, findings: [{ code: 'format', part: '' }] };
  const findings = [
    ...(withoutSpace(text) === canonical(receipt) ? [] : [/** @type {Finding} */ ({ code: 'layout', part: '' })]),
    ...memberFindings(receipt),
    ...sealFindings(receipt, keys),
    ...contentFindings(receipt),
  ];
  const verdict = findings.length > 0 ? 'differs' : keys === null ? 'unproved' : 'genuine';
  return { verdict, receipt, findings };
}

/**
 * Compares files with those that the receipt names, by their content; by their name where no content agrees.
 * @param {Members} receipt @param {readonly GivenFile[]} given @returns {FileResult[]}
 */
export function compareFiles({ files }, given) {
  const listed = (Array.isArray(files) ? files : []).filter(isObject);
  return given.map(({ name, sha256: hash }) => {
    const same = listed.find((one) => one['sha256'] === hash);
    if (same) return { name, outcome: 'same', as: asText(same['name']) };
    return { name, outcome: listed.some((one) => one['name'] === name) ? 'differs' : 'notInReceipt', as: name };
  });
}

/** @param {Members} receipt @returns {Finding[]} */
function memberFindings(receipt) {
  const added = Object.keys(receipt).filter((name) => ![...MEMBERS, ...OWN_MEMBERS].includes(name));
  const missing = [...MEMBERS, ...('content' in receipt ? ['salt'] : [])].filter((name) => !(name in receipt));
  return [...added.map((part) => finding('added', part)), ...missing.map((part) => finding('missing', part))];
}

/** @param {Members} receipt @param {readonly Key[] | null} keys @returns {Finding[]} */
function sealFindings(receipt, keys) {
  const seal = isObject(receipt['seal']) ? receipt['seal'] : {};
  if (!isObject(seal['parts'])) return [finding('missing', 'seal:parts')];
  const sealed = seal['parts'];
  const parts = partsOf(receipt);
  const present = new Map(parts);
  /** @type {Finding[]} */
  const differing = [
    ...Object.keys(sealed)
      .filter((part) => !present.has(part))
      .map((part) => finding('missing', part)),
    ...parts
      .filter(([part], n) => !(part in sealed) || parts.findIndex(([one]) => one === part) !== n)
      .map(([part]) => finding('added', part)),
    ...parts
      .filter(([part, hash]) => part in sealed && sealed[part] !== hash)
      .map(([part]) => finding('changed', part)),
    ...Object.keys(seal)
      .filter((name) => !['key', 'parts', 'signature'].includes(name))
      .map((name) => finding('added', `seal:${name}`)),
  ];
  if (keys === null) return differing;
  const statement = isObject(receipt['statement']) ? receipt['statement'] : {};
  const key = keys.find(({ id, publicKey }) => id === seal['key'] && keyId(publicKey) === id);
  if (!key) return [...differing, finding('keyUnknown', asText(seal['key'] ?? ''))];
  const issuedAt = asText(statement['issuedAt']);
  const isValid = issuedAt >= key.from && (key.until === null || issuedAt < key.until);
  const late =
    isValid || differing.some(({ part }) => part === 'statement:issuedAt') ? [] : [finding('keyNotValid', key.id)];
  if (isSigned(key, sealed, seal['signature'])) return [...differing, ...late];
  // Where the parts themselves agree with the signature, it is the list of their hashes that was changed.
  if (isSigned(key, Object.fromEntries(parts), seal['signature'])) {
    return [...new Set(differing.map(({ part }) => part))].map((part) => finding('sealChanged', part));
  }
  return [...differing, ...late, finding('signature', key.id)];
}

/** @param {Key} key @param {unknown} parts @param {unknown} signature */
function isSigned(key, parts, signature) {
  if (typeof signature !== 'string' || !/^[0-9a-f]{128}$/.test(signature)) return false;
  const publicKey = createPublicKey({ key: Buffer.from(SPKI + key.publicKey, 'hex'), format: 'der', type: 'spki' });
  return verify(null, signedText(key.id, parts), publicKey, Buffer.from(signature, 'hex'));
}

/** @param {Members} receipt @returns {Finding[]} */
function contentFindings({ statement, answers, salt, content }) {
  const stated = isObject(statement) ? statement : {};
  if (salt !== undefined && (typeof salt !== 'string' || sha256(salt) !== stated['saltSha256']))
    return [finding('salt', '')];
  if (content === undefined || typeof salt !== 'string') return [];
  const listed = new Map(
    (Array.isArray(answers) ? answers : []).filter(isObject).map((one) => [asText(one['path']), one['sha256']]),
  );
  const given = new Map(answersIn(content));
  const differing = [
    ...[...listed.keys()].filter((path) => !given.has(path)).map((path) => finding('answerMissing', path)),
    ...[...given.keys()].filter((path) => !listed.has(path)).map((path) => finding('answerAdded', path)),
    ...[...given]
      .filter(([path, value]) => listed.has(path) && listed.get(path) !== answerHash(salt, path, value))
      .map(([path]) => finding('answerChanged', path)),
  ];
  return sha256(canonical(content)) === stated['fingerprint'] ? differing : [...differing, finding('fingerprint', '')];
}

/** @param {unknown} value */
function asText(value) {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** @param {FindingCode} code @param {string} part @returns {Finding} */
function finding(code, part) {
  return { code, part };
}

/** @param {unknown} value @returns {value is Members} */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Bytes that are no UTF-8 are no receipt. @param {Uint8Array | string} file @returns {string | null} */
function textOf(file) {
  if (typeof file === 'string') return file;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return null;
  }
}

/** @param {string} text @returns {Members | null} */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Space between the values says nothing: an editor may have added some. @param {string} text */
function withoutSpace(text) {
  return text.replace(/("[^"\\]*(?:\\.[^"\\]*)*")|[ \t\r\n]+/g, '$1');
}

/** What the program says, in three languages; {part} and the like are put in isolated from the direction of the text. */
const WORDS = {
  fr: {
    usage: 'Usage : node verify-receipt.mjs accuse.json [keys.json] [fichiers ...] [--lang fr|ar|en] | FOLDER',
    unread: 'Ce fichier ne peut pas être lu : {part}',
    genuine: 'AUTHENTIQUE. Cet accusé de réception a été émis par {issuer} et rien n’y a été changé.',
    differs: 'NON AUTHENTIQUE. Voici ce qui diffère :',
    unproved:
      'NON PROUVÉ. Tout s’accorde dans ce fichier, mais sans keys.json on ne sait pas qui l’a signé. Les clés publiques se trouvent sur {issuer}/receipts/keys.json.',
    facts: 'Dossier {file}, appel {call}, version {version}. Arrivé le {arrivedAt} (date limite : {deadlineAt}).',
    inTime: 'Arrivé à temps.',
    late: 'Arrivé après la date limite.',
    none: 'aucune',
    unreadable: 'Le fichier n’est pas un accusé de réception lisible.',
    format: 'Le format indiqué n’est pas celui d’un accusé de réception que ce programme connaît.',
    layout: 'Le fichier est écrit autrement qu’il n’a été émis (un nom en double, une autre écriture).',
    changed: 'A été modifié : {part}',
    missing: 'Manque : {part}',
    added: 'A été ajouté : {part}',
    sealChanged: 'L’empreinte notée dans le sceau a été modifiée pour : {part}',
    signature:
      'La signature ne correspond pas à la clé {part} : elle, ou les empreintes qu’elle signe, ont été modifiées.',
    keyUnknown: 'La clé {part} n’est pas parmi les clés publiques données.',
    keyNotValid: 'La clé {part} n’était pas en vigueur quand l’accusé dit avoir été émis.',
    salt: 'Le sel (« salt ») a été modifié.',
    answerChanged: 'La réponse n’est pas celle qui a été reçue : {part}',
    answerMissing: 'La réponse manque : {part}',
    answerAdded: 'La réponse n’a pas été reçue avec cette demande : {part}',
    fingerprint: 'L’empreinte de l’ensemble ne correspond pas au contenu.',
    same: 'Fichier {name} : identique à celui reçu sous le nom {as}.',
    fileDiffers: 'Fichier {name} : porte le nom d’un fichier reçu, mais son contenu DIFFÈRE.',
    notInReceipt: 'Fichier {name} : ne fait PAS partie de cet accusé de réception.',
    notBeside: 'Fichier {name} : reçu avec cette demande, mais absent du dossier.',
    noReceipt: 'Il n’y a pas d’accusé de réception dans ce dossier : {part}',
  },
  ar: {
    usage: 'الاستعمال: node verify-receipt.mjs receipt.json [keys.json] [files ...] [--lang fr|ar|en] | FOLDER',
    unread: 'تعذرت قراءة هذا الملف: {part}',
    genuine: 'وصل صحيح. أصدرته {issuer} ولم يتغير فيه شيء.',
    differs: 'وصل غير صحيح. وهذا ما يختلف:',
    unproved:
      'لم يثبت بعد. كل ما في الملف متطابق، لكن لا يمكن معرفة من وقعه بدون keys.json. توجد المفاتيح العمومية في {issuer}/receipts/keys.json',
    facts: 'الملف {file}، الدعوة {call}، النسخة {version}. وصل في {arrivedAt} (آخر أجل: {deadlineAt}).',
    inTime: 'وصل داخل الأجل.',
    late: 'وصل بعد آخر أجل.',
    none: 'بدون',
    unreadable: 'الملف ليس وصل إيداع مقروءا.',
    format: 'صيغة الوصل غير معروفة لهذا البرنامج.',
    layout: 'كُتب الملف بشكل يختلف عما صدر (اسم مكرر أو كتابة أخرى).',
    changed: 'تم تغيير: {part}',
    missing: 'ينقص: {part}',
    added: 'أضيف: {part}',
    sealChanged: 'تم تغيير البصمة المسجلة في الختم لـ: {part}',
    signature: 'التوقيع لا يطابق المفتاح {part}: إما أنه تغير أو تغيرت البصمات التي يوقعها.',
    keyUnknown: 'المفتاح {part} ليس ضمن المفاتيح العمومية المعطاة.',
    keyNotValid: 'لم يكن المفتاح {part} ساري المفعول وقت إصدار الوصل كما هو مذكور فيه.',
    salt: 'تم تغيير الملح (salt).',
    answerChanged: 'الجواب ليس هو الذي تم تلقيه: {part}',
    answerMissing: 'ينقص الجواب: {part}',
    answerAdded: 'لم يُتلق هذا الجواب مع الطلب: {part}',
    fingerprint: 'بصمة المجموع لا تطابق المحتوى.',
    same: 'الملف {name}: مطابق لما تم تلقيه باسم {as}.',
    fileDiffers: 'الملف {name}: يحمل اسم ملف تم تلقيه لكن محتواه مختلف.',
    notInReceipt: 'الملف {name}: ليس ضمن هذا الوصل.',
    notBeside: 'الملف {name}: وصل مع هذا الطلب ولا يوجد في المجلد.',
    noReceipt: 'لا يوجد وصل إيداع في هذا المجلد: {part}',
  },
  en: {
    usage: 'Usage: node verify-receipt.mjs receipt.json [keys.json] [files ...] [--lang fr|ar|en] | FOLDER',
    unread: 'This file cannot be read: {part}',
    genuine: 'GENUINE. This receipt was issued by {issuer}, and nothing in it was changed.',
    differs: 'NOT GENUINE. This is what differs:',
    unproved:
      'NOT PROVED. Everything in this file agrees, but without keys.json nobody knows who signed it. The public keys are at {issuer}/receipts/keys.json.',
    facts: 'File {file}, call {call}, version {version}. Arrived on {arrivedAt} (deadline: {deadlineAt}).',
    inTime: 'Arrived in time.',
    late: 'Arrived after the deadline.',
    none: 'none',
    unreadable: 'The file is not a receipt that can be read.',
    format: 'The format is not that of a receipt that this program knows.',
    layout: 'The file is written in another way than it was issued (a name twice, another spelling).',
    changed: 'Was changed: {part}',
    missing: 'Is missing: {part}',
    added: 'Was added: {part}',
    sealChanged: 'The hash in the seal was changed of: {part}',
    signature: 'The signature does not belong to the key {part}: it was changed, or the hashes that it signs.',
    keyUnknown: 'The key {part} is not among the public keys given.',
    keyNotValid: 'The key {part} was not in force when the receipt says it was issued.',
    salt: 'The salt was changed.',
    answerChanged: 'The answer is not the one that was received: {part}',
    answerMissing: 'The answer is missing: {part}',
    answerAdded: 'The answer was not received with this application: {part}',
    fingerprint: 'The fingerprint of the whole does not belong to the content.',
    same: 'File {name}: the same as the one received as {as}.',
    fileDiffers: 'File {name}: has the name of a file that was received, but its content DIFFERS.',
    notInReceipt: 'File {name}: is NOT part of this receipt.',
    notBeside: 'File {name}: was received with this application, but is not in the folder.',
    noReceipt: 'There is no receipt in this folder: {part}',
  },
};

/**
 * What the command line says and the code it ends with.
 * @param {readonly string[]} args @param {Readonly<Record<string, string | undefined>>} env
 * @returns {{ readonly lines: readonly string[], readonly code: 0 | 1 }}
 */
export function run(args, env) {
  const asked = args.find((_arg, n) => args[n - 1] === '--lang') ?? env['LC_ALL'] ?? env['LANG'] ?? '';
  const lang = asked.startsWith('fr') ? 'fr' : asked.startsWith('ar') ? 'ar' : 'en';
  const say = (/** @type {keyof typeof WORDS.en} */ word, /** @type {Members} */ values = {}) =>
    inWords(lang, word, values);
  const [path, ...others] = args.filter((arg, n) => arg !== '--lang' && args[n - 1] !== '--lang');
  if (path === undefined) return { lines: [say('usage')], code: 1 };
  try {
    if (statSync(path).isDirectory()) return reportOnFolder(path, say);
    return report(readFileSync(path), keysAmong(path, others), say);
  } catch (error) {
    return { lines: [say('unread', { part: error instanceof Error ? error.message : String(error) })], code: 1 };
  }
}

/** The keys among the files that were named, or those beside the receipt. @param {string} path @param {readonly string[]} others */
function keysAmong(path, others) {
  const read = others.map((name) => ({ name, bytes: readFileSync(name) }));
  const named = read.find(({ bytes }) => parsed(textOf(bytes) ?? '')?.['format'] === KEYS_FORMAT);
  const files = read
    .filter((one) => one !== named)
    .map(({ name, bytes }) => ({ name: basename(name), sha256: sha256(bytes) }));
  return { files, keys: named ? keysIn(named.bytes) : keysBeside(path) };
}

/**
 * The receipt of a folder with everything beside it; the copy with the answers before the one without.
 * @param {string} folder @param {(word: keyof typeof WORDS.en, values?: Members) => string} say
 * @returns {{ readonly lines: readonly string[], readonly code: 0 | 1 }}
 */
function reportOnFolder(folder, say) {
  const found = filesIn(folder).map((path) => ({ name: basename(path), bytes: readFileSync(path) }));
  const formats = found.map((one) => ({
    ...one,
    object: one.name.endsWith('.json') ? parsed(textOf(one.bytes) ?? '') : null,
  }));
  const receipts = formats.filter(({ object }) => object?.['format'] === RECEIPT_FORMAT || isObject(object?.['seal']));
  const receipt = receipts.find(({ object }) => object && 'content' in object) ?? receipts[0];
  if (!receipt) return { lines: [say('noReceipt', { part: folder })], code: 1 };
  const keys = formats.find(({ object }) => object?.['format'] === KEYS_FORMAT);
  const others = formats.filter((one) => one !== keys && !receipts.includes(one) && one.name !== 'verify-receipt.mjs');
  const files = others.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) }));
  const { lines, code } = report(receipt.bytes, { files, keys: keys ? keysIn(keys.bytes) : null }, say);
  const listed = receipt.object?.['files'];
  const missing = (Array.isArray(listed) ? listed : [])
    .filter(isObject)
    .filter((one) => !files.some((file) => file.sha256 === one['sha256'] || file.name === one['name']))
    .map((one) => say('notBeside', { name: one['name'] }));
  return { lines: [...lines, ...missing], code: missing.length > 0 ? 1 : code };
}

/** The files of a folder and of those in it, in a fixed order. @param {string} folder @returns {readonly string[]} */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => !basename(path).startsWith('.') && statSync(path).isFile())
    .sort();
}

/** @param {string} path @returns {readonly Key[] | null} */
function keysBeside(path) {
  try {
    return keysIn(readFileSync(join(dirname(path), 'keys.json')));
  } catch {
    return null;
  }
}

/** @param {Uint8Array} bytes @returns {readonly Key[]} */
function keysIn(bytes) {
  const { keys } = parsed(textOf(bytes) ?? '') ?? {};
  const isKey = (/** @type {unknown} */ one) => isObject(one) && /^[0-9a-f]{64}$/.test(asText(one['publicKey']));
  return (Array.isArray(keys) ? keys : []).filter(isKey);
}

/**
 * @param {Uint8Array} file @param {{ readonly files: readonly GivenFile[], readonly keys: readonly Key[] | null }} given
 * @param {(word: keyof typeof WORDS.en, values?: Members) => string} say
 * @returns {{ readonly lines: readonly string[], readonly code: 0 | 1 }}
 */
function report(file, { files, keys }, say) {
  const { verdict, findings, receipt } = verifyReceipt(file, keys);
  const stated = receipt && isObject(receipt['statement']) ? receipt['statement'] : {};
  const compared = receipt ? compareFiles(receipt, files) : [];
  const isInTime = stated['deadlineAt'] === null || asText(stated['arrivedAt']) < asText(stated['deadlineAt']);
  const facts = [
    say('facts', { ...stated, deadlineAt: stated['deadlineAt'] ?? say('none') }),
    say(isInTime ? 'inTime' : 'late'),
  ];
  const lines = [
    say(verdict, stated),
    ...findings.map(({ code, part }) => `  ${say(code, { part })}`),
    ...(verdict === 'differs' ? [] : facts),
    ...compared.map(({ outcome, ...one }) => say(outcome === 'differs' ? 'fileDiffers' : outcome, one)),
  ];
  return { lines, code: verdict === 'genuine' && compared.every(({ outcome }) => outcome === 'same') ? 0 : 1 };
}

/** @param {'fr' | 'ar' | 'en'} lang @param {keyof typeof WORDS.en} word @param {Members} values */
function inWords(lang, word, values) {
  const isolated = (/** @type {unknown} */ value) => (lang === 'ar' ? `\u2068${asText(value)}\u2069` : asText(value));
  return WORDS[lang][word].replace(/\{(\w+)\}/g, (_whole, name) => isolated(values[name] ?? ''));
}

const program = process.argv[1] ?? '';
if (program.endsWith('.mjs') && realpathSync(program) === fileURLToPath(import.meta.url)) {
  const { lines, code } = run(process.argv.slice(2), process.env);
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = code;
}
