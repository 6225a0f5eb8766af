import { MailAddress } from './mail-address.js';
import type { View } from './view.js';

/** The same on every page, help included, at the same place (WCAG 2.2, 3.2.6). */
export function Footer({ view }: { readonly view: View }) {
  return (
    <footer class="footer">
      <div class="footer-bar">
        <p>{view.t('ui.product.line')}</p>
        {view.contact ? <Contact view={view} address={view.contact} /> : null}
        <ul>
          <li>
            <a href="/receipts">{view.t('receipts.verify.title')}</a>
          </li>
          <li>
            <a href="/accessibility">{view.t('ui.layout.accessibility')}</a>
          </li>
          <li>
            <a href="/privacy">{view.t('ui.layout.privacy')}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}

function Contact({ view, address }: { readonly view: View; readonly address: string }) {
  const link = (
    <a key="address" href={`mailto:${address}`}>
      <MailAddress>{address}</MailAddress>
    </a>
  );
  return <p>{view.pieces('ui.layout.contact', { address: link })}</p>;
}
