import type { View } from './view.js';

/** The same on every page. */
export function Footer({ view }: { readonly view: View }) {
  return (
    <footer class="footer">
      <div class="footer-bar">
        <p>{view.t('ui.product.line')}</p>
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
