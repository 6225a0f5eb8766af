import type { ComponentChildren } from 'preact';

export type Tone = 'neutral' | 'info' | 'done' | 'attention' | 'problem';

/** One shape per tone, so that nobody needs the colour. */
const SHAPES: Readonly<Record<Tone, string>> = {
  neutral: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3Z',
  info: 'M8 2.5 13.5 8 8 13.5 2.5 8Z',
  done: 'm3 8.5 3.4 3.4L13 4.8',
  attention: 'M8 2.2 14.4 13.4H1.6ZM8 6.4v3.2M8 11.4v.4',
  problem: 'M5.2 1.8h5.6l3.4 3.4v5.6l-3.4 3.4H5.2l-3.4-3.4V5.2ZM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4',
};

export function Shape({ tone }: { readonly tone: Tone }) {
  return (
    <svg class="shape" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path
        d={SHAPES[tone]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.75"
        stroke-linejoin="round"
        stroke-linecap="round"
      />
    </svg>
  );
}

export interface StatusProps {
  readonly tone: Tone;
  readonly children: ComponentChildren;
}

/** Where something stands: colour and word and shape. */
export function Status({ tone, children }: StatusProps) {
  return (
    <span class={`status tone-${tone}`}>
      <Shape tone={tone} />
      <span>{children}</span>
    </span>
  );
}
