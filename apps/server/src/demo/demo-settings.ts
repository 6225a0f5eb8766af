/** Whether this is the demo, and where its mails lie. */
export class DemoSettings {
  constructor(
    readonly isDemo: boolean,
    readonly dataDir: string,
  ) {}
}
