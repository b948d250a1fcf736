// The frame of this portal.
import { Shell } from '@shared/ui/Shell';
import { IconHome, IconShieldLock } from '@tabler/icons-react';
import { useT } from './texts';

export function Frame() {
  const t = useT();
  return <Shell area={t('area')} nav={[{ items: [{ to: '/', label: t('nav.home'), icon: <IconHome />, exact: true }, { to: '/security', label: t('nav.security'), icon: <IconShieldLock /> }] }]} />;
}
