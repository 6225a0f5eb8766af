/** What mails need to know of this installation. */
export class MailSettings {
  constructor(
    readonly publicUrl: string,
    /** `Minha <no-reply@example.org>` */
    readonly from: string,
    /** Null where this installation has no mail server yet: mails are recorded and wait. */
    readonly smtpUrl: string | null,
  ) {}
}
