import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { EvaluationModule } from '#libs/evaluation';
import { IdentityModule } from '#libs/identity';
import { Access } from './access.js';
import { AssetsController } from './assets.controller.js';
import { cookieJar } from './cookies.js';
import { DesignController } from './design.controller.js';
import { Flashes } from './flashes.js';
import { House, type HouseSettings } from './house-options.js';
import { HomeController } from './home.controller.js';
import { inputPipe } from './input-pipe.js';
import { OfflineController } from './offline.controller.js';
import { ProblemFilter } from './problem.filter.js';
import { StatementsController } from './statements.controller.js';
import { Views } from './views.js';

/** What every page and every endpoint stands on. */
@Global()
@Module({})
export class HttpModule {
  static with(settings: HouseSettings): DynamicModule {
    return {
      module: HttpModule,
      controllers: [AssetsController, DesignController, HomeController, OfflineController, StatementsController],
      imports: [EvaluationModule, IdentityModule],
      providers: [
        { provide: House, useFactory: () => new House(settings, cookieJar(settings.publicUrl)) },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: inputPipe },
        Access,
        Flashes,
        Views,
      ],
      exports: [Access, Flashes, House, Views],
    };
  }
}
