// Two short steps: the phone by a code, and the warning that is read before money is sent.
import { Alert, Anchor, Button, Checkbox, Group, PinInput, Stack, Text } from '@mantine/core';
import { api, ApiError, ask } from '@shared/api/client';
import { useMe, useWrite } from '@shared/api/queries';
import { useShared } from '@shared/i18n';
import { wordsFor } from '@shared/ui/toasts';
import { useState, type FormEvent } from 'react';
import { STEPS } from '../data';
import { useT } from '../texts';
import styles from './onboarding.module.css';

const DIGITS = 6;

export function PhoneStep() {
  const t = useT();
  const shared = useShared();
  const me = useMe();
  const [code, setCode] = useState('');
  const send = useWrite({ quiet: true, call: () => ask(api.POST('/me/mobile-confirmation')) });
  const confirm = useWrite({ quiet: true, stale: [STEPS], call: (given: string) => ask(api.PUT('/me/mobile-confirmation', { body: { confirmationToken: given } })) });
  const fault = confirm.error && (confirm.error instanceof ApiError ? confirm.error.fields()['confirmationToken'] ?? wordsFor(confirm.error) : wordsFor(confirm.error));
  const phone = <bdi dir="ltr"><b>{me.data?.user.mobilenumber}</b></bdi>;
  if (!send.isSuccess) {
    return (
      <Stack gap="sm">
        <Text size="sm">{t('phoneStep.why')} {phone}</Text>
        {send.error && <Alert color="red" variant="light" role="alert">{wordsFor(send.error)}</Alert>}
        <Group gap="md">
          <Button size="sm" loading={send.isPending} onClick={() => send.mutate(undefined)}>{t('phoneStep.send')}</Button>
          <Anchor href="/profile" size="sm">{t('phoneStep.otherNumber')}</Anchor>
        </Group>
      </Stack>
    );
  }
  return (
    <form onSubmit={(event: FormEvent) => { event.preventDefault(); confirm.mutate(code); }}>
      <Stack gap="sm">
        <Text size="sm">{t('phoneStep.sent')} {phone}</Text>
        {fault && <Alert color="red" variant="light" role="alert">{fault}</Alert>}
        <div dir="ltr"><PinInput length={DIGITS} type="number" oneTimeCode autoFocus value={code} onChange={setCode} onComplete={(full) => confirm.mutate(full)} error={Boolean(fault)} aria-label={shared('signIn.code')} /></div>
        <Group gap="md">
          <Button type="submit" size="sm" loading={confirm.isPending} disabled={code.length < DIGITS}>{t('onboarding.continue')}</Button>
          <Anchor component="button" type="button" size="sm" onClick={() => send.mutate(undefined)}>{t('phoneStep.again')}</Anchor>
        </Group>
      </Stack>
    </form>
  );
}

export function DisclaimerStep() {
  const t = useT();
  const [read, setRead] = useState(false);
  const accept = useWrite({ stale: [STEPS], call: () => ask(api.PUT('/me/deposit-disclaimer', { body: {} })) });
  return (
    <Stack gap="sm">
      <div className={styles.warning} tabIndex={0} role="region" aria-label={t('steps.DisclaimerBeforeDeposit')}>
        <p>{t('risk.leverage')}</p>
        <p>{t('risk.lose')}</p>
        <p>{t('risk.advice')}</p>
      </div>
      <Checkbox size="sm" label={t('risk.read')} checked={read} onChange={(event) => setRead(event.currentTarget.checked)} />
      <Button size="sm" disabled={!read} loading={accept.isPending} onClick={() => accept.mutate(undefined)}>{t('risk.accept')}</Button>
    </Stack>
  );
}
