import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that arrive in pieces. What has arrived lies in the store; what it is to become stands here. */
export class T0044Uploads implements MigrationInterface {
  readonly name = 'T0044Uploads1764000044000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table upload (
        id uuid constraint pk_upload primary key,
        owner_id uuid not null constraint fk_upload_owner references person (id),
        destination text not null,
        file_name text not null,
        fingerprint text not null,
        size_bytes bigint not null constraint ck_upload_size check (size_bytes > 0),
        begun_at timestamptz not null,
        expires_at timestamptz not null,
        outcome jsonb
      );
      create index ix_upload_owner on upload (owner_id, destination);
      create index ix_upload_expires on upload (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table upload');
  }
}
