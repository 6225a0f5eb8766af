import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toString } from 'qrcode';
import { parsedReceiptCode, ReceiptStandings, Submitted, type SubmittedView } from '#libs/applications';
import { type Call, Calls } from '#libs/calls';
import { isLang, type Lang, type PrintedDocument, Texts, Typesetter } from '#libs/platform';
import type { ApplicantFile } from '../applications/applicant-files.js';
import { maySeeReceipt } from '../applications/receipt.controller.js';
import type { Signing } from '../applications/signing.js';
import { Access } from '../http/access.js';
import { House } from '../http/house-options.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { makeView, type View } from '../ui/view.js';
import { draftDocument, submittedDocument } from './application.document.js';
import { receiptDocument } from './receipt.document.js';

/** A document that is ready to be sent. */
export interface Printed {
  readonly name: string;
  readonly pdf: Uint8Array;
}

type Asked = Pick<Printed, 'name'> & { readonly document: PrintedDocument };

/** Applications and receipts on paper, for those who may read them. */
@Injectable()
export class Printing {
  constructor(
    private readonly access: Access,
    private readonly submitted: Submitted,
    private readonly standings: ReceiptStandings,
    private readonly calls: Calls,
    private readonly texts: Texts,
    private readonly house: House,
    private readonly typesetter: Typesetter,
  ) {}

  /** What was submitted under a receipt, in the language of its declaration unless another one is asked for. */
  async application(request: FastifyRequest, reply: FastifyReply, typed: string): Promise<Printed> {
    const { submitted, call, view } = await this.opened(request, reply, typed);
    const document = submittedDocument(view, call, submitted);
    return this.set({ name: `${submitted.applicationCode}-v${submitted.n}.pdf`, document });
  }

  async receipt(request: FastifyRequest, reply: FastifyReply, typed: string): Promise<Printed> {
    const { submitted, call, view } = await this.opened(request, reply, typed);
    const { receiptCode } = submitted;
    const verifyUrl = `${this.house.publicUrl}/receipts?code=${receiptCode}`;
    const qr = await toString(verifyUrl, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
    const document = (await this.standings.of(receiptCode))?.document ?? null;
    const onPaper = receiptDocument({ view, call, submitted, document, verifyUrl, qr });
    return this.set({ name: `receipt-${receiptCode}.pdf`, document: onPaper });
  }

  /** What is written now, marked as a draft on every page. */
  async draft(
    request: FastifyRequest,
    reply: FastifyReply,
    { file, call }: ApplicantFile,
    signing: Awaited<ReturnType<Signing['of']>>,
  ): Promise<Printed> {
    const view = this.viewIn(viewOf(request, reply), request, null);
    return this.set({
      name: `${file.code ?? call.code}-draft.pdf`,
      document: draftDocument(view, { file, call, ...signing }),
    });
  }

  private async set({ name, document }: Asked): Promise<Printed> {
    const { pdf } = await this.typesetter.set(document);
    return { name, pdf };
  }

  private async opened(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: string,
  ): Promise<{ readonly submitted: SubmittedView; readonly call: Call; readonly view: View }> {
    const code = parsedReceiptCode(typed);
    const submitted = code === null ? null : await this.submitted.byReceipt(code);
    if (!submitted) throw new NothingHere('There is no such receipt.');
    const { actor } = await this.access.to(request, submitted.applicationId);
    if (!maySeeReceipt(actor)) throw new NothingHere('Not a file of this person.');
    const { language } = submitted.content.declaration;
    const view = this.viewIn(viewOf(request, reply), request, isLang(language) ? language : null);
    const call = await this.calls.atRevision(null, submitted.callId, submitted.content.call.revision);
    return { submitted, call, view };
  }

  /** The language that `in` names, otherwise the one given, otherwise the page's. */
  private viewIn(view: View, { query }: FastifyRequest, given: Lang | null): View {
    const named: unknown = typeof query === 'object' && query !== null ? Reflect.get(query, 'in') : null;
    return makeView({ ...view, texts: this.texts, lang: isLang(named) ? named : (given ?? view.lang) });
  }
}
