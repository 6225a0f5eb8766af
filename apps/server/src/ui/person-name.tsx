/** A person's or organisation's name: isolated, because it may run the other way than the sentence around it. */
export function PersonName({ name }: { readonly name: string }) {
  return <bdi class="name">{name}</bdi>;
}
