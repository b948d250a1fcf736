// The frame of the back office: who may come in, and the navigation by the rooms of the house.
import { Shell, type NavGroup } from '@shared/ui/Shell';
import { IconUsers } from '@tabler/icons-react';
import { useT } from './texts';

export function Frame() {
  const t = useT();
  const nav: NavGroup[] = [
    { label: t('nav.people'), items: [{ to: '/customers', label: t('nav.customers'), icon: <IconUsers />, op: 'listCustomers' }] },
  ];
  return <Shell area={t('area')} nav={nav} />;
}
