import { render } from 'preact-render-to-string';
import type { VNode } from 'preact';

/** A whole page as HTML. The element is a `Layout`; everything in it is escaped by the renderer. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${render(page)}`;
}
