import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { keyId } from '#receipts/verifier';

export interface SigningKeyPlace {
  /** The key from the environment, 32 bytes in base64; null where the installation keeps its own. */
  readonly given: string | null;
  /** The file in which the installation keeps its own. */
  readonly file: string;
  /** The address of the portal: where the public keys are found. */
  readonly issuer: string;
}

/** PKCS #8 of an Ed25519 key, before its 32 bytes. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED_BYTES = 32;

/** There is a key, but it is none: receipts cannot be signed with it. */
export class SigningKeyInvalid extends Error {
  override readonly name = 'SigningKeyInvalid';
}

/**
 * The installation's key for receipts. It is read when it is first needed, and made where there is none; its private half
 * leaves this object as signatures only.
 */
export class SigningKey {
  #loaded: { readonly privateKey: KeyObject; readonly publicKey: string; readonly id: string } | undefined;

  readonly #place: SigningKeyPlace;

  constructor(place: SigningKeyPlace) {
    this.#place = place;
  }

  get issuer(): string {
    return this.#place.issuer;
  }
  /** What receipts name it by: the beginning of the public key's hash. */
  get id(): string {
    return this.load().id;
  }
  /** 32 bytes in hexadecimal. */
  get publicKey(): string {
    return this.load().publicKey;
  }

  /** Ed25519 over the text, in hexadecimal. */
  sign(text: Uint8Array): string {
    return sign(null, text, this.load().privateKey).toString('hex');
  }

  /** Fails now rather than with the first submission where the key cannot be read or kept. */
  load() {
    return (this.#loaded ??= keyFrom(this.#place));
  }
}

function keyFrom({ given, file }: SigningKeyPlace) {
  const seed = Buffer.from(given ?? keptSeed(file), 'base64');
  if (seed.length !== SEED_BYTES) throw new SigningKeyInvalid(`${given === null ? file : 'The given key'} is no key.`);
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey)
    .export({ format: 'der', type: 'spki' })
    .subarray(-SEED_BYTES)
    .toString('hex');
  return { privateKey, publicKey, id: keyId(publicKey) };
}

function keptSeed(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  writeNewKey(file, 'keep');
  return readFileSync(file, 'utf8').trim();
}

/**
 * Writes a new key into the file, whole or not at all. Of several processes that find none at the same time one makes it
 * (`keep`); `replace` puts a new one in the place of the old.
 */
export function writeNewKey(file: string, before: 'keep' | 'replace'): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(SEED_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    if (before === 'replace') rmSync(file, { force: true });
    linkSync(draft, file);
  } catch (error) {
    if (before === 'replace' || !isThere(error)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

function isThere(error: unknown): boolean {
  return codeOf(error) === 'EEXIST';
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
}
