// The way into this portal. Staff have a door of their own.
import { Anchor, Text } from '@mantine/core';
import { SignIn } from '@shared/ui/SignIn';
import { useT } from './texts';

export default function Entry() {
  const t = useT();
  return (
    <SignIn title={t('signIn')} refuse={(user) => (user.accountId ? null : t('entry.notCustomer'))}
      below={<Text size="sm" ta="center">{t('entry.newHere')} <Anchor href="/sign-up" size="sm" fw={600}>{t('entry.signUp')}</Anchor></Text>} />
  );
}
