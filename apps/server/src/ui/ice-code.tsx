import { formatIce, parseIce } from '#libs/kernel';
import { Code } from './code.js';

/** An ICE in its three groups; one that is none, in a file from elsewhere, as it stands there. */
export function IceCode({ children }: { readonly children: string }) {
  const reading = parseIce(children);
  return <Code>{reading.ok ? formatIce(reading.ice) : children}</Code>;
}
