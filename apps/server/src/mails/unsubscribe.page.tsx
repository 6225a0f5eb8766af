import type { Topic } from '#libs/notifications';
import { Button } from '../ui/action-form.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';

/** `asked`: nothing is changed yet; `ended` and `resumed`: it just was. */
export type EndingStep = 'asked' | 'ended' | 'resumed';

export interface UnsubscribePageProps {
  readonly view: View;
  readonly token: string;
  readonly topic: Topic;
  readonly step: EndingStep;
}

/** What the link of a mail ends, that it is ended, and the way back: without signing in. */
export function UnsubscribePage({ view, token, topic, step }: UnsubscribePageProps) {
  const here = `/unsubscribe/${token}`;
  return (
    <Layout view={view} title={view.t(step === 'asked' ? 'mails.ending.title' : 'mails.ending.done')}>
      {step === 'asked' ? <p class="lead">{view.t(`mails.ending.what.${topic}`)}</p> : null}
      {step === 'ended' ? (
        <Notice tone="done" role="status">
          {view.t(`mails.ending.ended.${topic}`)}
        </Notice>
      ) : null}
      {step === 'resumed' ? (
        <Notice tone="done" role="status">
          {view.t('mails.ending.resumed')}
        </Notice>
      ) : null}
      <p>{view.t('mails.ending.still')}</p>
      <form class="action-form" method="post" action={step === 'ended' ? `${here}/resume` : here} data-submit-once>
        <p class="actions">
          <Button weight={step === 'asked' ? 'primary' : 'secondary'}>
            {view.t(step === 'ended' ? 'mails.ending.back' : 'mails.ending.do')}
          </Button>
        </p>
      </form>
      <p>
        <a href="/account/mails">{view.t('mails.ending.account')}</a>
      </p>
    </Layout>
  );
}
