import { entitled, type NamedMember, type RankedLine } from '#libs/awards';
import type { Call } from '#libs/calls';
import { type Typed, typedText } from '../http/read-form.js';
import { newFormKey } from '../http/views.js';
import { ActionForm } from '../ui/action-form.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Field } from '../ui/field.js';
import { Layout } from '../ui/layout.js';
import type { View } from '../ui/view.js';
import { MeetingFields } from './meeting-form.js';
import { placeField } from './tie-order.js';

export interface TiePageProps {
  readonly view: View;
  readonly call: Call;
  readonly path: string;
  /** The files of one tie. */
  readonly files: readonly RankedLine[];
  readonly members: readonly NamedMember[];
  readonly typed: Typed | null;
  readonly errors: readonly FieldError[];
}

/** The committee puts files with equal scores in order. */
export function TiePage({ view, call, path, files, members, typed, errors }: TiePageProps) {
  const able = entitled(members);
  const options = files.map((_file, i) => ({ value: String(i + 1), label: view.format.number(i + 1) }));
  return (
    <Layout
      view={view}
      title={view.t('awards.tie.title')}
      caption={<bdi>{call.code}</bdi>}
      back={{ href: path, label: view.t('awards.decision.back') }}
      errors={errors}
    >
      <p class="lead">{view.t('awards.tie.lead')}</p>
      <ActionForm view={view} action={`${path}/tie`} label={view.t('awards.tie.do')} hidden={{ _key: newFormKey() }}>
        {files.map(({ applicationId, code, title, organisationName }) => (
          <Field
            key={applicationId}
            kind="select"
            view={view}
            name={placeField(applicationId)}
            label={view.t('awards.tie.place', { code: code ?? '', title, name: organisationName })}
            value={typed ? typedText(typed, placeField(applicationId)) : undefined}
            error={errorOf(errors, placeField(applicationId))}
            options={options}
          />
        ))}
        <MeetingFields
          view={view}
          members={able}
          present={typed ? [typed['present'] ?? []].flat() : able.map(({ personId }) => personId)}
          reason={typed ? typedText(typed, 'reason') : ''}
          errors={errors}
        />
      </ActionForm>
    </Layout>
  );
}
