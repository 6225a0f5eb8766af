import type { View } from '../ui/view.js';

interface DeclarationProps {
  readonly view: View;
  readonly declaration: readonly string[];
}

/** What whoever hands something in declares. */
export function DeclarationSentences({ view, declaration }: DeclarationProps) {
  return (
    <>
      <p>{view.t('applications.submit.declare')}</p>
      <ul>
        {declaration.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
