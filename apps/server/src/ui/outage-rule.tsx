import type { OutageRule } from '#libs/calls';
import type { View } from './view.js';

/** What becomes of a deadline before which the portal was away, as everybody reads it; nothing where no rule says it. */
export function OutageRuleInWords({ view, rule }: { readonly view: View; readonly rule: OutageRule | null }) {
  if (rule === null) return null;
  const { windowHours, allowedMinutes, extensionHours } = rule;
  return (
    <p>
      {view.t('outages.rule', {
        allowed: allowedMinutes,
        window: windowHours,
        extension: extensionHours,
      })}
    </p>
  );
}
