// What one endpoint was told, how it answered, and what can be sent again.
import { ActionIcon, Badge, Button, Code, Stack, Tooltip } from '@mantine/core';
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import { useMay } from '@shared/api/queries';
import { CopyText } from '@shared/ui/Copy';
import { ListScreen } from '@shared/ui/list/ListScreen';
import type { Column, Filter, ListQuery } from '@shared/ui/list/types';
import { Num } from '@shared/ui/Num';
import { Time } from '@shared/ui/Time';
import { toastDone, toastError } from '@shared/ui/toasts';
import { IconArrowLeft, IconSend } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { one } from '../../queries';
import { useT, type Text } from '../../texts';
import { EndpointState, useEndpoint } from './Webhooks';
import { eventName } from './words';

type Delivery = Schemas['WebhookDelivery'];

const COLOURS: { [status: string]: string } = { DELIVERED: 'green', PENDING: 'yellow', FAILED: 'red' };
const STATUSES = ['PENDING', 'DELIVERED', 'FAILED'] as const;
const EVERY_MS = 5000;

const columns = (t: Text): Column<Delivery>[] => [
  { key: 'event', label: t('webhooks.event'), render: (row) => eventName(row.event), text: (row) => row.event, phone: 'title' },
  { key: 'status', label: t('customers.status'), render: (row) => <Badge variant="light" color={COLOURS[row.status]}>{t(`deliveryStatus.${row.status}`)}</Badge>, text: (row) => row.status, phone: 'end' },
  { key: 'answer', label: t('webhooks.answer'), end: true, render: (row) => row.responseStatus ? <Code>{row.responseStatus}</Code> : '—', text: (row) => row.responseStatus },
  { key: 'error', label: t('webhooks.error'), render: (row) => <bdi dir="ltr">{row.lastError ?? '—'}</bdi>, text: (row) => row.lastError, phone: 'sub' },
  { key: 'attempts', label: t('webhooks.attempts'), end: true, render: (row) => <Num value={String(row.attempts)} />, text: (row) => row.attempts },
  { key: 'created', label: t('money.created'), render: (row) => <Time value={row.createdAt} />, text: (row) => row.createdAt, phone: 'sub' },
  { key: 'next', label: t('webhooks.next'), render: (row) => <Time value={row.nextAttemptAt} />, text: (row) => row.nextAttemptAt },
  { key: 'message', label: t('webhooks.message'), extra: true, render: (row) => <CopyText text={row.messageId} show={row.messageId.slice(-12)} />, text: (row) => row.messageId },
];

export default function Deliveries() {
  const t = useT();
  const may = useMay();
  const client = useQueryClient();
  const { id } = useParams({ strict: false }) as { id: string };
  const endpoint = useEndpoint(id);
  const off = endpoint?.enabled === false;
  const mayReplay = may('replayWebhookDelivery');
  const shape = useMemo(() => {
    const filters: Filter[] = [{ key: 'status', label: t('customers.status'), kind: 'one', choices: STATUSES.map((value) => ({ value, label: t(`deliveryStatus.${value}`) })) }];
    const replay = async (row: Delivery) => {
      await ask(api.POST('/webhook-endpoints/{id}/deliveries/{deliveryId}/replay', { params: { path: { id, deliveryId: row.id } }, headers: keyed(newKey()) }));
      toastDone(t('webhooks.again'));
      await client.invalidateQueries({ queryKey: [`webhook-deliveries-${id}`] });
    };
    const button: Column<Delivery> = {
      key: 'actions', label: t('words.actions'), end: true, phone: 'end',
      render: (row) => (
        <Tooltip label={off ? t('webhooks.offHint') : t('webhooks.replay')}>
          <ActionIcon size="sm" aria-label={`${t('webhooks.replay')} ${eventName(row.event)}`} aria-disabled={off || undefined} data-disabled={off || undefined} onClick={() => !off && void replay(row).catch(toastError)}><IconSend size={15} /></ActionIcon>
        </Tooltip>
      ),
    };
    return { filters, columns: mayReplay ? [...columns(t), button] : columns(t) };
  }, [t, id, client, off, mayReplay]);
  const load = async (query: ListQuery) => {
    const { deliveries, count } = await ask(api.GET('/webhook-endpoints/{id}/deliveries', { params: { path: { id }, query: { offset: query.offset, limit: query.limit, status: one(query, 'status') as Delivery['status'] | undefined } } }));
    return { rows: deliveries, total: count };
  };
  return (
    <Stack gap={0} h="100%">
      <ListScreen<Delivery> id={`webhook-deliveries-${id}`} title={endpoint?.url ?? t('webhooks.deliveries')} load={load} {...shape} rowKey={(row) => row.id} every={EVERY_MS}
        actions={<>{endpoint && <EndpointState row={endpoint} />}<Button component={Link} to="/webhooks" variant="default" leftSection={<IconArrowLeft size={15} className="flip" />}>{t('nav.webhooks')}</Button></>}
        empty={{ title: t('webhooks.noDeliveries'), hint: t('webhooks.noDeliveriesHint') }} />
    </Stack>
  );
}
