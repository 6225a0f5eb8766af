import type { ComponentChildren } from 'preact';
import { ActionForm, type ActionFormProps } from './action-form.js';
import { Layout, type LayoutProps } from './layout.js';

export interface ConfirmPageProps
  extends
    Pick<LayoutProps, 'view' | 'title' | 'caption' | 'nav' | 'errors'>,
    Pick<ActionFormProps, 'action' | 'label' | 'weight' | 'hidden' | 'reasons'> {
  /** Where "cancel" leads. */
  readonly cancelHref: string;
  /** What will happen, to whom, and whether it can be undone. */
  readonly children: ComponentChildren;
  /** What has to be said with it, such as a reason. */
  readonly fields?: ComponentChildren;
}

/** Asks before something that others will notice. A page of its own: no dialogue to lose or to trap the keyboard. */
export function ConfirmPage({
  cancelHref,
  children,
  fields,
  action,
  label,
  weight,
  hidden,
  reasons,
  ...page
}: ConfirmPageProps) {
  const { view } = page;
  const cancel = view.t('ui.confirm.cancel');
  return (
    <Layout {...page} back={{ href: cancelHref, label: cancel }}>
      <div class="prose">{children}</div>
      <ActionForm
        view={view}
        action={action}
        label={label}
        weight={weight ?? 'primary'}
        hidden={hidden ?? {}}
        reasons={reasons ?? []}
      >
        {fields}
      </ActionForm>
    </Layout>
  );
}
