// The frame of a portal: header, navigation, the screen. The navigation shows what the caller may open and nothing else.
import { Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { useMay, type Op } from '../api/queries';
import { useShared } from '../i18n';
import { number } from '../i18n/format';
import { Brand } from './Brand';
import { LanguageMenu, SchemeMenu, UserMenu } from './menus';
import styles from './shell.module.css';

const Drawer = lazy(() => import('./NavDrawer'));

export interface NavItem {
  to: string;
  label: string;
  icon: ReactNode;
  /** Drawn when the caller may do this. */
  op?: Op;
  /** How many wait there. */
  count?: number;
  /** Only the very address counts as being there. */
  exact?: boolean;
}

export interface NavGroup {
  label?: string;
  items: NavItem[];
}

interface Props {
  area: string;
  nav: NavGroup[];
  /** The search box of the header. */
  search?: ReactNode;
  /** Further buttons of the header. */
  tools?: ReactNode;
  userMenu?: ReactNode;
  children?: ReactNode;
}

export function Shell({ area, nav, search, tools, userMenu, children }: Props) {
  const t = useShared();
  const [open, menu] = useDisclosure();
  return (
    <div className={styles.page}>
      <a className={styles.skip} href="#main">{t('menus.skip')}</a>
      <header className={styles.header}>
        <Group gap="xs" wrap="nowrap">
          <Burger hiddenFrom="sm" size="sm" opened={open} onClick={menu.toggle} aria-label={t('menus.navigation')} />
          <Brand area={area} />
        </Group>
        <div className={styles.search}>{search}</div>
        <Group gap={4} wrap="nowrap">{tools}<LanguageMenu /><SchemeMenu /><UserMenu>{userMenu}</UserMenu></Group>
      </header>
      <nav className={styles.nav} aria-label={t('menus.navigation')}><Nav groups={nav} /></nav>
      {open && (
        <Suspense>
          <Drawer area={area} close={menu.close}><Nav groups={nav} onPick={menu.close} /></Drawer>
        </Suspense>
      )}
      <main id="main" className={styles.main} tabIndex={-1}>{children ?? <Outlet />}</main>
    </div>
  );
}

function Nav({ groups, onPick }: { groups: NavGroup[]; onPick?: () => void }) {
  const may = useMay();
  return groups.map(({ label, items }, at) => {
    const seen = items.filter(({ op }) => !op || may(op));
    if (!seen.length) return null;
    return (
      <div key={label ?? at} className={styles.group}>
        {label && <div className={styles.label}>{label}</div>}
        {seen.map((item) => (
          <Link key={item.to} to={item.to} className={styles.item} activeProps={{ className: styles.active, 'aria-current': 'page' }} activeOptions={{ exact: item.exact ?? false, includeSearch: false }} onClick={onPick}>
            {item.icon}
            <span className="grow clip">{item.label}</span>
            {item.count ? <bdi className={styles.count}>{number(item.count)}</bdi> : null}
          </Link>
        ))}
      </div>
    );
  });
}
