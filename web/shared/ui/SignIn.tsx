// The way in: password, then a second factor where there is one. Also the mails for a forgotten password.
import { Alert, Anchor, Button, Card, Group, PasswordInput, PinInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { api, ApiError, ask, type Schemas } from '../api/client';
import { session } from '../api/session';
import { brand } from '../brand';
import { useShared } from '../i18n';
import { Brand } from './Brand';
import { LanguageMenu, SchemeMenu } from './menus';
import { wordsFor } from './toasts';

type Created = Schemas['SessionCreated'];

interface Props {
  title: string;
  /** Refuses who has no business here (say, a customer in the back office); the text tells them. */
  refuse?: (user: Created['user']) => string | null;
  /** Told what the server answered, before the portal is shown. */
  begun?: (created: Created) => void;
  /** Below the form, such as a link to sign up. */
  below?: ReactNode;
}

export function SignIn(props: Props) {
  const t = useShared();
  const [step, setStep] = useState<'password' | 'code' | 'forgotten' | 'mailed'>('password');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError('');
    try {
      await work();
    } catch (refusal) {
      if (refusal instanceof ApiError && refusal.code === 'otp_needed' && step === 'password') setStep('code');
      else setError(wordsFor(refusal));
    } finally {
      setBusy(false);
    }
  };
  const enter = (otp?: string) => attempt(async () => {
    const created = await ask(api.POST('/sessions', { body: { username, password, otp: otp ?? null } }));
    const refused = props.refuse?.(created.user);
    if (refused) setError(refused);
    else {
      props.begun?.(created);
      session.begin(created.token);
    }
  });
  const mail = () => attempt(async () => {
    await ask(api.POST('/password-resets', { body: { contact: username } }));
    setStep('mailed');
  });

  return (
    <EntryPage title={step === 'forgotten' || step === 'mailed' ? t('signIn.forgotten') : props.title} below={props.below}>
      {error && <Alert color="red" variant="light" p="xs" role="alert">{error}</Alert>}
      {step === 'password' && (
        <form onSubmit={(event: FormEvent) => { event.preventDefault(); void enter(); }}>
          <Stack gap="sm">
            <TextInput size="sm" label={t('signIn.email')} type="email" autoComplete="username" required autoFocus dir="ltr" value={username} onChange={(event) => setUsername(event.currentTarget.value)} />
            <PasswordInput size="sm" label={t('signIn.password')} autoComplete="current-password" required dir="ltr" value={password} onChange={(event) => setPassword(event.currentTarget.value)} />
            <Button type="submit" size="sm" loading={busy} fullWidth>{t('signIn.action')}</Button>
            <Anchor component="button" type="button" size="sm" ta="center" onClick={() => { setError(''); setStep('forgotten'); }}>{t('signIn.forgotten')}</Anchor>
          </Stack>
        </form>
      )}
      {step === 'code' && <Code busy={busy} enter={(code) => void enter(code)} back={() => { setError(''); setStep('password'); }} />}
      {step === 'forgotten' && (
        <form onSubmit={(event: FormEvent) => { event.preventDefault(); void mail(); }}>
          <Stack gap="sm">
            <Text size="sm" c="dimmed">{t('signIn.forgottenHint')}</Text>
            <TextInput size="sm" label={t('signIn.email')} type="email" autoComplete="username" required dir="ltr" value={username} onChange={(event) => setUsername(event.currentTarget.value)} />
            <Button type="submit" size="sm" loading={busy} fullWidth>{t('signIn.sendLink')}</Button>
            <Anchor component="button" type="button" size="sm" ta="center" onClick={() => setStep('password')}>{t('actions.back')}</Anchor>
          </Stack>
        </form>
      )}
      {step === 'mailed' && (
        <Stack gap="sm">
          <Text size="sm">{t('signIn.mailed', { email: username })}</Text>
          <Button variant="default" size="sm" onClick={() => setStep('password')}>{t('actions.back')}</Button>
        </Stack>
      )}
    </EntryPage>
  );
}

function Code({ busy, enter, back }: { busy: boolean; enter: (code: string) => void; back: () => void }) {
  const t = useShared();
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState(false);
  return (
    <form onSubmit={(event: FormEvent) => { event.preventDefault(); enter(code); }}>
      <Stack gap="sm" align="stretch">
        <Text size="sm" c="dimmed">{recovery ? t('signIn.recoveryHint') : t('signIn.codeHint')}</Text>
        {recovery
          ? <TextInput size="sm" label={t('signIn.recovery')} dir="ltr" autoFocus value={code} onChange={(event) => setCode(event.currentTarget.value)} />
          : <Group justify="center" dir="ltr"><PinInput length={6} type="number" oneTimeCode autoFocus value={code} onChange={setCode} onComplete={enter} aria-label={t('signIn.code')} /></Group>}
        <Button type="submit" size="sm" loading={busy} disabled={code.length < 6}>{t('signIn.action')}</Button>
        <Group justify="space-between">
          <Anchor component="button" type="button" size="sm" onClick={back}>{t('actions.back')}</Anchor>
          <Anchor component="button" type="button" size="sm" onClick={() => { setCode(''); setRecovery(!recovery); }}>{recovery ? t('signIn.useCode') : t('signIn.useRecovery')}</Anchor>
        </Group>
      </Stack>
    </form>
  );
}

/** The page around everything that is done before signing in. */
export function EntryPage({ title, children, below, wide }: { title: string; children: ReactNode; below?: ReactNode; wide?: boolean }) {
  const t = useShared();
  return (
    <div style={{ minBlockSize: '100%', display: 'flex', flexDirection: 'column', background: 'var(--ground-sunken)' }}>
      <Group component="header" justify="space-between" p="md">
        <Brand />
        <Group gap={4}><LanguageMenu /><SchemeMenu /></Group>
      </Group>
      <main style={{ flex: 1, display: 'grid', placeItems: 'center', padding: 16 }}>
        <Card withBorder radius="md" p="xl" w="100%" maw={wide ? 640 : 380} shadow="sm">
          <Stack gap="md">
            <Title order={1} size="h3">{title}</Title>
            {children}
            {below}
            {brand.support && <Text size="sm" c="dimmed" ta="center">{t('signIn.help')} <Anchor href={`mailto:${brand.support}`} size="sm" dir="ltr">{brand.support}</Anchor></Text>}
          </Stack>
        </Card>
      </main>
    </div>
  );
}
