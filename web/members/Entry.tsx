// The way into this portal. Staff have a door of their own; one who looked as a customer is told that it is over.
import { Anchor, Text } from '@mantine/core';
import { session } from '@shared/api/session';
import { EntryPage, SignIn } from '@shared/ui/SignIn';
import { useT } from './texts';

export default function Entry() {
  const t = useT();
  if (session.looking()) return <EntryPage title={t('look.title')}><Text size="sm">{t('look.over')}</Text></EntryPage>;
  return (
    <SignIn title={t('signIn')} refuse={(user) => (user.accountId ? null : t('entry.notCustomer'))}
      below={<Text size="sm" ta="center">{t('entry.newHere')} <Anchor href="/sign-up" size="sm" fw={600}>{t('entry.signUp')}</Anchor></Text>} />
  );
}
