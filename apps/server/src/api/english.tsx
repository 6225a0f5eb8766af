/** Names and sentences of the interface itself, English in every language; what stands between back-ticks is code. */
export function English({ children }: { readonly children: string }) {
  return (
    <bdi lang="en" dir="ltr">
      {children.split('`').map((piece, n) => (n % 2 === 1 ? <code key={n}>{piece}</code> : piece))}
    </bdi>
  );
}
