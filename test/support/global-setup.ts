import { startEphemeralPostgres } from '../../config/setup/ephemeral-postgres.mjs';

/** One PostgreSQL for the whole run; each test file takes a database of its own (database.ts). jest calls the default export. */
export default async function setUp(): Promise<void> {
  const postgres = await startEphemeralPostgres();
  process.env['MINHA_TEST_ADMIN_URL'] = postgres.adminUrl;
  process.env['MINHA_TEST_PASSWORD'] = postgres.password;
  globalThis.stopTestPostgres = postgres.stop;
}
