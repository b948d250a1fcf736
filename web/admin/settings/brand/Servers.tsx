// Settings that belong together and are saved at once: what wallets are opened as, and the brand's own mail server.
import { Text } from '@mantine/core';
import { api, ask, keyed, type Schemas } from '@shared/api/client';
import { useMay } from '@shared/api/queries';
import { SchemaForm } from '@shared/ui/form/SchemaForm';
import { Card } from '@shared/ui/Record';
import { Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { useQuery } from '@tanstack/react-query';
import { fieldHint, fieldLabel } from '../../fields';
import { useGroups } from '../../queries';
import { useT } from '../../texts';

const WALLET = ['settings', 'wallet'] as const;
const SMTP = ['settings', 'smtp'] as const;
const PLATFORMS = ['NEO', 'PRO'].map((value) => ({ value, label: value }));

export function DefaultWallet() {
  const t = useT();
  const may = useMay();
  const groups = useGroups().map(({ name }) => ({ value: name, label: name }));
  const query = useQuery({ queryKey: WALLET, queryFn: () => ask(api.GET('/settings/default-wallet')) });
  if (!may('updateDefaultWallet')) return null;
  return (
    <Card title={t('brandSettings.wallet')}>
      <Text size="sm" c="dimmed" mb="sm">{t('brandSettings.walletHint')}</Text>
      <Loaded query={query} rows={2}>
        {(usual) => <SchemaForm<Schemas['UpdateDefaultWallet']> key={usual.group} op="updateDefaultWallet" values={usual} choices={{ platform: PLATFORMS, group: groups }} label={fieldLabel}
          save={(body, key) => ask(api.PUT('/settings/default-wallet', { body, headers: keyed(key) }))} stale={[[...WALLET]]} />}
      </Loaded>
    </Card>
  );
}

export function MailServer() {
  const t = useT();
  const may = useMay();
  const query = useQuery({ queryKey: SMTP, queryFn: () => ask(api.GET('/settings/email/smtp')) });
  if (!may('updateSmtp')) return null;
  // The server wants these named, empty where there is nothing.
  const save = (body: Schemas['UpdateSmtp'], key: string) => ask(api.PUT('/settings/email/smtp', { body: { ...body, host: body.host ?? '', username: body.username ?? '', password: body.password ?? '', sender: body.sender ?? '', staffEmail: body.staffEmail ?? '' }, headers: keyed(key) }));
  return (
    <Card title={t('brandSettings.smtp')}>
      <Text size="sm" c="dimmed" mb="sm">{t('brandSettings.smtpHint')}</Text>
      <Loaded query={query} rows={4}>
        {(server) => (
          <>
            <SchemaForm<Schemas['UpdateSmtp']> key={server.updatedAt ?? 'first'} op="updateSmtp" only={['host', 'port', 'secure', 'username', 'password', 'sender', 'staffEmail']} optional={['host', 'username', 'password', 'sender', 'staffEmail']} values={server} label={fieldLabel} hint={fieldHint} save={save} stale={[[...SMTP]]} />
            {server.updatedAt && <Text size="xs" c="dimmed" mt={6}><bdi>{server.updatedBy ?? '—'}</bdi>, <Time value={server.updatedAt} as="ago" /></Text>}
          </>
        )}
      </Loaded>
    </Card>
  );
}
