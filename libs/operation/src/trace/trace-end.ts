import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { stopTracing } from '#libs/platform';

/** Sends the last spans before the process ends. */
@Injectable()
export class TraceEnd implements OnApplicationShutdown {
  onApplicationShutdown(): Promise<void> {
    return stopTracing();
  }
}
