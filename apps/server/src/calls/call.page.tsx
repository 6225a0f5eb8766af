import { Code } from '../ui/code.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { callParts, type CallPartsProps } from './call-parts.js';
import { Essentials } from './essentials.js';
import { said } from './said.js';

export interface CallPageProps extends CallPartsProps {
  readonly isOpen: boolean;
}

/** A call: what, who, how much, when, what is asked, how it is scored. */
export function CallPage({ view, call, isOpen, changes, enquiries }: CallPageProps) {
  const parts = callParts({ view, call, changes, enquiries });
  return (
    <Layout
      view={view}
      title={said(view, call.file.texts.title)}
      caption={<Code>{call.code}</Code>}
      trail={[{ href: '/', label: view.t('site.front.title') }]}
      width="wide"
    >
      {call.cancelledAt ? <Notice tone="problem">{view.t('site.call.cancelled')}</Notice> : null}
      <p class="lead">{said(view, call.file.texts.summary)}</p>
      <div class="call-sides">
        <Essentials view={view} call={call} isOpen={isOpen} parts={parts} />
        <div class="call-text">
          {parts.map(({ id, title, content }) => (
            <section key={id} id={id}>
              <h2>{title}</h2>
              {content}
            </section>
          ))}
        </div>
      </div>
    </Layout>
  );
}
