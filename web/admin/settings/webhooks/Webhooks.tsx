// Programs of others that are told what happens. The key that signs the messages is shown once, when the endpoint is made.
import { Badge, Text, Tooltip } from '@mantine/core';
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import { showPanel } from '@shared/ui/dialogs';
import type { Column } from '@shared/ui/list/types';
import { Time } from '@shared/ui/Time';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Secret } from '../ApiKeys';
import { useT, type Text as Say } from '../../texts';
import { WholeList } from '../WholeList';
import { EVENTS, eventName } from './words';

export type Endpoint = Schemas['WebhookEndpoint'];

export const loadEndpoints = async () => (await ask(api.GET('/webhook-endpoints'))).endpoints;

/** One endpoint, from the list of all. */
export const useEndpoint = (id: string) => useQuery({ queryKey: ['webhooks', 'all'], queryFn: loadEndpoints }).data?.find((one) => one.id === id);

export function EndpointState({ row }: { row: Endpoint }) {
  const t = useT();
  if (!row.enabled) return <Tooltip label={t(`webhooks.because.${row.disabledBecause ?? 'STAFF'}`)}><Badge variant="light" color="red">{t('words.off')}</Badge></Tooltip>;
  if (row.failingSince) return <Badge variant="light" color="orange">{t('webhooks.failing')}</Badge>;
  return <Badge variant="light" color="green">{t('words.on')}</Badge>;
}

const columns = (t: Say): Column<Endpoint>[] => [
  { key: 'url', label: t('webhooks.url'), render: (row) => <Link className="link" to={`/webhooks/${row.id}`} dir="ltr">{row.url}</Link>, text: (row) => row.url, phone: 'title' },
  { key: 'description', label: t('fields.description'), render: (row) => <bdi>{row.description || '—'}</bdi>, text: (row) => row.description, phone: 'sub' },
  { key: 'state', label: t('customers.status'), render: (row) => <EndpointState row={row} />, text: (row) => String(row.enabled), phone: 'end' },
  { key: 'events', label: t('webhooks.events'), render: (row) => <Tooltip multiline maw={320} label={row.events.map(eventName).join(', ')}><Text span size="sm">{row.events.length > 2 ? t('webhooks.eventCount', { count: row.events.length }) : row.events.map(eventName).join(', ')}</Text></Tooltip>, text: (row) => row.events.join(' ') },
  { key: 'created', label: t('money.created'), render: (row) => <Time value={row.createdAt} as="date" />, text: (row) => row.createdAt },
];

export default function Webhooks() {
  const t = useT();
  const shape = useMemo(() => columns(t), [t]);
  const choices = { events: EVENTS.map((value) => ({ value, label: eventName(value) })) };
  const make = async (body: Schemas['CreateWebhookEndpoint'], key: string) => {
    const { secret } = await ask(api.POST('/webhook-endpoints', { body, headers: keyed(key) }));
    // After the form's own panel has closed.
    setTimeout(() => showPanel({ title: t('webhooks.made'), content: (close) => <Secret text={secret} how={t('webhooks.how')} close={close} /> }));
  };
  return (
    <WholeList<Endpoint, Schemas['CreateWebhookEndpoint'], Schemas['ChangeWebhookEndpoint']> id="webhooks" title={t('nav.webhooks')} load={loadEndpoints} columns={shape} rowKey={(row) => row.id} words={(row) => row.url}
      create={{ op: 'createWebhookEndpoint', title: t('webhooks.new'), form: { op: 'createWebhookEndpoint', choices, save: make } }}
      edit={{ op: 'changeWebhookEndpoint', form: (row) => ({ op: 'changeWebhookEndpoint', choices, values: row, save: (body, key) => ask(api.PUT('/webhook-endpoints/{id}', { params: { path: { id: row.id } }, body, headers: keyed(key) })) }) }}
      remove={{ op: 'deleteWebhookEndpoint', says: () => t('webhooks.removeSays'), call: (row) => ask(api.DELETE('/webhook-endpoints/{id}', { params: { path: { id: row.id } }, headers: keyed(newKey()) })) }}
      empty={{ title: t('webhooks.none'), hint: t('webhooks.noneHint') }} />
  );
}
