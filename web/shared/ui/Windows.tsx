// The windows of dialogs.tsx.
import { Alert, Button, Drawer, Group, Modal, PasswordInput, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { api, ApiError, ask } from '../api/client';
import { useShared } from '../i18n';
import type { Open, Panel, Question } from './dialogs';
import { wordsFor } from './toasts';

export default function Windows({ open, panel, closePanel }: { open: Open | null; panel: Panel | null; closePanel: () => void }) {
  return (
    <>
      {panel && (
        <Drawer opened onClose={closePanel} position="right" size={panel.wide ? 720 : 440} title={<Text fw={650}>{panel.title}</Text>}>
          {panel.content(closePanel)}
        </Drawer>
      )}
      {open?.kind === 'confirm' && <Confirm question={open.question} close={open.close} />}
      {open?.kind === 'proof' && <Proof close={open.close} />}
    </>
  );
}

function Confirm({ question, close }: { question: Question; close: (answer: { reason: string } | null) => void }) {
  const t = useShared();
  const [reason, setReason] = useState('');
  const { title, says, action, danger, reason: wanted } = question;
  const submit = (event: FormEvent) => { event.preventDefault(); close({ reason: reason.trim() }); };
  return (
    <Modal opened zIndex={400} onClose={() => close(null)} title={<Text fw={650}>{title}</Text>}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text component="div" size="sm">{says}</Text>
          {wanted?.templates && (
            <Group gap={6}>
              {wanted.templates.map((text) => <Button key={text} size="compact-xs" variant="default" onClick={() => setReason(text)}>{text}</Button>)}
            </Group>
          )}
          {wanted && <Textarea label={wanted.label} required={wanted.needed} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => close(null)}>{t('actions.cancel')}</Button>
            <Button type="submit" color={danger ? 'var(--sell)' : undefined} disabled={wanted?.needed && !reason.trim()} data-autofocus={wanted ? undefined : true}>{action}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Password or code, whichever the server asks for: it says `password_needed` or `otp_needed`. */
function Proof({ close }: { close: (proven: boolean) => void }) {
  const t = useShared();
  const [password, setPassword] = useState('');
  const [otp, setOtp] = useState('');
  const [needsOtp, setNeedsOtp] = useState(false);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await ask(api.POST('/sessions/prove', { body: { password: password || null, otp: otp || null } }));
      close(true);
    } catch (refusal) {
      if (refusal instanceof ApiError && refusal.code === 'otp_needed' && !needsOtp) setNeedsOtp(true);
      else setError(wordsFor(refusal));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened zIndex={400} onClose={() => close(false)} title={<Text fw={650}>{t('proof.title')}</Text>}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">{t('proof.why')}</Text>
          {error && <Alert color="red" variant="light" p="xs">{error}</Alert>}
          <PasswordInput label={t('signIn.password')} autoComplete="current-password" value={password} onChange={(event) => setPassword(event.currentTarget.value)} data-autofocus />
          {needsOtp && <TextInput label={t('signIn.code')} inputMode="numeric" autoComplete="one-time-code" value={otp} onChange={(event) => setOtp(event.currentTarget.value)} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => close(false)}>{t('actions.cancel')}</Button>
            <Button type="submit" loading={busy}>{t('proof.action')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
