import { type Tab, Tabs } from '../ui/tabs.js';
import type { View } from '../ui/view.js';

/** What waits for us, or the files step by step: the steps are shown where one of them is looked at. */
export function WorkTabs({ view, tabs: [ours, ...steps] }: { readonly view: View; readonly tabs: readonly Tab[] }) {
  const first = steps.find(({ count = 0 }) => count > 0) ?? steps[0];
  if (!ours || !first) return null;
  const isOurs = ours.current === true;
  const followed = { href: first.href, label: view.t('eligibility.work.followed'), current: !isOurs };
  return (
    <>
      <Tabs view={view} label={view.t('eligibility.work.groups')} tabs={[ours, followed]} />
      {isOurs ? null : (
        <div class="tabs-within">
          <Tabs view={view} label={view.t('eligibility.work.steps')} tabs={steps} />
        </div>
      )}
    </>
  );
}
