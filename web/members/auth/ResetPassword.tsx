// A new password by the token of a mailed link. Also how somebody whom a partner or staff signed up chooses their first one.
import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { api, ApiError, ask } from '@shared/api/client';
import { useWrite } from '@shared/api/queries';
import { EntryPage } from '@shared/ui/SignIn';
import { wordsFor } from '@shared/ui/toasts';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useT } from '../texts';
import { NewPassword, passwordFault } from './NewPassword';
import { useLinkToken } from './token';

export default function ResetPassword() {
  const t = useT();
  const { token } = useLinkToken();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<string>();
  const reset = useWrite({ call: () => ask(api.PUT('/password-resets', { body: { reset_token: token, password, password_confirmation: again } })), quiet: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = passwordFault(password, t);
    setFault(wrong ?? (password === again ? undefined : t('password.different')));
    if (!wrong && password === again) reset.mutate(undefined);
  };
  const fields = reset.error instanceof ApiError ? reset.error.fields() : {};
  if (!token) return <EntryPage title={t('password.choose')} below={<Anchor component={Link} to="/forgot-password" size="sm">{t('password.newLink')}</Anchor>}><Text size="sm">{t('password.noToken')}</Text></EntryPage>;
  return (
    <EntryPage title={t('password.choose')}>
      {reset.isSuccess ? (
        <Stack gap="sm">
          <Alert color="green" variant="light" role="status">{t('password.changed')}</Alert>
          <Button component={Link} to="/login" size="sm">{t('signIn')}</Button>
        </Stack>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack gap="sm">
            {fields['reset_token'] && <Alert color="red" variant="light" role="alert">{t('password.linkOver')} <Anchor component={Link} to="/forgot-password" size="sm">{t('password.newLink')}</Anchor></Alert>}
            {reset.error && !Object.keys(fields).length && <Alert color="red" variant="light" role="alert">{wordsFor(reset.error)}</Alert>}
            <NewPassword label={t('password.new')} value={password} onChange={setPassword} error={fault === t('password.different') ? undefined : fault ?? fields['password']} />
            <NewPassword label={t('password.again')} value={again} onChange={setAgain} error={fault === t('password.different') ? fault : fields['password_confirmation']} plain />
            <Button type="submit" size="sm" loading={reset.isPending}>{t('password.save')}</Button>
          </Stack>
        </form>
      )}
    </EntryPage>
  );
}
