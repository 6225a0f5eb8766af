import type { CookieJar } from './cookies.js';

/** What the HTTP house needs to know of the settings. */
export interface HouseSettings {
  readonly publicUrl: string;
  readonly contactEmail: string | null;
  readonly demo: boolean;
  readonly uploadMaxBytes: number;
  readonly metricsToken: string | null;
}

/** The settings, made ready for use once. */
export class House {
  readonly publicUrl: string;
  readonly contactEmail: string | null;
  readonly demo: boolean;
  readonly uploadMaxBytes: number;
  readonly metricsToken: string | null;
  readonly https: boolean;

  constructor(
    settings: HouseSettings,
    readonly cookies: CookieJar,
  ) {
    this.publicUrl = settings.publicUrl;
    this.contactEmail = settings.contactEmail;
    this.demo = settings.demo;
    this.uploadMaxBytes = settings.uploadMaxBytes;
    this.metricsToken = settings.metricsToken;
    this.https = cookies.secure;
  }
}
