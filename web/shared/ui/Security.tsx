// One's own sign-in: the password, the second factor, and where one is signed in. The same in every portal.
import { Alert, Badge, Button, Code, Group, PasswordInput, PinInput, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconDeviceDesktop, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, ApiError, ask, keyed, type Schemas } from '../api/client';
import { ME, useMe, useWrite } from '../api/queries';
import { session } from '../api/session';
import { useShared } from '../i18n';
import { CopyIcon } from './Copy';
import { confirm } from './dialogs';
import { QrCode } from './QrCode';
import { Card } from './Record';
import { Loaded } from './states';
import { Time } from './Time';
import { toastDone, wordsFor } from './toasts';

export default function Security() {
  const t = useShared();
  return (
    <Stack p="md" maw={860}>
      <Title order={1} size="h3">{t('security.title')}</Title>
      <Password />
      <SecondFactor />
      <Sessions />
    </Stack>
  );
}

const SESSIONS = ['me', 'sessions'];

function Password() {
  const t = useShared();
  const [now, setNow] = useState('');
  const [next, setNext] = useState('');
  const [otp, setOtp] = useState('');
  const factor = useMe().data?.user.twoFactor;
  const save = useWrite({
    quiet: true, stale: [SESSIONS], call: (_: void, key) => ask(api.PATCH('/me', { body: { currentPassword: now, newPassword: next, otp: otp || null }, headers: keyed(key) })),
    done: () => { setNow(''); setNext(''); setOtp(''); toastDone(t('security.passwordChanged')); },
  });
  const fields = save.error instanceof ApiError ? save.error.fields() : {};
  const wrong = save.error instanceof ApiError && save.error.code === 'proof_refused' ? wordsFor(save.error) : fields['currentPassword'];
  const toggle = { 'aria-label': t('signIn.showPassword') };
  return (
    <Card title={t('security.password')}>
      <form onSubmit={(event: FormEvent) => { event.preventDefault(); save.mutate(); }} noValidate>
        <Stack gap="sm" maw={420}>
          <Text size="sm" c="dimmed">{t('security.passwordHint')}</Text>
          {save.error && !wrong && !fields['newPassword'] && <Alert color="red" variant="light" p="xs" role="alert">{wordsFor(save.error)}</Alert>}
          <PasswordInput label={t('security.currentPassword')} autoComplete="current-password" dir="ltr" value={now} error={wrong} onChange={(event) => setNow(event.currentTarget.value)} visibilityToggleButtonProps={toggle} />
          <PasswordInput label={t('security.newPassword')} description={session.portal() === 'admin' ? t('security.ruleOfStaff') : t('security.rule')} autoComplete="new-password" dir="ltr" value={next} error={fields['newPassword']} onChange={(event) => setNext(event.currentTarget.value)} visibilityToggleButtonProps={toggle} />
          {factor && <TextInput label={t('signIn.code')} inputMode="numeric" autoComplete="one-time-code" dir="ltr" value={otp} onChange={(event) => setOtp(event.currentTarget.value)} />}
          <Group><Button type="submit" loading={save.isPending} disabled={!now || !next || (factor && !otp)}>{t('security.savePassword')}</Button></Group>
        </Stack>
      </form>
    </Card>
  );
}

