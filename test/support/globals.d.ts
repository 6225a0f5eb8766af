/** Set by jest's global set-up, used by its tear-down; both run in the same process. */
declare var stopTestPostgres: (() => Promise<void>) | undefined;
