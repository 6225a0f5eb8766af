export interface ProgressProps {
  /** Says what is being done and how far it is: "12 of 45 assessed". */
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** How far something is, in words and as a bar. */
export function Progress({ label, done, total }: ProgressProps) {
  return (
    <p class="task-progress nums">
      <progress max={Math.max(1, total)} value={done} aria-label={label} />
      <span aria-hidden="true">{label}</span>
    </p>
  );
}
