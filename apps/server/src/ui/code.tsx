/** A code, an account number, an address of the web: always from left to right. */
export function Code({ children }: { readonly children: string | number }) {
  return (
    <bdi dir="ltr" class="code">
      {children}
    </bdi>
  );
}
