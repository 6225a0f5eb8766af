// When the largest thing was there, how much moved afterwards, and how long the slowest interaction took.
{
  let [lcp, cls, inp] = [0, 0, 0];
  const watch = (type, note, options = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...options });

  watch('largest-contentful-paint', ({ startTime }) => (lcp = startTime));
  watch('layout-shift', ({ value, hadRecentInput }) => (cls += hadRecentInput ? 0 : value));
  watch('event', ({ interactionId, duration }) => (inp = interactionId ? Math.max(inp, duration) : inp), {
    durationThreshold: 16,
  });

  /** Entries arrive after the next frame. */
  survey.vitals = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(() => resolve({ lcp, cls, inp }), 200));
    });
}
