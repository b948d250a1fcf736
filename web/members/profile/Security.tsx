// What keeps the account safe: password, address, second factor, and where one is signed in.
import { Alert, Badge, Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { api, ApiError, ask } from '@shared/api/client';
import { ME, useMe, useWrite } from '@shared/api/queries';
import { useShared } from '@shared/i18n';
import { confirm } from '@shared/ui/dialogs';
import { Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { toastDone, wordsFor } from '@shared/ui/toasts';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { NewPassword, passwordFault } from '../auth/NewPassword';
import { useT } from '../texts';
import { Page, Panel } from '../ui';
import styles from '../wallet/wallet.module.css';
import { deviceOf } from './device';
import { TwoFactor } from './TwoFactor';

const SESSIONS = ['sessions'] as const;

export default function Security() {
  const t = useT();
  return (
    <Page title={t('security.title')} back="/profile">
      <TwoFactor />
      <Panel title={t('security.password')}><Password /></Panel>
      <Panel title={t('security.email')}><Email /></Panel>
      <Panel title={t('security.sessions')}><Sessions /></Panel>
    </Page>
  );
}

function Password() {
  const t = useT();
  const [now, setNow] = useState('');
  const [next, setNext] = useState('');
  const [otp, setOtp] = useState('');
  const [needsOtp, setNeedsOtp] = useState(false);
  const [fault, setFault] = useState<string>();
  const shared = useShared();
  const save = useWrite({
    quiet: true, stale: [SESSIONS, ME], call: () => ask(api.PATCH('/me', { body: { currentPassword: now, newPassword: next, otp: otp || null } })),
    done: () => { setNow(''); setNext(''); setOtp(''); setNeedsOtp(false); toastDone(t('security.passwordChanged')); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const weak = passwordFault(next, t);
    setFault(weak);
    if (!weak) save.mutate(undefined, { onError: (error) => error instanceof ApiError && error.code === 'otp_needed' && setNeedsOtp(true) });
  };
  const fields = save.error instanceof ApiError ? save.error.fields() : {};
  const wrong = save.error instanceof ApiError && save.error.code === 'proof_refused' ? wordsFor(save.error) : fields['currentPassword'];
  const general = save.error && !wrong && !fields['newPassword'] && !(save.error instanceof ApiError && save.error.code === 'otp_needed');
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">{t('security.passwordHint')}</Text>
        {general && <Alert color="red" variant="light" role="alert">{wordsFor(save.error)}</Alert>}
        <PasswordInput size="sm" label={t('security.currentPassword')} autoComplete="current-password" dir="ltr" value={now} error={wrong} onChange={(event) => setNow(event.currentTarget.value)} />
        <NewPassword label={t('password.new')} value={next} onChange={setNext} error={fault ?? fields['newPassword']} />
        {needsOtp && <TextInput size="sm" label={shared('signIn.code')} inputMode="numeric" autoComplete="one-time-code" dir="ltr" value={otp} onChange={(event) => setOtp(event.currentTarget.value)} />}
        <Group justify="flex-end"><Button type="submit" size="sm" loading={save.isPending} disabled={!now || !next}>{t('password.save')}</Button></Group>
      </Stack>
    </form>
  );
}

function Email() {
  const t = useT();
  const me = useMe();
  const [value, setValue] = useState<string>();
  const current = me.data?.user.email ?? '';
  const email = value ?? current;
  const save = useWrite({ quiet: true, stale: [ME], call: () => ask(api.PATCH('/me', { body: { email } })), done: () => { setValue(undefined); toastDone(t('emailStep.sent', { email })); } });
  const fault = save.error && (save.error instanceof ApiError ? save.error.fields()['email'] ?? wordsFor(save.error) : wordsFor(save.error));
  return (
    <form onSubmit={(event: FormEvent) => { event.preventDefault(); save.mutate(undefined); }} noValidate>
      <Stack gap="sm">
        <TextInput size="sm" type="email" dir="ltr" autoComplete="email" label={t('fields.email')} description={t('security.emailHint')} value={email} error={fault} onChange={(event) => setValue(event.currentTarget.value)} />
        <Group justify="flex-end"><Button type="submit" size="sm" loading={save.isPending} disabled={!email || email === current}>{t('emailStep.change')}</Button></Group>
      </Stack>
    </form>
  );
}

function Sessions() {
  const t = useT();
  const query = useQuery({ queryKey: SESSIONS, queryFn: async () => (await ask(api.GET('/me/sessions'))).sessions });
  const end = useWrite({ stale: [SESSIONS], call: (id: string) => ask(api.DELETE('/me/sessions/{id}', { params: { path: { id } } })), done: () => toastDone(t('security.ended')) });
  const stop = async (id: string, device: string) => {
    if (await confirm({ title: t('security.endTitle'), says: t('security.endSays', { device }), action: t('security.end'), danger: true })) end.mutate(id);
  };
  return (
    <Loaded query={query} rows={3}>
      {(sessions) => (
        <ul className={styles.rows}>
          {[...sessions].sort((a, b) => (a.current === b.current ? (a.lastUsedAt < b.lastUsedAt ? 1 : -1) : a.current ? -1 : 1)).map((one) => {
            const { name, phone } = one.grade === 'IMPERSONATED' ? { name: t('security.staffLooks'), phone: false } : deviceOf(one.userAgent, t('security.program'));
            return (
              <li key={one.id} className={styles.row}>
                {phone ? <IconDeviceMobile size={24} aria-hidden /> : <IconDeviceDesktop size={24} aria-hidden />}
                <span className="grow"><bdi>{name}</bdi><small><Time value={one.lastUsedAt} as="ago" />{one.ip && <> · <bdi dir="ltr">{one.ip}</bdi></>}</small></span>
                {one.current ? <Badge color="green" variant="light">{t('security.here')}</Badge> : <Button variant="light" color="red" size="sm" onClick={() => void stop(one.id, name)}>{t('security.end')}</Button>}
              </li>
            );
          })}
        </ul>
      )}
    </Loaded>
  );
}
