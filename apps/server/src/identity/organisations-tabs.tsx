import { Tabs } from '../ui/tabs.js';
import type { View } from '../ui/view.js';

export interface OrganisationsTabsProps {
  readonly view: View;
  readonly current: '/ownership-requests' | '/duplicates';
}

/** What the programme decides about organisations: who owns them, and which are the same. */
export function OrganisationsTabs({ view, current }: OrganisationsTabsProps) {
  const tabs = [
    { href: '/ownership-requests', label: view.t('ownership.list') },
    { href: '/duplicates', label: view.t('same.title') },
  ];
  return (
    <Tabs
      view={view}
      label={view.t('http.places.organisations')}
      tabs={tabs.map((tab) => ({ ...tab, current: tab.href === current }))}
    />
  );
}
