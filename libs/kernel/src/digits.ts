const ARABIC_INDIC_ZERO = 0x0660;
const EXTENDED_ARABIC_INDIC_ZERO = 0x06f0;

/** The same text with Arabic-Indic digits (٠-٩ and ۰-۹) written 0-9, the way numbers are stored. */
export function westernDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/gu, (digit) => shifted(digit, ARABIC_INDIC_ZERO))
    .replace(/[\u06f0-\u06f9]/gu, (digit) => shifted(digit, EXTENDED_ARABIC_INDIC_ZERO));
}

/** The same number without what people put between its digits: spaces, dashes, dots, and invisible direction marks. */
export function bareDigits(text: string): string {
  return westernDigits(text).replace(/[\s\u00a0\u202f\u200b-\u200f\u202a-\u202e\u2066-\u2069.\-\u2010-\u2015]/gu, '');
}

function shifted(digit: string, zero: number): string {
  return String((digit.codePointAt(0) ?? zero) - zero);
}
