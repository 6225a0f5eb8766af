import type { ComponentChildren } from 'preact';
import { DeadlineBanner } from '../ui/deadline.js';
import type { FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import type { PaymentPageFile } from './payment-dossiers.js';
import { isTurnOf, paymentTone } from './payment-words.js';
import { paymentsAddress } from './payments-address.js';

export interface PaymentLayoutProps {
  readonly view: View;
  readonly file: PaymentPageFile;
  readonly title: string;
  readonly errors?: readonly FieldError[];
  readonly children?: ComponentChildren;
}

/** A page about one payment: whose, of which contract, and where it stands. */
export function PaymentLayout({ view, file, title, errors = [], children }: PaymentLayoutProps) {
  const { record } = file.dossier;
  return (
    <Layout
      view={view}
      title={title}
      caption={
        <>
          <bdi>{record.contractNumber}</bdi>&nbsp;– <bdi>{record.organisationName}</bdi>
        </>
      }
      aside={<Status tone={paymentTone(record.state)}>{view.t(`state.payment.${record.state}`)}</Status>}
      trail={[{ href: paymentsAddress({ group: 'toCheck' }), label: view.t('payments.list.title') }]}
      errors={errors}
      banner={
        record.dueAt && isTurnOf(file) ? (
          <DeadlineBanner view={view} at={record.dueAt} kind="due" zone={file.call.zone} />
        ) : null
      }
    >
      {children}
    </Layout>
  );
}
