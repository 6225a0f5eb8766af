import { graphemeCount } from '#libs/kernel';
import type { ComponentChildren } from 'preact';
import { CallFigureSamples } from './design/call-figures.js';
import { CorrectedForm } from './design/corrected.js';
import { FileLife } from './design/file-life.js';
import { UploadSamples } from './design/uploads.js';
import { Figures } from './design/figures.js';
import { FormSamples } from './design/form.js';
import { Letters } from './design/letters.js';
import { Review } from './design/review.js';
import { SAMPLES, SUMMARY_LIMIT } from './design/samples.js';
import { TablesOfForms } from './design/tables.js';
import { WritingTogether } from './design/writing.js';
import { DeadlineBanner } from './deadline.js';
import type { FieldError } from './field-error.js';
import { Done, Layout } from './layout.js';
import { Notice } from './notice.js';
import { Status } from './status.js';
import type { View } from './view.js';

const HOUR = 3_600_000;

/** Every component in all its states. A component that is not here does not exist. */
export function DesignPage({ view }: { readonly view: View }) {
  const errors = errorsOf(view);
  return (
    <Layout
      view={view}
      title={view.t('ui.design.title')}
      caption={view.t('ui.design.caption')}
      aside={<Status tone="info">{view.t('ui.tasks.inProgress')}</Status>}
      nav={[
        { href: '/', label: view.t('ui.design.tasks'), count: 3 },
        { href: '/design', label: view.t('ui.design.title'), current: true },
      ]}
      trail={[
        { href: '/', label: view.t('ui.product.name') },
        { href: '/calls', label: view.t('ui.product.line') },
      ]}
      banner={<DeadlineBanner view={view} at={new Date(view.now.getTime() + 20 * HOUR)} calendarHref="/design" />}
      errors={errors}
      width="wide"
    >
      <p class="lead">{view.t('ui.design.lead')}</p>
      <Section title={view.t('ui.design.notices')}>
        <Done>{view.t('ui.design.noticeDone')}</Done>
        <Notice tone="info" title={view.t('ui.design.noticeInfo')}>
          {view.t('ui.design.noticeText')}
        </Notice>
        <Notice tone="attention">{view.t('ui.design.noticeText')}</Notice>
        <Notice tone="problem">{view.t('ui.design.noticeText')}</Notice>
      </Section>
      <Section title={view.t('ui.design.forms')}>
        <FormSamples view={view} errors={errors} />
      </Section>
      <Section title={view.t('ui.design.writing')}>
        <WritingTogether view={view} />
      </Section>
      <Section title={view.t('formChanges.title')}>
        <CorrectedForm view={view} />
      </Section>
      <Section title={view.t('ui.design.tables')}>
        <TablesOfForms view={view} />
      </Section>
      <Section title={view.t('ui.design.fileLife')}>
        <FileLife view={view} />
        <UploadSamples view={view} />
      </Section>
      <Section title={view.t('messages.title')}>
        <Letters view={view} />
      </Section>
      <Section title={view.t('ui.design.figures')}>
        <Figures view={view} />
      </Section>
      <Section title={view.t('ui.design.callFigures')}>
        <CallFigureSamples view={view} />
      </Section>
      <Section title={view.t('ui.design.review')}>
        <Review view={view} />
      </Section>
    </Layout>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="design-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function errorsOf(view: View): readonly FieldError[] {
  return [
    {
      name: 'summary',
      message: view.t('error.field.tooLong', { over: graphemeCount(SAMPLES[view.lang].summary) - SUMMARY_LIMIT }),
    },
    { name: 'email', message: view.t('error.field.email') },
    { name: 'start', message: view.t('error.field.date') },
    { name: 'kind', message: view.t('error.field.required', { label: view.t('ui.design.kind') }) },
  ];
}
