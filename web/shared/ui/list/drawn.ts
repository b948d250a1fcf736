// Long lists are there at once: what fits on a screen is drawn first, the rest a piece at a time between what the reader does.
// All of it is drawn in the end, so that columns have their true widths and the browser's own search finds every row.
import { startTransition, useEffect, useState } from 'react';

const FIRST = 60;
const MORE = 150;

/** How many of the rows are drawn now; begins anew while another page is on its way. */
export function useDrawn(count: number, stale: boolean): number {
  const [drawn, setDrawn] = useState(FIRST);
  if (stale && drawn > FIRST) setDrawn(FIRST);
  useEffect(() => {
    if (!stale && drawn < count) startTransition(() => setDrawn((before) => before + MORE));
  }, [stale, drawn, count]);
  return Math.min(drawn, count);
}
