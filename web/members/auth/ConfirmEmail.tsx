// The page of the mailed link that confirms an address. Whoever opens it is signed in first; opening it alone confirms nothing.
import { Alert, Button, Stack, Text } from '@mantine/core';
import { api, ask } from '@shared/api/client';
import { ME, useMe, useWrite } from '@shared/api/queries';
import { EntryPage } from '@shared/ui/SignIn';
import { wordsFor } from '@shared/ui/toasts';
import { Link, useNavigate } from '@tanstack/react-router';
import { STEPS } from '../data';
import { useT } from '../texts';
import { useLinkToken } from './token';

export default function ConfirmEmail() {
  const t = useT();
  const navigate = useNavigate();
  const me = useMe();
  const { token } = useLinkToken();
  const confirm = useWrite({
    quiet: true, stale: [STEPS, ME], call: () => ask(api.PUT('/me/email-confirmation', { body: { verifyToken: token } })),
    done: () => void navigate({ to: '/onboarding', replace: true }),
  });
  return (
    <EntryPage title={t('confirmEmail.title')}>
      <Stack gap="sm">
        {confirm.error
          ? <Alert color="red" variant="light" role="alert">{t('confirmEmail.over')} {wordsFor(confirm.error)}</Alert>
          : <Text size="sm" c="dimmed">{token ? t('confirmEmail.why') : t('confirmEmail.noToken')} {token && <bdi dir="ltr">{me.data?.user.email}</bdi>}</Text>}
        {token && !confirm.error && <Button size="md" loading={confirm.isPending} onClick={() => confirm.mutate(undefined)}>{t('confirmEmail.action')}</Button>}
        {(confirm.error || !token) && <Button component={Link} to="/onboarding" variant="default">{t('confirmEmail.again')}</Button>}
      </Stack>
    </EntryPage>
  );
}
