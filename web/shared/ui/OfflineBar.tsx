// A bar, not a toast for every call, while the browser has no network.
import { useNetwork } from '@mantine/hooks';
import { useShared } from '../i18n';

export function OfflineBar() {
  const t = useShared();
  const { online } = useNetwork();
  if (online) return null;
  return (
    <div role="status" style={{ position: 'fixed', insetInline: 0, insetBlockStart: 0, zIndex: 500, textAlign: 'center', padding: '4px 8px', background: '#8a3b00', color: '#fff', fontSize: 13 }}>
      {t('states.offline')}
    </div>
  );
}
