import type { ComponentChildren } from 'preact';
import { States } from '../applications/states.js';
import { DeadlineBanner } from '../ui/deadline.js';
import type { FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Tabs } from '../ui/tabs.js';
import type { View } from '../ui/view.js';
import type { GrantFile } from './grant-files.js';

/** What every page of a grant is given. */
export interface GrantPageProps {
  readonly view: View;
  readonly file: GrantFile;
}

export interface GrantLayoutProps extends GrantPageProps {
  readonly title: string;
  /** `step`: a page on the way to doing something. */
  readonly current: 'story' | 'contract' | 'ledger' | 'step';
  readonly errors?: readonly FieldError[];
  readonly width?: 'text' | 'wide';
  readonly children?: ComponentChildren;
}

const TABS = ['story', 'contract', 'ledger'] as const;

/** A page about one grant: its code and grantee, where it stands, its views, the deadline when it is near. */
export function GrantLayout({ view, file, title, current, errors = [], width = 'wide', children }: GrantLayoutProps) {
  const { grant, call } = file;
  const here = `/grants/${grant.id}`;
  const states = grant.state.split(' ');
  const hrefs = { story: here, contract: `${here}/contract`, ledger: `${here}/ledger` };
  const shown = TABS.filter((key) => key === 'story' || grant.contractNumber !== null);
  return (
    <Layout
      view={view}
      width={width}
      title={title}
      caption={
        <>
          <bdi>{grant.contractNumber ?? grant.code}</bdi> – <bdi>{grant.organisationName}</bdi>
        </>
      }
      aside={<States view={view} states={states} />}
      trail={[
        { href: '/grants', label: view.t('grants.list.title') },
        ...(current === 'story' ? [] : [{ href: here, label: grant.title || grant.code }]),
      ]}
      errors={errors}
      banner={grant.dueAt ? <DeadlineBanner view={view} at={grant.dueAt} kind="due" zone={call.zone} /> : null}
    >
      {current === 'step' ? null : (
        <Tabs
          view={view}
          label={view.t('grants.tab.label')}
          tabs={shown.map((key) => ({
            href: hrefs[key],
            label: view.t(`grants.tab.${key}`),
            current: key === current,
          }))}
        />
      )}
      {children}
    </Layout>
  );
}
