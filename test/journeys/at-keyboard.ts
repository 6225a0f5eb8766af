import type { Visitor } from '../support/browser.js';

/** More stops than any page has. */
const MOST_STOPS = 400;

/** Somebody whose only tool is the keyboard: Tab leads to a place, a key does what it is there for. */
export class AtKeyboard {
  constructor(private readonly visitor: Visitor) {}

  get path(): string {
    return this.visitor.path;
  }

  words(): Promise<string> {
    return this.visitor.words();
  }

  /** Goes to a link and follows it. */
  async follow(href: string): Promise<void> {
    await this.press(`main a[href="${href}"], nav.places a[href="${href}"]`);
  }

  /** Goes to a button or link and presses Enter. */
  async press(place: string): Promise<void> {
    await this.reach(place);
    await this.visitor.arriving(() => this.keyboard.press('Enter'));
  }

  async write(field: string, text: string): Promise<void> {
    await this.reach(`[name="${field}"]`);
    await this.keyboard.type(text);
  }

  /** Among radio buttons the arrows choose, in every browser; Tab leads to the group and on from it. */
  async choose(field: string, value: string): Promise<void> {
    await this.reach(`[name="${field}"]`);
    await this.keyboard.press('Space');
    const chosen = this.visitor.page.locator(`[name="${field}"]:checked`);
    const choices = await this.visitor.page.locator(`[name="${field}"]`).count();
    for (let presses = 0; (await chosen.getAttribute('value')) !== value; presses += 1) {
      if (presses > choices) throw new Error(`${this.path}: the arrows do not lead to ${value} of ${field}.`);
      await this.keyboard.press('ArrowRight');
    }
  }

  /** Tab until the place has the focus. Wherever the focus is on the way, it must be seen. */
  private async reach(place: string): Promise<void> {
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      const focus = await this.visitor.page.evaluate(focusOn, place);
      if (focus.isLost) throw new Error(`${this.path}: the focus cannot be seen on ${focus.on}`);
      if (focus.isThere) return;
      await this.keyboard.press('Tab');
    }
    throw new Error(`${this.path}: Tab does not lead to ${place}`);
  }

  private get keyboard() {
    return this.visitor.page.keyboard;
  }
}

/** Runs in the page. The ring is on the element, or on what stands for it where the element itself is invisible. */
function focusOn(place: string): { isThere: boolean; isLost: boolean; on: string } {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body || focused.id === 'main')
    return { isThere: false, isLost: false, on: '' };
  const shown = [focused, focused.nextElementSibling, focused.parentElement].filter((one) => one !== null);
  const isSeen = shown.some((one) => {
    const { outlineWidth, outlineStyle } = getComputedStyle(one);
    return Number.parseFloat(outlineWidth) >= 2 && outlineStyle !== 'none';
  });
  return { isThere: focused.matches(place), isLost: !isSeen, on: focused.outerHTML.slice(0, 160) };
}
