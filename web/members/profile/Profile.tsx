// Who one is: what can be changed, and the way to what keeps the account safe.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { api, ApiError, ask } from '@shared/api/client';
import { ME, useMe, useWrite } from '@shared/api/queries';
import { CopyText } from '@shared/ui/Copy';
import { confirm } from '@shared/ui/dialogs';
import { signOut } from '@shared/ui/menus';
import { Loaded } from '@shared/ui/states';
import { toastDone, wordsFor } from '@shared/ui/toasts';
import { IconChevronRight, IconFileCertificate, IconLicense, IconListCheck, IconShieldLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode } from 'react';
import { STEPS } from '../data';
import { CustomerField, filled, type FieldName, type FieldValues } from '../onboarding/fields';
import { fromUser } from '../onboarding/FormStep';
import { useT } from '../texts';
import { Page, Panel } from '../ui';
import styles from '../home.module.css';

const SHOWN: FieldName[] = ['firstname', 'lastname', 'mobilenumber', 'birthDate', 'country', 'localCurrency', 'communicationLanguage'];

export default function Profile() {
  const t = useT();
  const me = useMe();
  return (
    <Page title={t('profile.title')}>
      <Loaded query={me}>
        {({ user }) => (
          <>
            <Panel title={user.name}>
              <Text size="sm" c="dimmed"><bdi dir="ltr">{user.email}</bdi> · {t('profile.number')} <CopyText text={user.accountId} /></Text>
            </Panel>
            <Panel label={t('profile.more')}>
              <ul className={styles.rows}>
                <Row to="/profile/security" icon={<IconShieldLock size={22} />} label={t('security.title')} hint={t('security.hint')} />
                <Row to="/onboarding" icon={<IconListCheck size={22} />} label={t('onboarding.title')} hint={t('profile.stepsHint')} />
                <Row to="/onboarding/documents" icon={<IconFileCertificate size={22} />} label={t('kyc.title')} hint={t('profile.kycHint')} />
                <Row to="/licences" icon={<IconLicense size={22} />} label={t('licences.title')} hint={t('licences.hint')} />
              </ul>
            </Panel>
            <Panel title={t('profile.details')}><Details known={fromUser(user)} /></Panel>
            <Leave requested={Boolean(user.terminationRequestedAt)} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Row({ to, icon, label, hint }: { to: string; icon: ReactNode; label: string; hint: string }) {
  return (
    <li>
      <Link to={to} className={styles.row}>
        {icon}
        <span className="grow"><b>{label}</b><small>{hint}</small></span>
        <IconChevronRight size={18} className={styles.arrow} aria-hidden />
      </Link>
    </li>
  );
}

function Details({ known }: { known: FieldValues }) {
  const t = useT();
  const [values, setValues] = useState(known);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const changed = Object.fromEntries(SHOWN.filter((name) => (values[name] ?? '') !== (known[name] ?? '')).map((name) => [name, values[name] ?? ''])) as FieldValues;
  const save = useWrite({ quiet: true, stale: [ME, STEPS], call: () => ask(api.PATCH('/me', { body: filled(changed) })), done: () => { setFaults({}); toastDone(t('profile.saved')); } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined, { onError: (error) => error instanceof ApiError && setFaults(error.fields()) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {save.error && !SHOWN.some((name) => faults[name]) && <Alert color="red" variant="light" role="alert">{wordsFor(save.error)}</Alert>}
        <div style={{ display: 'grid', gap: 14, gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))' }}>
          {SHOWN.map((name) => <CustomerField key={name} name={name} values={values} error={faults[name]} change={(field, value) => setValues((before) => ({ ...before, [field]: value }))} />)}
        </div>
        <Group justify="flex-end"><Button type="submit" size="sm" loading={save.isPending} disabled={!Object.keys(changed).length}>{t('profile.save')}</Button></Group>
      </Stack>
    </form>
  );
}

function Leave({ requested }: { requested: boolean }) {
  const t = useT();
  const end = useWrite({ stale: [ME], call: () => ask(api.POST('/me/termination-request')), done: () => toastDone(t('profile.endAsked')) });
  const askEnd = async () => {
    if (await confirm({ title: t('profile.endTitle'), says: t('profile.endSays'), action: t('profile.end'), danger: true })) end.mutate(undefined);
  };
  return (
    <Group justify="space-between">
      <Button variant="default" size="sm" onClick={() => void signOut()}>{t('profile.signOut')}</Button>
      {requested ? <Text size="sm" c="dimmed">{t('profile.endAsked')}</Text> : <Button variant="subtle" color="red" size="sm" loading={end.isPending} onClick={() => void askEnd()}>{t('profile.end')}</Button>}
    </Group>
  );
}
