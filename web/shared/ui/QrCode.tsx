// A QR code, drawn as one path: dark on white in both colour schemes, since cameras expect it so.
import { useMemo } from 'react';
import { encode } from 'uqr';

export function QrCode({ text, label, size = 184 }: { text: string; label: string; size?: number }) {
  const { path, across } = useMemo(() => {
    const code = encode(text, { border: 2 });
    const dots = code.data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { path: dots.join(''), across: code.size };
  }, [text]);
  return (
    <svg role="img" aria-label={label} width={size} height={size} viewBox={`0 0 ${across} ${across}`} shapeRendering="crispEdges" style={{ background: '#fff', borderRadius: 8 }}>
      <path d={path} fill="#000" />
    </svg>
  );
}
