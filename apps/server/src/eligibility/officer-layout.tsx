import type { ComponentChildren } from 'preact';
import type { Call } from '#libs/calls';
import { StateTags } from '../applications/state-tags.js';
import { said } from '../calls/said.js';
import { DeadlineBanner } from '../ui/deadline.js';
import type { FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Tabs } from '../ui/tabs.js';
import type { View } from '../ui/view.js';
import type { OfficerFile } from './officer-files.js';

/** What every page of a file is given in the office. */
export interface OfficerPageProps {
  readonly view: View;
  readonly file: OfficerFile['file'];
  readonly call: Call;
}

export interface OfficerLayoutProps extends OfficerPageProps {
  readonly title: string;
  readonly current: 'file' | 'application' | 'step';
  readonly errors?: readonly FieldError[];
  readonly children?: ComponentChildren;
}

/** A page about one file: its code and place, its state, its views, the deadline when it is near. */
export function OfficerLayout({ view, file, call, title, current, errors = [], children }: OfficerLayoutProps) {
  const here = `/files/${file.id}`;
  const tabs = (['file', 'application'] as const).map((key) => ({
    href: key === 'file' ? here : `${here}/application`,
    label: view.t(`eligibility.tab.${key}`),
    current: key === current,
  }));
  return (
    <Layout
      view={view}
      width="wide"
      title={title}
      caption={
        <>
          <bdi>{file.code}</bdi> – <bdi>{file.organisationName}</bdi> – {said(view, call.lot(file.lot).title)}
        </>
      }
      aside={<StateTags view={view} states={file.states} />}
      trail={[
        { href: '/work', label: view.t('eligibility.work.title') },
        ...(current === 'step' ? [{ href: here, label: file.code }] : []),
      ]}
      errors={errors}
      banner={
        file.nextDeadline ? (
          <DeadlineBanner view={view} at={file.nextDeadline.dueAt} kind="due" zone={call.zone} />
        ) : null
      }
    >
      {current === 'step' ? null : <Tabs view={view} label={view.t('eligibility.tab.label')} tabs={tabs} />}
      {children}
    </Layout>
  );
}
