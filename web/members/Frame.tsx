// The frame of the members area: links at the top of a wide screen, at the bottom of a phone, within reach of the thumb.
import { Alert, Anchor, Group } from '@mantine/core';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useMe } from '@shared/api/queries';
import { session } from '@shared/api/session';
import { useShared } from '@shared/i18n';
import { Brand } from '@shared/ui/Brand';
import { LanguageMenu, SchemeMenu, UserMenu } from '@shared/ui/menus';
import { IconChartCandle, IconHome, IconListDetails, IconUser, IconWallet } from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import styles from './frame.module.css';
import { LookBar } from './LookBar';
import { useT } from './texts';

const SignIn = lazy(() => import('./Entry'));
export const Entry = () => <Suspense><SignIn /></Suspense>;

/** Whoever comes here by a link from an open page is asked to sign in, as everywhere. */
export function Bare() {
  const standing = useSyncExternalStore(session.subscribe, session.standing);
  return standing === 'in' ? <><LookBar /><Outlet /></> : <Entry />;
}

export function Frame() {
  const standing = useSyncExternalStore(session.subscribe, session.standing);
  return standing === 'in' ? <Framed /> : <Entry />;
}

function Framed() {
  const shared = useShared();
  return (
    <div className={styles.page}>
      <LookBar />
      <a className={styles.skip} href="#main">{shared('menus.skip')}</a>
      <header className={styles.header}>
        <Link to="/" className={styles.home}><Brand /></Link>
        <Nav className={styles.top} />
        <Group gap={4} wrap="nowrap"><LanguageMenu /><SchemeMenu /><UserMenu /></Group>
      </header>
      <main id="main" className={styles.main} tabIndex={-1}><GivenPassword /><Outlet /></main>
      <Nav className={styles.bottom} />
    </div>
  );
}

/** Whoever was signed up by somebody else gets no further than onboarding before the password is theirs alone. */
function GivenPassword() {
  const t = useT();
  const me = useMe();
  if (!me.data?.passwordChangeNeeded) return null;
  return (
    <Alert color="yellow" variant="light" role="status" mb="md" title={t('security.givenTitle')}>
      {t('security.givenSays')} <Anchor component={Link} to="/profile/security" size="sm" fw={600}>{t('security.givenAction')}</Anchor>
    </Alert>
  );
}

function Nav({ className }: { className?: string }) {
  const t = useT();
  const shared = useShared();
  const items = [
    { to: '/', label: t('nav.home'), icon: <IconHome />, exact: true },
    { to: '/wallet', label: t('nav.wallet'), icon: <IconWallet />, exact: false },
    { to: '/terminal', label: t('nav.trade'), icon: <IconChartCandle />, exact: false },
    { to: '/accounts', label: t('nav.accounts'), icon: <IconListDetails />, exact: false },
    { to: '/profile', label: t('nav.profile'), icon: <IconUser />, exact: false },
  ];
  return (
    <nav className={className} aria-label={shared('menus.navigation')}>
      {items.map(({ to, label, icon, exact }) => (
        <Link key={to} to={to} className={styles.item} activeProps={{ className: styles.active, 'aria-current': 'page' }} activeOptions={{ exact, includeSearch: false }}>
          {icon}<span>{label}</span>
        </Link>
      ))}
    </nav>
  );
}
