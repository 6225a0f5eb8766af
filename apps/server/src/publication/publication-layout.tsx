import type { ComponentChildren } from 'preact';
import type { Call } from '#libs/calls';
import { said } from '../calls/said.js';
import { Code } from '../ui/code.js';
import type { FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Status } from '../ui/status.js';
import { Tabs } from '../ui/tabs.js';
import type { View } from '../ui/view.js';
import { toneOfCall } from './call-tones.js';

export const CALL_TABS = ['sheet', 'form', 'dates', 'enquiries'] as const;
export type CallTab = (typeof CALL_TABS)[number];

export interface PublicationLayoutProps {
  readonly view: View;
  readonly call: Call;
  /** Path of the call's state. */
  readonly state: string;
  readonly title: string;
  /** `step` for a page below one of the tabs. */
  readonly current: CallTab | 'step';
  /** Where a step comes from. */
  readonly from?: CallTab;
  readonly errors?: readonly FieldError[];
  readonly children?: ComponentChildren;
}

/** The address of a call's page in the office. */
export function officePath(code: string, tab: CallTab): string {
  return tab === 'sheet' ? `/publication/${code}` : `/publication/${code}/${tab}`;
}

/** A page of the office about one call: which one, where it stands, its views. */
export function PublicationLayout(props: PublicationLayoutProps) {
  const { view, call, state, title, current, from, errors = [], children } = props;
  const { code } = call;
  const tabs = CALL_TABS.map((tab) => ({
    href: officePath(code, tab),
    label: view.t(`publication.tab.${tab}`),
    current: tab === current,
  }));
  return (
    <Layout
      view={view}
      width="wide"
      title={title}
      caption={
        <>
          <Code>{code}</Code>&nbsp;– {said(view, call.file.texts.title)}
        </>
      }
      aside={<Status tone={toneOfCall(state)}>{view.t(`state.call.${state}`)}</Status>}
      trail={[
        { href: '/publication', label: view.t('publication.list.title') },
        ...(current === 'sheet' ? [] : [{ href: officePath(code, 'sheet'), label: code }]),
        ...(from ? [{ href: officePath(code, from), label: view.t(`publication.tab.${from}`) }] : []),
      ]}
      errors={errors}
    >
      {current === 'step' ? null : <Tabs view={view} label={view.t('publication.tab.label')} tabs={tabs} />}
      {children}
    </Layout>
  );
}
