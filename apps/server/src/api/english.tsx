import type { ComponentChildren } from 'preact';

/** Names and sentences of the interface itself, which are English in every language. */
export function English({ children }: { readonly children: ComponentChildren }) {
  return (
    <bdi lang="en" dir="ltr">
      {children}
    </bdi>
  );
}
