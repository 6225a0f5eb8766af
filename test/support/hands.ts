import type { Locator, Page } from 'playwright-core';

/** What somebody works a page with. */
export interface Hands {
  /** Follows a link, presses a button. */
  activate(place: Locator): Promise<void>;
  /** Ticks a box, or chooses one of a group of radio buttons. */
  tick(place: Locator): Promise<void>;
  /** Writes over whatever a field holds. */
  write(field: Locator, text: string): Promise<void>;
  /** Chooses in a list. */
  pick(list: Locator, value: string): Promise<void>;
}

export const POINTER: Hands = {
  activate: (place) => place.click(),
  tick: (place) => place.check({ force: true }),
  write: (field, text) => field.fill(text),
  pick: async (list, value) => void (await list.selectOption(value)),
};

/** More stops than any page has. */
const MOST_STOPS = 600;

/** Somebody whose mouse is broken: Tab leads to a place, a key does what it is there for. */
export class Keyboard implements Hands {
  constructor(private readonly page: Page) {}

  async activate(place: Locator): Promise<void> {
    await this.reach(place);
    await this.press('Enter');
  }

  /** Tab leads to a group of radio buttons and on from it; in the group the arrows choose, in every browser. */
  async tick(place: Locator): Promise<void> {
    if ((await place.getAttribute('type')) === 'checkbox') {
      await this.reach(place);
      if (!(await place.isChecked())) await this.press('Space');
      return;
    }
    const name = (await place.getAttribute('name')) ?? '';
    await this.reach(this.page.locator(`input[type=radio][name="${name}"]`));
    await this.press('Space');
    const choices = await this.page.locator(`[name="${name}"]`).count();
    for (let presses = 0; !(await place.isChecked()); presses += 1) {
      if (presses > choices) throw new Error(`${this.page.url()}: the arrows do not lead to it in ${name}.`);
      await this.press('ArrowDown');
    }
  }

  async write(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    await this.press('ControlOrMeta+a');
    if (text === '') await this.press('Delete');
    else await this.page.keyboard.insertText(text);
  }

  async pick(list: Locator, value: string): Promise<void> {
    await this.reach(list);
    await this.press('Home');
    const choices = await list.locator('option').count();
    for (let presses = 0; (await list.inputValue()) !== value; presses += 1) {
      if (presses > choices) throw new Error(`${this.page.url()}: the arrows do not lead to ${value}.`);
      await this.press('ArrowDown');
    }
  }

  /** Tab until one of the places has the focus. Wherever the focus is on the way, it must be seen. */
  private async reach(places: Locator): Promise<void> {
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      const focus = await places.evaluateAll(focusOn);
      if (focus.isLost) throw new Error(`${this.page.url()}: the focus cannot be seen on ${focus.on}`);
      if (focus.isThere) return;
      await this.press('Tab');
    }
    throw new Error(`${this.page.url()}: Tab does not lead to ${String(places)}`);
  }

  private press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }
}

/** Runs in the page. The ring is on the element, or on what stands for it where the element itself is invisible. */
function focusOn(places: readonly Element[]): { isThere: boolean; isLost: boolean; on: string } {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body || focused.id === 'main')
    return { isThere: false, isLost: false, on: '' };
  const shown = [focused, focused.nextElementSibling, focused.parentElement].filter((one) => one !== null);
  const isSeen = shown.some((one) => {
    const { outlineWidth, outlineStyle } = getComputedStyle(one);
    return Number.parseFloat(outlineWidth) >= 2 && outlineStyle !== 'none';
  });
  return { isThere: places.includes(focused), isLost: !isSeen, on: focused.outerHTML.slice(0, 160) };
}
