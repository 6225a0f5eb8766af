import type { ComponentChildren } from 'preact';
import { Shape, type Tone } from './status.js';

export interface NoticeProps {
  readonly tone: Exclude<Tone, 'neutral'>;
  readonly title?: string;
  /** `status` is read out when the page opens with it, such as after something was done. */
  readonly role?: 'status' | 'alert';
  readonly children?: ComponentChildren;
}

/** Something the reader should know before going on. */
export function Notice({ tone, title, role, children }: NoticeProps) {
  return (
    <div class={`notice tone-${tone}`} {...(role ? { role } : {})}>
      <Shape tone={tone} />
      <div class="notice-body">
        {title ? <p class="notice-title">{title}</p> : null}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  );
}
