import { Clamd } from './clamd.js';
import { NoScanner, type VirusScanner } from './virus-scanner.js';

const USUAL_PORT = 3310;

/** The scanner at an address such as `tcp://clamav:3310`; none where none is set up. */
export function scannerAt(url: string | null): VirusScanner {
  if (url === null) return new NoScanner();
  const { hostname, port } = new URL(url);
  return new Clamd({ host: hostname, port: port === '' ? USUAL_PORT : Number(port) });
}
