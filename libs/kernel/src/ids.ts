/** Makes new identifiers: version 7 UUIDs, so that rows made together lie together. */
export abstract class Ids {
  abstract next(): string;
}
