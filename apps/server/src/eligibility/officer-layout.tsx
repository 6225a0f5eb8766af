import type { ComponentChildren } from 'preact';
import type { Call } from '#libs/calls';
import { statesInWords } from '../applications/next-words.js';
import { StateTags } from '../applications/state-tags.js';
import { inCall } from '../calls/in-call.js';
import { said } from '../calls/said.js';
import { DeadlineBanner } from '../ui/deadline.js';
import type { FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Tabs } from '../ui/tabs.js';
import type { Crumb } from '../ui/trail.js';
import type { View } from '../ui/view.js';
import type { OfficerFile } from './officer-files.js';

/** What every page of a file is given in the office. */
export interface OfficerPageProps {
  readonly view: View;
  readonly file: OfficerFile['file'];
  readonly call: Call;
  /** How many messages of the applicant wait; absent for those who see none of them. */
  readonly messages?: number | undefined;
}

export interface OfficerLayoutProps extends OfficerPageProps {
  readonly title: string;
  readonly current: 'file' | 'application' | 'messages' | 'step';
  readonly errors?: readonly FieldError[];
  readonly children?: ComponentChildren;
}

/** A page about one file: its code and place, its state, its views, the deadline when it is near. */
export function OfficerLayout(props: OfficerLayoutProps) {
  const { view, file, call, title, current, messages, errors = [], children } = props;
  const here = `/files/${file.id}`;
  const shown = (['file', 'application', 'messages'] as const).filter(
    (key) => key !== 'messages' || messages !== undefined,
  );
  const tabs = shown.map((key) => ({
    href: key === 'file' ? here : `${here}/${key}`,
    label: view.t(`eligibility.tab.${key}`),
    current: key === current,
    ...(key === 'messages' && messages ? { count: messages } : {}),
  }));
  return (
    <Layout
      view={view}
      width="wide"
      title={title}
      caption={
        <>
          <bdi>{file.code}</bdi>&nbsp;– <bdi>{file.organisationName}</bdi>&nbsp;– {said(view, call.lot(file.lot).title)}
        </>
      }
      aside={isSaid(props) ? null : <StateTags view={inCall(view, call)} states={file.states} />}
      trail={[...wayFrom(view), ...(current === 'step' ? [{ href: here, label: file.code }] : [])]}
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

/** The page of a step has the name of the state that asks for it: it is said once. */
function isSaid({ view, file: { states }, title }: OfficerLayoutProps): boolean {
  return states.length === 1 && statesInWords(view, states)[0] === title;
}

/** Where files are found: not everybody who reads one has the list of what waits. */
function wayFrom({ nav = [] }: View): readonly Crumb[] {
  return LISTS.flatMap((list) => nav.filter(({ href }) => href === list)).slice(0, 1);
}

const LISTS = ['/work', '/committee', '/programme'];
