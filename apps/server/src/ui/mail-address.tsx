/** An address of mail: always from left to right, and where a line is too short for it, cut before its house. */
export function MailAddress({ children }: { readonly children: string }) {
  const at = children.lastIndexOf('@');
  const cut = at < 0 ? children.length : at;
  return (
    <bdi dir="ltr" class="code mail-address">
      {children.slice(0, cut)}
      {cut < children.length ? <wbr /> : null}
      {children.slice(cut)}
    </bdi>
  );
}
