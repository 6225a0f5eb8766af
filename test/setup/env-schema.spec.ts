import { SettingsInvalid, assertZoneData, describeSettings, readSettings } from '#config/env.schema';

const DATABASE_URL = 'postgres://minha:secret@db:5432/minha';

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsInvalid) return error.faults;
    throw error;
  }
  return [];
}

describe('reading the settings', () => {
  it('needs nothing but a database', () => {
    expect(readSettings({ DATABASE_URL })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: DATABASE_URL,
      redisUrl: null,
      smtpUrl: null,
      publicUrl: 'http://localhost:3000',
      demo: false,
      trustProxy: false,
      uploadMaxBytes: 50 * 1024 * 1024,
    });
  });

  it('lists every fault at once, each with its variable', () => {
    const faults = faultsOf({ PORT: '70000', REDIS_URL: 'localhost', DEMO: 'perhaps', LOG_LEVEL: 'loud' });

    expect(new Set(faults.map((fault) => fault.split(' ')[0]))).toEqual(
      new Set(['DATABASE_URL', 'DEMO', 'LOG_LEVEL', 'PORT', 'REDIS_URL']),
    );
  });

  it('never shows a value, because it may be a secret', () => {
    expect(faultsOf({ DATABASE_URL: 'mysql://root:hunter2@db/x' }).join()).not.toContain('hunter2');
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readSettings({ DATABASE_URL, PORT: '', REDIS_URL: ' ' })).toMatchObject({ port: 3000, redisUrl: null });
  });

  it.each([
    ['PORT', '1', true],
    ['PORT', '65535', true],
    ['PORT', '0', false],
    ['PORT', '65536', false],
    ['PORT', '3000.5', false],
    ['PORT', '0x10', false],
    ['DEMO', 'ON', true],
    ['DEMO', '2', false],
    ['TRUST_PROXY', '2', true],
    ['TRUST_PROXY', '10.0.0.1, fd00::/8', true],
    ['TRUST_PROXY', 'on', false],
    ['PUBLIC_URL', 'https://grants.example.org', true],
    ['PUBLIC_URL', 'http://localhost:4000', true],
    ['PUBLIC_URL', 'http://grants.example.org', false],
    ['PUBLIC_URL', 'http://localhost.example.org', false],
    ['MAIL_FROM', 'Minha <grants@example.org>', true],
    ['MAIL_FROM', 'grants@example.org', true],
    ['MAIL_FROM', 'Minha', false],
    ['CONTACT_EMAIL', 'grants@example.org', true],
    ['CONTACT_EMAIL', 'Minha <grants@example.org>', false],
    ['METRICS_TOKEN', 'sixteen-letters!', true],
    ['METRICS_TOKEN', 'short', false],
    ['METRICS_TOKEN', 'sixteen letters !', false],
    ['WORKER_PORT', '9464', true],
    ['WORKER_PORT', '0', false],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://collector:4318', true],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318', false],
  ])('%s=%s: %s', (name, value, isAccepted) => {
    expect(faultsOf({ DATABASE_URL, [name]: value }).length === 0).toBe(isAccepted);
  });

  it('wants a sender as soon as mail really leaves', () => {
    expect(faultsOf({ DATABASE_URL, SMTP_URL: 'smtp://mail:25' })).toEqual([expect.stringMatching(/^MAIL_FROM/)]);
    expect(faultsOf({ DATABASE_URL, SMTP_URL: 'smtp://mail:25', DEMO: 'on' })).toEqual([]);
    expect(faultsOf({ DATABASE_URL, SMTP_URL: 'smtp://mail:25', MAIL_FROM: 'a@b.org' })).toEqual([]);
  });

  it('follows the port in the public address, and drops a slash at its end', () => {
    expect(readSettings({ DATABASE_URL, PORT: '4000' }).publicUrl).toBe('http://localhost:4000');
    expect(readSettings({ DATABASE_URL, PUBLIC_URL: 'https://grants.example.org/' }).publicUrl).toBe(
      'https://grants.example.org',
    );
  });

  it('says one sentence about each variable', () => {
    for (const { name, meaning } of describeSettings())
      expect([name, meaning]).toEqual([name, expect.stringMatching(/^[A-Z].*\.$/)]);
  });
});

describe('the time zones of the running Node', () => {
  it.each(['2026c', '2026d', '2027a'])('%s are new enough', (tz) => {
    expect(() => assertZoneData(tz)).not.toThrow();
  });

  it.each(['2026b', '2025c', ''])('"%s" are refused', (tz) => {
    expect(() => assertZoneData(tz)).toThrow(/Casablanca/);
  });

  it('are new enough here', () => {
    expect(() => assertZoneData()).not.toThrow();
  });
});
