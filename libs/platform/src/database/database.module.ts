import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock, Ids } from '#libs/kernel';
import { DatabaseClock } from './database-clock.js';
import { Database } from './database.js';
import { Months } from './months.js';
import { databaseOptions } from './options.js';
import type { Patience } from './patience.js';
import { Reads } from './reads.js';
import type { ReplicaConnection } from './replica.js';
import { UuidV7Ids } from './uuid-v7-ids.js';

export interface DatabaseConnection {
  readonly url: string;
  readonly poolSize: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** How long it waits; for ever where it is not said, as a migration must. */
  readonly patience?: Patience;
  /** Whom to ask for what may be a moment old; the database itself where it is not said. */
  readonly replica?: ReplicaConnection | null;
}

/** The connections, the clock that follows the database's time, and ids. Rows come with each feature's own module. */
@Global()
@Module({})
export class DatabaseModule {
  static connect(connection: DatabaseConnection): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [TypeOrmModule.forRoot({ ...databaseOptions(connection), autoLoadEntities: true })],
      providers: [
        Database,
        DatabaseClock,
        Months,
        {
          provide: Reads,
          inject: [Database],
          useFactory: (database: Database) => new Reads(database, connection.replica ?? null),
        },
        { provide: Clock, useExisting: DatabaseClock },
        { provide: Ids, useClass: UuidV7Ids },
      ],
      exports: [Database, DatabaseClock, Months, Reads, Clock, Ids],
    };
  }
}
