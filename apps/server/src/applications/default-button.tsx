/**
 * What the Enter key presses: the first button of a form. Without this one it would be whatever button stands first,
 * such as the one that removes a line.
 */
export function DefaultButton() {
  return <button type="submit" name="_do" value="save" class="visually-hidden" tabindex={-1} aria-hidden="true" />;
}
