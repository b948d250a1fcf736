// Keys for programs. The secret is shown once, when the key is made.
import { Alert, Badge, Button, Code, Group, Stack, Text } from '@mantine/core';
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import { CopyIcon } from '@shared/ui/Copy';
import { showPanel } from '@shared/ui/dialogs';
import type { Column } from '@shared/ui/list/types';
import { Time, useNow } from '@shared/ui/Time';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useT, type Text as Say } from '../texts';
import { WholeList } from './WholeList';

type Key = Schemas['ApiKey'];

const columns = (t: Say): Column<Key>[] => [
  { key: 'name', label: t('customers.name'), render: (row) => row.name, text: (row) => row.name, phone: 'title' },
  { key: 'prefix', label: t('keys.key'), render: (row) => <Code>{row.prefix}</Code>, text: (row) => row.prefix, phone: 'sub' },
  { key: 'state', label: t('customers.status'), render: (row) => <State row={row} />, phone: 'end' },
  { key: 'domain', label: t('keys.domain'), render: (row) => row.domain, text: (row) => row.domain },
  { key: 'ips', label: t('keys.addresses'), render: (row) => row.allowedIps.join(', ') || t('keys.anyAddress'), text: (row) => row.allowedIps.join(' ') },
  { key: 'used', label: t('keys.used'), render: (row) => <Time value={row.lastUsedAt} as="ago" />, text: (row) => row.lastUsedAt },
  { key: 'expires', label: t('keys.expires'), render: (row) => <Time value={row.expiresAt} as="date" />, text: (row) => row.expiresAt },
];

function State({ row }: { row: Key }) {
  const t = useT();
  const now = useNow();
  if (row.revokedAt) return <Badge variant="light" color="gray">{t('keys.revoked')}</Badge>;
  return Date.parse(row.expiresAt) < now ? <Badge variant="light" color="red">{t('keys.expired')}</Badge> : <Badge variant="light" color="green">{t('customerStatus.ACTIVE')}</Badge>;
}

/** A secret that is shown this once; `how` says what it is for. */
export function Secret({ text, how, close }: { text: string; how: string; close: () => void }) {
  const t = useT();
  return (
    <Stack>
      <Alert variant="light" color="orange" icon={<IconAlertTriangle size={18} />}>{t('keys.once')}</Alert>
      <Group wrap="nowrap" gap={6}><Code block className="grow" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }} dir="ltr">{text}</Code><CopyIcon text={text} /></Group>
      <Text size="sm" c="dimmed">{how}</Text>
      <Button onClick={close}>{t('keys.kept')}</Button>
    </Stack>
  );
}

const YEAR_MS = 365 * 24 * 3600_000;

export default function ApiKeys() {
  const t = useT();
  const now = useNow();
  const { data } = useQuery({ queryKey: ['staff', 'all'], queryFn: () => ask(api.GET('/staff', { params: { query: { limit: 500 } } })) });
  const shape = useMemo(() => columns(t), [t]);
  const make = async (body: Schemas['CreateApiKey'], key: string) => {
    const { key: secret } = await ask(api.POST('/api-keys', { body, headers: keyed(key) }));
    // After the form's own panel has closed.
    setTimeout(() => showPanel({ title: t('keys.made'), content: (close) => <Secret text={secret} how={t('keys.how')} close={close} /> }));
  };
  const staff = (data?.staff ?? []).map((one) => ({ value: one.id, label: `${one.firstName} ${one.lastName}` }));
  return (
    <WholeList<Key, Schemas['CreateApiKey'], never> id="api-keys" title={t('nav.keys')} load={async () => (await ask(api.GET('/api-keys'))).apiKeys} columns={shape} rowKey={(row) => row.id} words={(row) => row.name}
      create={{ op: 'createApiKey', title: t('keys.new'), form: { op: 'createApiKey', values: { expiresAt: new Date(now + YEAR_MS).toISOString() }, choices: { userId: staff }, save: make } }}
      remove={{ op: 'revokeApiKey', says: (row) => t('keys.revokeSays', { name: row.name }), call: (row) => ask(api.DELETE('/api-keys/{id}', { params: { path: { id: row.id } }, headers: keyed(newKey()) })) }}
      empty={{ title: t('keys.none') }} />
  );
}
