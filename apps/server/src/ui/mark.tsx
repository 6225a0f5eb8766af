const POINTS = 8;
/** From each point to the third after it: the star closes after one single line. */
const STEP = 3;

/** The path of an eight-fold star that is drawn without lifting the pen. */
export function starPath(centre: number, radius: number): string {
  const corners = Array.from({ length: POINTS }, (_, index) => {
    const angle = ((index * STEP) / POINTS) * 2 * Math.PI + Math.PI / POINTS;
    return `${round(centre + radius * Math.cos(angle))} ${round(centre + radius * Math.sin(angle))}`;
  });
  return `M${corners.join('L')}Z`;
}

/** The mark, once in the header. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
      <path d={starPath(20, 18)} fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" />
    </svg>
  );
}

/** The mark as the quiet pattern of an empty page. */
export function StarPattern() {
  const centres = [30, 90, 150, 210, 270];
  return (
    <svg class="star-pattern" viewBox="0 0 300 60" width="300" height="60" aria-hidden="true" focusable="false">
      {centres.map((x) => (
        <path
          key={x}
          d={starPath(30, 28)}
          transform={`translate(${x - 30} 0)`}
          fill="none"
          stroke="currentColor"
          stroke-width="1.25"
          stroke-linejoin="round"
        />
      ))}
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
