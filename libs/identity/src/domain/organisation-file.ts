import { daysAfter, DomainError, type FileOrigin, type Receipt, receiptStanding } from '#libs/kernel';

/** The papers that calls ask for again and again, by the kinds that call files name. */
export const FILE_KINDS = [
  'statutes',
  'registrationReceipt',
  'bureauMembers',
  'generalAssemblyMinutes',
  'activityReport',
  'financialReport',
  'bankAttestation',
  'taxIdentifier',
  'taxClearance',
  'socialClearance',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Without these no contract is possible in any call; the others are asked by some. */
const ALWAYS_ASKED: readonly FileKind[] = [
  'statutes',
  'registrationReceipt',
  'bureauMembers',
  'generalAssemblyMinutes',
  'bankAttestation',
];

export const BUREAU_FUNCTIONS = ['president', 'vicePresident', 'secretary', 'treasurer', 'member'] as const;
export type BureauFunction = (typeof BUREAU_FUNCTIONS)[number];

/** A bureau without these three does not stand. */
const REQUIRED_FUNCTIONS: readonly BureauFunction[] = ['president', 'secretary', 'treasurer'];

export interface KeptDocument {
  readonly id: string;
  readonly kind: FileKind;
  readonly name: string;
  readonly extension: 'pdf' | 'docx' | 'xlsx' | 'odt' | 'ods' | 'jpg' | 'png';
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly storageKey: string;
  /** The last local day on which it holds; null where it does not expire. */
  readonly validUntil: string | null;
  readonly uploadedAt: Date;
  /** Where the file had been given before; null where it was sent for this. */
  readonly reusedFrom: FileOrigin | null;
}

export interface BureauMember {
  readonly id: string;
  readonly name: string;
  readonly function: BureauFunction;
  /** The last local day of the mandate; null where the statutes set none. */
  readonly mandateEnds: string | null;
}

/** There is no such paper or member of the bureau in this organisation's file. */
export class NotInFile extends DomainError {
  readonly code = 'identity.file-part-not-found';
}

/** How one part of the file stands. `waiting` is for what others do: the authority, the programme. */
export type PartState = 'missing' | 'waiting' | 'valid' | 'expiring' | 'expired';

/** One line of what a file is made of. `until`: when it ends, or when what is awaited is due. */
export interface FilePart {
  readonly part: 'receipt' | 'account' | 'bureau' | FileKind;
  readonly state: PartState;
  readonly until: string | null;
  readonly isRequired: boolean;
}

export interface FileContent {
  readonly receipt: Receipt | null;
  readonly foundedOn: string;
  /** Null: no account was given. */
  readonly isAccountVerified: boolean | null;
  readonly bureau: readonly BureauMember[];
  readonly documents: readonly KeptDocument[];
}

/** From so many days before its end a part is called expiring, and its people are told. */
export const REMINDER_DAYS = [30, 7] as const;

/** Every part of a file as it stands on a local day. */
export function partsOf(content: FileContent, today: string): readonly FilePart[] {
  return [
    receiptPart(content, today),
    accountPart(content),
    bureauPart(content, today),
    ...documentParts(content, today),
  ];
}

/** What every call asks for and is missing or over. */
export function lackingIn(parts: readonly FilePart[]): readonly FilePart[] {
  return parts.filter(({ state, isRequired }) => isRequired && (state === 'missing' || state === 'expired'));
}

/** Whether nothing that every call asks for is missing or over. */
export function isComplete(parts: readonly FilePart[]): boolean {
  return lackingIn(parts).length === 0;
}

/** The reminder that is due for something that ends on that day: the later of the two once both have come. */
export function reminderDue(until: string, today: string): (typeof REMINDER_DAYS)[number] | null {
  if (until < today) return null;
  return REMINDER_DAYS.findLast((days) => until <= daysAfter(today, days)) ?? null;
}

function receiptPart({ receipt, foundedOn }: FileContent, today: string): FilePart {
  const standing = receipt === null ? null : receiptStanding(receipt, foundedOn, today);
  const line = { part: 'receipt', isRequired: true } as const;
  if (standing === null || standing.state === 'none') return { ...line, state: 'missing', until: null };
  if (standing.state === 'waiting') return { ...line, state: 'waiting', until: standing.until };
  return { ...line, state: 'valid', until: null };
}

function accountPart({ isAccountVerified }: FileContent): FilePart {
  const state = isAccountVerified === null ? 'missing' : isAccountVerified ? 'valid' : 'waiting';
  return { part: 'account', state, until: null, isRequired: true };
}

/** A bureau stands as long as the first mandate of it. */
function bureauPart({ bureau }: FileContent, today: string): FilePart {
  const line = { part: 'bureau', isRequired: true } as const;
  const isThere = REQUIRED_FUNCTIONS.every((wanted) => bureau.some((member) => member.function === wanted));
  if (!isThere) return { ...line, state: 'missing', until: null };
  const [first = null] = bureau.flatMap(({ mandateEnds }) => mandateEnds ?? []).toSorted();
  return { ...line, ...lasting(first, today) };
}

function documentParts({ documents }: FileContent, today: string): readonly FilePart[] {
  return FILE_KINDS.map((kind) => {
    const document = documents.find((one) => one.kind === kind);
    const isRequired = ALWAYS_ASKED.includes(kind);
    if (!document) return { part: kind, state: 'missing', until: null, isRequired };
    return { part: kind, isRequired, ...lasting(document.validUntil, today) };
  });
}

function lasting(until: string | null, today: string): Pick<FilePart, 'state' | 'until'> {
  if (until === null) return { state: 'valid', until };
  if (until < today) return { state: 'expired', until };
  return { state: until <= daysAfter(today, REMINDER_DAYS[0]) ? 'expiring' : 'valid', until };
}
