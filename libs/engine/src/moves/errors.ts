import { DomainError } from '#libs/kernel';

/** Changes of running files are for people who hold the role of operator. */
export class OperatorsOnly extends DomainError {
  readonly code = 'engine.operators-only';
}

/** Nobody confirms what they asked for. */
export class SecondPersonNeeded extends DomainError {
  readonly code = 'engine.second-person-needed';
}

/** Nothing is changed without a reason that somebody can read later. */
export class ReasonMissing extends DomainError {
  readonly code = 'engine.reason-missing';
}

/** There is no move of that id. */
export class MoveNotFound extends DomainError {
  readonly code = 'engine.move-not-found';
}

/** The move has not the step that was asked for: it is confirmed already, or not yet, or is none of these versions. */
export class MoveRefused extends DomainError {
  readonly code = 'engine.move-refused';
}

/** Files stand in states that the other version has no place for. */
export class FilesWithoutPlace extends DomainError {
  readonly code = 'engine.files-without-place';
}
