import { aCall } from '#testing/calls';
import { render } from 'preact-render-to-string';
import { aView } from '../ui/testing/a-view.js';
import { callParts } from './call-parts.js';
import { EnquiriesPage } from './enquiries.page.js';

const call = aCall();
const view = aView({ lang: 'en' });

function contact(enquiries: { readonly takes: boolean; readonly published: number }) {
  const part = callParts({ view, call, changes: [], enquiries }).find(({ id }) => id === 'contact');
  return { title: part?.title, html: render(<>{part?.content}</>) };
}

describe('questions about a call', () => {
  it('are asked for while they are taken', () => {
    const { title, html } = contact({ takes: true, published: 0 });

    expect(title).toBe('Ask a question');
    expect(html).toContain('/enquiries/new');
  });

  it('are only to be read once they are closed, where there is anything to read', () => {
    const { title, html } = contact({ takes: false, published: 2 });

    expect(title).toBe('Questions and answers');
    expect(html).toContain('Read the 2 published questions');
    expect(html).not.toContain('/enquiries/new');
    expect(contact({ takes: false, published: 0 }).html).toContain('No questions were answered for this call.');
  });

  it('promise no answer once they are closed', () => {
    const page = { view, call, answered: [], own: [], nextHref: null };

    expect(render(<EnquiriesPage {...page} takes />)).toContain('No question has an answer yet.');
    expect(render(<EnquiriesPage {...page} takes={false} />)).toContain('No questions were answered for this call.');
  });
});
