// The navigation of a phone.
import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useShared } from '../i18n';
import { Brand } from './Brand';

export default function NavDrawer({ area, close, children }: { area: string; close: () => void; children: ReactNode }) {
  const t = useShared();
  return (
    <Drawer opened onClose={close} size={280} title={<Brand area={area} />}>
      <nav aria-label={t('menus.navigation')}>{children}</nav>
    </Drawer>
  );
}
