import { render } from 'preact-render-to-string';
import { Autosave } from './autosave.js';
import { Field } from './field.js';
import { aView } from './testing/a-view.js';

const DEVICE = { owner: 'owner-1', key: 'key-1' };
const signedIn = aView({ device: () => DEVICE });
const field = { kind: 'textarea', name: 'reason', label: 'Motif' } as const;

describe('texts that are kept on the device', () => {
  it('are those of every field of several lines, with the key of whoever is signed in', () => {
    expect(render(<Field {...field} view={signedIn} />)).toContain(
      '<minha-kept data-owner="owner-1" data-key="key-1" data-here="Gardé sur cet appareil',
    );
    expect(render(<Field {...field} view={aView({ device: () => null })} />)).not.toContain('minha-kept');
  });

  it('are kept once where the page keeps a draft', () => {
    expect(render(<Field {...field} view={signedIn} inDraft />)).not.toContain('minha-kept');
    const page = render(<Autosave view={signedIn} form="report" url="/draft" />);
    expect(page).toContain('<minha-kept form="report" data-owner="owner-1"');
    expect(page).toContain('et il est envoyé');
  });
});
