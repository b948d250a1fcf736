// A forgotten password: where the link shall go. The answer is the same whether or not there is an account.
import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { api, ask } from '@shared/api/client';
import { useWrite } from '@shared/api/queries';
import { useShared } from '@shared/i18n';
import { EntryPage } from '@shared/ui/SignIn';
import { wordsFor } from '@shared/ui/toasts';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';

export default function Forgotten() {
  const t = useShared();
  const [contact, setContact] = useState('');
  const mail = useWrite({ call: () => ask(api.POST('/password-resets', { body: { contact } })), quiet: true });
  const submit = (event: FormEvent) => { event.preventDefault(); mail.mutate(undefined); };
  return (
    <EntryPage title={t('signIn.forgotten')} below={<Anchor component={Link} to="/login" size="sm" ta="center">{t('actions.back')}</Anchor>}>
      {mail.isSuccess ? <Text size="sm" role="status">{t('signIn.mailed', { email: contact })}</Text> : (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <Text size="sm" c="dimmed">{t('signIn.forgottenHint')}</Text>
            <TextInput size="sm" label={t('signIn.email')} type="email" autoComplete="username" required dir="ltr" value={contact} error={mail.error && wordsFor(mail.error)} onChange={(event) => setContact(event.currentTarget.value)} />
            <Button type="submit" size="sm" loading={mail.isPending} fullWidth>{t('signIn.sendLink')}</Button>
          </Stack>
        </form>
      )}
    </EntryPage>
  );
}
