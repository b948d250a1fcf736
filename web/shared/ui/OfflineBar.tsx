// A bar, not a toast for every call, while the browser has no network. Pages make room for it (`--bar` in base.css).
import { useNetwork } from '@mantine/hooks';
import { useLayoutEffect } from 'react';
import { useShared } from '../i18n';

export function OfflineBar() {
  const t = useShared();
  const { online } = useNetwork();
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-offline', !online);
  }, [online]);
  if (online) return null;
  return (
    <div role="status" style={{ position: 'fixed', insetInline: 0, insetBlockStart: 0, blockSize: 'var(--bar)', zIndex: 500, display: 'grid', placeContent: 'center', background: '#8a3b00', color: '#fff', fontSize: 13 }}>
      {t('states.offline')}
    </div>
  );
}
