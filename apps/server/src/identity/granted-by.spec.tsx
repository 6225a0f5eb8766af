import { render } from 'preact-render-to-string';
import { aView } from '../ui/testing/a-view.js';
import { GrantedBy } from './granted-by.js';

describe('who gave a role', () => {
  it('is a person, or the installation where nobody could sign in yet', () => {
    expect(render(<GrantedBy view={aView()} by="Nadia Tazi" />)).toContain('Nadia Tazi');
    expect(render(<GrantedBy view={aView()} by="setup" />)).toBe('Installation de la plateforme');
  });
});
