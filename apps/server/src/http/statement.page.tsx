import { Layout } from '../ui/layout.js';
import type { View } from '../ui/view.js';

export interface StatementPageProps {
  readonly view: View;
  /** Where its texts are: `http.statements.privacy`. */
  readonly of: string;
  readonly sections: readonly string[];
}

/** A text of the house that everybody may read. */
export function StatementPage({ view, of, sections }: StatementPageProps) {
  return (
    <Layout view={view} title={view.t(`${of}.title`)}>
      <div class="prose">
        {sections.map((section) => (
          <section key={section}>
            <h2>{view.t(`${of}.${section}.title`)}</h2>
            <p>{view.t(`${of}.${section}.text`)}</p>
          </section>
        ))}
      </div>
    </Layout>
  );
}
