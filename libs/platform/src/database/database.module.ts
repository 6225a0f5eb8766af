import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock, Ids } from '#libs/kernel';
import { DatabaseClock } from './database-clock.js';
import { Database } from './database.js';
import { databaseOptions } from './options.js';
import type { Patience } from './patience.js';
import { UuidV7Ids } from './uuid-v7-ids.js';

export interface DatabaseConnection {
  readonly url: string;
  readonly poolSize: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** How long it waits; for ever where it is not said, as a migration must. */
  readonly patience?: Patience;
}

/** The connection, the clock that follows the database's time, and ids. Rows come with each feature's own module. */
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
        { provide: Clock, useExisting: DatabaseClock },
        { provide: Ids, useClass: UuidV7Ids },
      ],
      exports: [Database, DatabaseClock, Clock, Ids],
    };
  }
}
