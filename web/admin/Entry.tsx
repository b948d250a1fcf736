// The way into this portal.
import { SignIn } from '@shared/ui/SignIn';
import { useT } from './texts';

export default function Entry() {
  const t = useT();
  return <SignIn title={t('signIn')} begun={(created) => created.twoFactorNeeded && history.replaceState(null, '', '/admin/security')} refuse={(user) => (user.permissions.length || !user.accountId ? null : t('staffOnly'))} />;
}
