/** A mail keeps this identity however often it is sent, so that whoever receives it twice can tell. */
export function messageIdOf(mailId: string, domain: string): string {
  return `<${mailId}@${domain}>`;
}

/** The part of an address after the @. */
export function domainOf(address: string): string {
  return /@([^>\s]+)/.exec(address)?.[1] ?? 'localhost';
}
