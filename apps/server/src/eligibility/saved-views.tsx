import type { SavedView } from '#libs/identity';
import { ActionForm, Button, Csrf } from '../ui/action-form.js';
import { Field } from '../ui/field.js';
import type { View } from '../ui/view.js';

export interface SavedViewsProps {
  readonly view: View;
  readonly views: readonly SavedView[];
  /** The list that is shown now, from its beginning; null where nothing is filtered. */
  readonly address: string | null;
}

/** Lists that this person kept under a name; and keeping the one that is shown. */
export function SavedViews({ view, views, address }: SavedViewsProps) {
  if (views.length === 0 && address === null) return null;
  return (
    <div class="saved-views" role="group" aria-label={view.t('eligibility.views.title')}>
      {views.length > 0 ? (
        <ul class="inline-links">
          {views.map((kept) => (
            <li key={kept.id}>
              <a href={kept.address} {...(kept.address === address ? { 'aria-current': 'page' as const } : {})}>
                <bdi>{kept.name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <details>
        <summary>{view.t(`eligibility.views.${whatFor(views, address)}`)}</summary>
        {address === null ? null : (
          <ActionForm
            view={view}
            action="/work/views"
            label={view.t('eligibility.views.keepDo')}
            weight="secondary"
            hidden={{ address }}
          >
            <Field
              kind="text"
              view={view}
              name="name"
              label={view.t('eligibility.views.name')}
              help={view.t('eligibility.views.nameHelp')}
              value=""
            />
          </ActionForm>
        )}
        {views.map((kept) => (
          <form key={kept.id} method="post" action={`/work/views/${kept.id}/remove`} class="saved-view">
            <Csrf view={view} />
            <bdi>{kept.name}</bdi>
            <Button weight="quiet">
              {view.t('eligibility.views.forget')}
              <bdi class="visually-hidden"> {kept.name}</bdi>
            </Button>
          </form>
        ))}
      </details>
    </div>
  );
}

function whatFor(views: readonly SavedView[], address: string | null): string {
  if (address === null) return 'manage';
  return views.length > 0 ? 'keep' : 'keepDo';
}
