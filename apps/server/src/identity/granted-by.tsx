import { PersonName } from '../ui/person-name.js';
import type { View } from '../ui/view.js';

/** Roles that were given before anybody could sign in have no person behind them. */
const INSTALLATION: readonly string[] = ['setup', 'demo'];

/** Who gave or took a role. */
export function GrantedBy({ view, by }: { readonly view: View; readonly by: string }) {
  return INSTALLATION.includes(by) ? <>{view.t('roles.setup')}</> : <PersonName name={by} />;
}
