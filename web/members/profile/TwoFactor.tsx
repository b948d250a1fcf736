// The second factor: an authenticator that signs in together with the password. Set up in three steps; the recovery codes are shown once.
import { Alert, Badge, Button, Checkbox, Group, PinInput, Stack, Text, TextInput } from '@mantine/core';
import { api, ApiError, ask, type Schemas } from '@shared/api/client';
import { ME, useMe, useWrite } from '@shared/api/queries';
import { useShared } from '@shared/i18n';
import { CopyText } from '@shared/ui/Copy';
import { saveFile } from '@shared/ui/list/export';
import { QrCode } from '@shared/ui/QrCode';
import { toastDone, wordsFor } from '@shared/ui/toasts';
import { IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useT } from '../texts';
import { Panel } from '../ui';
import styles from './profile.module.css';

type Enrolled = Schemas['TwoFactorEnrolled'];
const DIGITS = 6;

export function TwoFactor() {
  const t = useT();
  const me = useMe();
  const isOn = me.data?.user.twoFactor;
  const [enrolled, setEnrolled] = useState<Enrolled>();
  const begin = useWrite({ quiet: true, call: () => ask(api.POST('/me/two-factor')), done: setEnrolled });
  if (isOn === undefined) return null;
  return (
    <Panel title={t('twoFactor.title')} action={isOn && <Badge color="green" variant="light" leftSection={<IconShieldCheck size={14} />}>{t('twoFactor.on')}</Badge>}>
      {isOn ? <GiveUp done={() => setEnrolled(undefined)} /> : enrolled ? <Enrol enrolled={enrolled} done={() => toastDone(t('twoFactor.done'))} /> : (
        <Stack gap="sm">
          <Text size="sm" c="dimmed">{t('twoFactor.why')}</Text>
          {begin.error && !(begin.error instanceof ApiError && begin.error.code === 'proof_needed') && <Alert color="red" variant="light" role="alert">{wordsFor(begin.error)}</Alert>}
          <Group><Button size="sm" loading={begin.isPending} onClick={() => begin.mutate(undefined)}>{t('twoFactor.begin')}</Button></Group>
        </Stack>
      )}
    </Panel>
  );
}

function Enrol({ enrolled, done }: { enrolled: Enrolled; done: () => void }) {
  const t = useT();
  const shared = useShared();
  const [kept, setKept] = useState(false);
  const [otp, setOtp] = useState('');
  const confirm = useWrite({ quiet: true, stale: [ME], call: (code: string) => ask(api.PUT('/me/two-factor', { body: { otp: code } })), done });
  const fault = confirm.error && (confirm.error instanceof ApiError ? confirm.error.fields()['otp'] ?? wordsFor(confirm.error) : wordsFor(confirm.error));
  const secret = new URL(enrolled.otpauthUrl).searchParams.get('secret') ?? '';
  const keep = () => saveFile('recovery-codes.txt', new Blob([enrolled.recoveryCodes.join('\n'), '\n'], { type: 'text/plain' }));
  return (
    <ol className={styles.steps}>
      <li>
        <h3>{t('twoFactor.scan')}</h3>
        <div className={styles.scan}>
          <QrCode text={enrolled.otpauthUrl} label={t('twoFactor.qr')} />
          <Text size="sm">{t('twoFactor.orType')} <CopyText text={secret} show={secret.replace(/(.{4})/g, '$1 ').trim()} /></Text>
        </div>
      </li>
      <li>
        <h3>{t('twoFactor.codes')}</h3>
        <Text size="sm" c="dimmed" mb="xs">{t('twoFactor.codesSay')}</Text>
        <ul className={styles.codes} dir="ltr">{enrolled.recoveryCodes.map((code) => <li key={code}>{code}</li>)}</ul>
        <Group gap="md" mt="xs">
          <Button variant="default" size="sm" leftSection={<IconDownload size={16} />} onClick={keep}>{t('twoFactor.download')}</Button>
          <Checkbox size="sm" label={t('twoFactor.kept')} checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
        </Group>
      </li>
      <li>
        <h3>{t('twoFactor.enter')}</h3>
        <form onSubmit={(event: FormEvent) => { event.preventDefault(); confirm.mutate(otp); }}>
          <Stack gap="sm">
            <div dir="ltr"><PinInput length={DIGITS} type="number" oneTimeCode disabled={!kept} value={otp} onChange={setOtp} error={Boolean(fault)} aria-label={shared('signIn.code')} /></div>
            {fault && <Text size="sm" c="var(--mantine-color-error)" role="alert">{fault}</Text>}
            <Group><Button type="submit" size="sm" loading={confirm.isPending} disabled={!kept || otp.length < DIGITS}>{t('twoFactor.turnOn')}</Button></Group>
          </Stack>
        </form>
      </li>
    </ol>
  );
}

function GiveUp({ done }: { done: () => void }) {
  const t = useT();
  const [otp, setOtp] = useState('');
  const remove = useWrite({ quiet: true, stale: [ME], call: () => ask(api.DELETE('/me/two-factor', { body: { otp } })), done: () => { toastDone(t('twoFactor.off')); done(); } });
  const fault = remove.error && (remove.error instanceof ApiError ? remove.error.fields()['otp'] ?? wordsFor(remove.error) : wordsFor(remove.error));
  return (
    <form onSubmit={(event: FormEvent) => { event.preventDefault(); remove.mutate(undefined); }}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">{t('twoFactor.isOn')}</Text>
        <TextInput size="sm" label={t('twoFactor.codeToStop')} inputMode="numeric" autoComplete="one-time-code" dir="ltr" value={otp} error={fault} onChange={(event) => setOtp(event.currentTarget.value)} />
        <Group><Button type="submit" variant="light" color="red" size="sm" loading={remove.isPending} disabled={!otp}>{t('twoFactor.stop')}</Button></Group>
      </Stack>
    </form>
  );
}
