import type { Call } from '#libs/calls';
import type { View } from '../ui/view.js';
import { type FormPlace, FormPreview } from './form-preview.js';
import { officePath, PublicationLayout } from './publication-layout.js';

export interface KeptFormPageProps {
  readonly view: View;
  readonly shown: View;
  readonly call: Call;
  readonly state: string;
  readonly place: FormPlace;
}

/** The form of a call that is kept: a draft before its publication, or as it stands now. */
export function KeptFormPage({ view, shown, call, state, place }: KeptFormPageProps) {
  return (
    <PublicationLayout view={view} call={call} state={state} title={view.t('formPreview.title')} current="step">
      <form novalidate>
        <FormPreview
          view={view}
          shown={shown}
          call={call}
          place={place}
          way={({ place: to, lang, label, isHere }) => (
            <a
              href={`${officePath(call.code, 'sheet')}/form/${to.stage}/${to.page.id}?in=${lang}`}
              {...(isHere ? { 'aria-current': 'page' as const } : {})}
            >
              {label}
            </a>
          )}
        />
      </form>
    </PublicationLayout>
  );
}
