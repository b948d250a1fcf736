// The address is confirmed by the link in a mail, on whatever device; this page notices by itself.
import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { api, ApiError, ask } from '@shared/api/client';
import { ME, useMe, useWrite } from '@shared/api/queries';
import { toastDone, wordsFor } from '@shared/ui/toasts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { STEPS } from '../data';
import { useT } from '../texts';

export function EmailStep() {
  const t = useT();
  const client = useQueryClient();
  const me = useMe();
  const [wrong, setWrong] = useState(false);
  const { data } = useQuery({ queryKey: ['email-confirmed'], queryFn: () => ask(api.GET('/me/email-confirmation')), refetchInterval: 4000 });
  useEffect(() => {
    if (data?.confirmed) void Promise.all([client.invalidateQueries({ queryKey: STEPS }), client.invalidateQueries({ queryKey: ME })]);
  }, [data?.confirmed, client]);
  const again = useWrite({ call: () => ask(api.POST('/me/email-confirmation')), done: ({ email }) => toastDone(t('emailStep.sent', { email })) });
  const email = me.data?.user.email ?? '';
  return (
    <Stack gap="sm">
      <Text size="sm">{t('emailStep.look')} <bdi dir="ltr"><b>{email}</b></bdi></Text>
      <Text size="sm" c="dimmed">{t('emailStep.notices')}</Text>
      {wrong ? <OtherAddress email={email} done={() => setWrong(false)} /> : (
        <Group gap="md">
          <Button variant="light" size="sm" loading={again.isPending} onClick={() => again.mutate(undefined)}>{t('emailStep.again')}</Button>
          <Anchor component="button" type="button" size="sm" onClick={() => setWrong(true)}>{t('emailStep.wrong')}</Anchor>
        </Group>
      )}
    </Stack>
  );
}

function OtherAddress({ email, done }: { email: string; done: () => void }) {
  const t = useT();
  const [value, setValue] = useState(email);
  const change = useWrite({ quiet: true, stale: [ME], call: () => ask(api.PATCH('/me', { body: { email: value } })), done: () => { toastDone(t('emailStep.sent', { email: value })); done(); } });
  const fault = change.error && (change.error instanceof ApiError ? change.error.fields()['email'] : undefined);
  return (
    <form onSubmit={(event: FormEvent) => { event.preventDefault(); change.mutate(undefined); }}>
      <Stack gap="sm">
        <TextInput size="sm" type="email" dir="ltr" label={t('fields.email')} required value={value} error={fault ?? (change.error && wordsFor(change.error))} onChange={(event) => setValue(event.currentTarget.value)} />
        <Group gap="xs"><Button type="submit" size="sm" loading={change.isPending}>{t('emailStep.change')}</Button></Group>
      </Stack>
    </form>
  );
}
