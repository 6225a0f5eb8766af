import { join } from 'node:path';
import { loadTexts, type Lang } from '#libs/platform';
import { makeView, type View, type ViewOf } from '../view.js';

const texts = loadTexts(join(process.cwd(), 'config', 'texts'), { missing: 'throw' });

/** A request of a signed-in person, a week before a deadline. */
export function aView(of: Partial<ViewOf> & { readonly lang?: Lang } = {}): View {
  return makeView({
    texts,
    lang: 'fr',
    path: '/grants?state=draft',
    csrf: 'token-1',
    person: { name: 'Salma El Ouazzani', role: 'signataire' },
    now: new Date('2026-02-12T12:00:00Z'),
    zone: 'Africa/Casablanca',
    demo: false,
    ...of,
  });
}
