/** Ends the run's PostgreSQL and removes everything in it. jest calls the default export. */
export default async function tearDown(): Promise<void> {
  await globalThis.stopTestPostgres?.();
}
