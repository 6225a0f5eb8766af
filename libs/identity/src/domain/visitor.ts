import type { Standing } from './standing.js';

/** A sentence that waits to be said on the next page: a key of the catalogues with its parameters. */
export interface Flash {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** How somebody showed who they are: with a browser's session, or with a token of the API. */
export type Credential =
  | { readonly kind: 'session'; readonly flash: Flash | null }
  | { readonly kind: 'token'; readonly tokenId: string; readonly mayWrite: boolean };

/** Somebody who has been recognised, with everything they are at this moment. */
export interface Visitor {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly standing: Standing;
  readonly credential: Credential;
}