function SecondFactor() {
  const t = useShared();
  const isOn = useMe().data?.user.twoFactor;
  const [made, setMade] = useState<Schemas['TwoFactorEnrolled'] | null>(null);
  const [code, setCode] = useState('');
  const enrol = useWrite({ call: (_: void, key) => ask(api.POST('/me/two-factor', { headers: keyed(key) })), done: setMade });
  const finish = useWrite({
    call: (otp: string, key) => ask(api.PUT('/me/two-factor', { body: { otp }, headers: keyed(key) })),
    stale: [ME],
    done: () => { setMade(null); setCode(''); toastDone(t('security.on')); },
  });
  const remove = useWrite({ call: (otp: string, key) => ask(api.DELETE('/me/two-factor', { body: { otp }, headers: keyed(key) })), stale: [ME], done: () => toastDone(t('security.off')) });
  const giveUp = async () => {
    const sure = await confirm({ title: t('security.removeTitle'), says: t('security.removeSays'), action: t('security.remove'), danger: true, reason: { label: t('signIn.code'), needed: true } });
    if (sure) remove.mutate(sure.reason);
  };
  if (!made) {
    return (
      <Card title={t('security.factor')}>
        <Text size="sm" c="dimmed" mb="sm">{t('security.factorHint')}</Text>
        <Group gap="xs">
          {isOn === false && <Button leftSection={<IconShieldCheck size={15} />} loading={enrol.isPending} onClick={() => enrol.mutate()}>{t('security.setUp')}</Button>}
          {isOn && <Badge color="green" variant="light" size="lg" leftSection={<IconShieldCheck size={14} />}>{t('security.isOn')}</Badge>}
          {isOn && <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => void giveUp()}>{t('security.remove')}</Button>}
        </Group>
      </Card>
    );
  }
  return (
    <Card title={t('security.factor')}>
      <Group align="flex-start" gap="xl">
        <Stack gap="xs" align="center"><QrCode text={made.otpauthUrl} label={t('security.scan')} /><Group gap={4}><Text size="xs" c="dimmed">{t('security.copyLink')}</Text><CopyIcon text={made.otpauthUrl} /></Group></Stack>
        <Stack gap="sm" className="grow" miw={240}>
          <Text size="sm">{t('security.scanHint')}</Text>
          <Alert variant="light" color="orange" p="xs">{t('security.recoveryHint')}</Alert>
          <SimpleGrid cols={2} spacing={6}>{made.recoveryCodes.map((one) => <Code key={one} dir="ltr">{one}</Code>)}</SimpleGrid>
          <Group gap={4}><Text size="xs" c="dimmed">{t('security.copyCodes')}</Text><CopyIcon text={made.recoveryCodes.join('\n')} /></Group>
          <Text size="sm" fw={600}>{t('security.enter')}</Text>
          <div dir="ltr"><PinInput length={6} type="number" oneTimeCode value={code} onChange={setCode} onComplete={(otp) => finish.mutate(otp)} aria-label={t('signIn.code')} /></div>
          <Group><Button loading={finish.isPending} disabled={code.length < 6} onClick={() => finish.mutate(code)}>{t('proof.action')}</Button></Group>
        </Stack>
      </Group>
    </Card>
  );
}

function Sessions() {
  const t = useShared();
  const query = useQuery({ queryKey: SESSIONS, queryFn: () => ask(api.GET('/me/sessions')) });
  const end = useWrite({ call: (id: string, key) => ask(api.DELETE('/me/sessions/{id}', { params: { path: { id } }, headers: keyed(key) })), stale: [SESSIONS], done: () => toastDone(t('security.ended')) });
  return (
    <Card title={t('security.sessions')}>
      <Loaded query={query}>
        {({ sessions }) => (
          <Stack gap="xs">
            {sessions.map((one) => (
              <Group key={one.id} justify="space-between" wrap="nowrap" gap="sm">
                <Group gap="sm" wrap="nowrap" style={{ minInlineSize: 0 }}>
                  <IconDeviceDesktop size={20} aria-hidden style={{ flex: 'none' }} />
                  <div style={{ minInlineSize: 0 }}>
                    <Text size="sm" className="clip" title={one.userAgent}><bdi>{one.grade === 'IMPERSONATED' ? t('security.staffLooks') : browserOf(one.userAgent)}</bdi> {one.current && <Badge variant="light" color="green">{t('security.here')}</Badge>}</Text>
                    <Text size="xs" c="dimmed">{one.ip && <><bdi dir="ltr">{one.ip}</bdi> · </>}<Time value={one.lastUsedAt} as="ago" /></Text>
                  </div>
                </Group>
                {!one.current && <Button variant="default" onClick={() => end.mutate(one.id)}>{t('security.end')}</Button>}
              </Group>
            ))}
          </Stack>
        )}
      </Loaded>
    </Card>
  );
}

const BROWSERS = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari', 'curl'];
const SYSTEMS = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac OS', 'Linux'];

/** `Chrome, Windows` from what a browser says of itself. */
function browserOf(agent: string): string {
  const found = [BROWSERS, SYSTEMS].flatMap((words) => words.find((word) => agent.includes(word)) ?? []);
  return found.length ? found.join(', ') : agent.slice(0, 60);
}
