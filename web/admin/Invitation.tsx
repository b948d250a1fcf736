// The link of an invitation: a password is chosen, then one signs in.
import { Alert, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { api, ask, keyed } from '@shared/api/client';
import { useWrite } from '@shared/api/queries';
import { EntryPage } from '@shared/ui/SignIn';
import { wordsFor } from '@shared/ui/toasts';
import { useRouterState } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useT } from './texts';

export default function Invitation() {
  const t = useT();
  const token = useRouterState({ select: (state) => (state.location.search as { token?: string }).token ?? '' });
  const [password, setPassword] = useState('');
  const write = useWrite({ call: (_: void, key) => ask(api.POST('/staff/accept-invitation', { body: { token, password }, headers: keyed(key) })), quiet: true });
  const submit = (event: FormEvent) => { event.preventDefault(); write.mutate(); };
  return (
    <EntryPage title={t('invitation.title')}>
      {write.data ? (
        <Stack><Text size="sm">{t('invitation.done', { email: write.data.email })}</Text><Button size="sm" onClick={() => location.assign('/admin/')}>{t('signIn')}</Button></Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack gap="sm">
            {write.error && <Alert color="red" variant="light" p="xs" role="alert">{wordsFor(write.error)}</Alert>}
            <Text size="sm" c="dimmed">{t('invitation.hint')}</Text>
            <PasswordInput size="sm" label={t('invitation.password')} required autoComplete="new-password" value={password} onChange={(event) => setPassword(event.currentTarget.value)} />
            <Button type="submit" size="sm" loading={write.isPending}>{t('invitation.action')}</Button>
          </Stack>
        </form>
      )}
    </EntryPage>
  );
}
