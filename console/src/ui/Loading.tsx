/** Rows of the final height; they show after 200 ms only, so that quick answers do not flicker. */
export const Loading = ({ rows = 6, what }: { rows?: number; what: string }) => (
  <div className="loading" role="status" aria-label={`Loading ${what}`}>
    {Array.from({ length: rows }, (_, it) => (
      <div key={it} className="loading-row" />
    ))}
  </div>
);
