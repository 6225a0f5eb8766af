import { MailAddress } from './mail-address.js';
import { renderPage } from './render.js';

describe('an address of mail', () => {
  it.each([
    ['association@example.org', 'association<wbr/>@example.org'],
    ['"a@b"@example.org', '&quot;a@b&quot;<wbr/>@example.org'],
    ['nobody', 'nobody'],
  ])('may be cut before its house and is one word otherwise: %s', (address, expected) => {
    const html = renderPage(<MailAddress>{address}</MailAddress>);

    expect(html).toContain(`<bdi dir="ltr" class="code mail-address">${expected}</bdi>`);
  });
});
