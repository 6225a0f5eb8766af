import { Tabs } from '../ui/tabs.js';
import type { View } from '../ui/view.js';

export interface OperatorTabsProps {
  readonly view: View;
  readonly current: '/operator' | '/operator/dead-letters' | '/operator/mails' | '/operator/trace';
  /** How much was put aside. */
  readonly put: number;
}

/** The places of whoever operates the installation. */
export function OperatorTabs({ view, current, put }: OperatorTabsProps) {
  const tab = (href: string, label: string) => ({ href, label, current: href === current });
  return (
    <Tabs
      view={view}
      label={view.t('operation.places')}
      tabs={[
        tab('/operator', view.t('operation.title')),
        { ...tab('/operator/dead-letters', view.t('operation.deadLetters.name')), count: put },
        tab('/operator/mails', view.t('operation.mail.title')),
        tab('/operator/trace', view.t('operation.trace.title')),
        tab('/operator/queues', view.t('http.places.queues')),
      ]}
    />
  );
}
