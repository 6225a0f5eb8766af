import { randomBytes } from 'node:crypto';

/** Where the secret of a receipt comes from: nobody may guess it. */
export abstract class Salts {
  /** 32 bytes in hexadecimal. */
  abstract next(): string;
}

export class RandomSalts extends Salts {
  next(): string {
    return randomBytes(32).toString('hex');
  }
}
