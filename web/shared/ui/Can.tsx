// What one may not do is not drawn. The rule is the API's own (meta.ts), so the screen and the server cannot disagree.
import type { ReactNode } from 'react';
import { useMay, type Op } from '../api/queries';

export function Can({ op, children, otherwise = null }: { op: Op; children: ReactNode; otherwise?: ReactNode }) {
  return useMay()(op) ? children : otherwise;
}
