import type { Lang } from '#libs/platform';

export const LANGS: readonly Lang[] = ['fr', 'ar', 'en'];

/** In which state a page is shown. */
export type State = 'usual' | 'empty' | 'refused' | 'notFound' | 'forbidden';

/** What the server said, kept as it was: a refused form can be looked at as often as needed without sending it again. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Where redirections led to, with the query. */
  readonly path: string;
}

export interface Place {
  /** As the router names it, such as `/files/:id`. */
  readonly route: string;
  readonly path: string;
  /** Key of whoever looks. */
  readonly visitor: string;
  readonly role: string;
  readonly state: State;
}

/** A page in every language, with a name that no other page of the survey has. */
export interface Captured {
  readonly place: Place;
  readonly name: string;
  readonly answers: ReadonlyMap<Lang, Answer>;
}

/** Pages that applicants and anybody see: the stricter limits hold for them. */
export function isPublicOrApplicants({ role }: Place): boolean {
  return role === 'anonymous' || role === 'applicant';
}
