// Orders: what was asked for, and what became of it.
import { ActionIcon, Tooltip } from '@mantine/core';
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import { useMay } from '@shared/api/queries';
import { confirm } from '@shared/ui/dialogs';
import { ListScreen } from '@shared/ui/list/ListScreen';
import type { Column, Filter, ListQuery } from '@shared/ui/list/types';
import { Num, Price } from '@shared/ui/Num';
import { Time } from '@shared/ui/Time';
import { toastDone, toastError } from '@shared/ui/toasts';
import { IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Side, WorkStatus } from '../badges';
import { list, useSymbols } from '../queries';
import { useT, type Text } from '../texts';

type Order = Schemas['Order'];

const STATUSES = ['PENDING', 'FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED'] as const;
const TYPES = ['MARKET', 'LIMIT', 'STOP', 'STOP_LIMIT'] as const;
const EVERY_MS = 3000;

const columns = (t: Text): Column<Order>[] => [
  { key: 'created', label: t('money.created'), render: (row) => <Time value={row.createdAt} />, text: (row) => row.createdAt, phone: 'sub' },
  { key: 'symbol', label: t('trade.symbol'), render: (row) => row.symbol, text: (row) => row.symbol, phone: 'title' },
  { key: 'type', label: t('trade.type'), render: (row) => t(`orderType.${row.type}` as 'orderType.LIMIT'), text: (row) => row.type, phone: 'sub' },
  { key: 'side', label: t('trade.side'), render: (row) => <Side value={row.side} />, text: (row) => row.side, phone: 'end' },
  { key: 'size', label: t('trade.size'), end: true, render: (row) => <Num value={row.size} />, text: (row) => row.size },
  { key: 'price', label: t('trade.wanted'), end: true, render: (row) => <Price value={row.limitPrice ?? row.stopPrice} />, text: (row) => row.limitPrice ?? row.stopPrice },
  { key: 'fill', label: t('trade.filledAt'), end: true, render: (row) => <Price value={row.fillPrice} />, text: (row) => row.fillPrice },
  { key: 'stop', label: t('trade.stopLoss'), end: true, render: (row) => <Price value={row.stopLoss} like={row.limitPrice ?? row.stopPrice ?? row.fillPrice} />, text: (row) => row.stopLoss },
  { key: 'take', label: t('trade.takeProfit'), end: true, render: (row) => <Price value={row.takeProfit} like={row.limitPrice ?? row.stopPrice ?? row.fillPrice} />, text: (row) => row.takeProfit },
  { key: 'status', label: t('customers.status'), render: (row) => <WorkStatus value={row.status} />, text: (row) => row.status, phone: 'end' },
  { key: 'wallet', label: t('money.wallet'), render: (row) => <Link className="link" to={`/customers/${row.customerId}`} search={{ tab: 'orders' } as never}><bdi className="num">{row.accountId}</bdi></Link>, text: (row) => row.accountId },
  { key: 'position', label: t('trade.position'), end: true, extra: true, render: (row) => <Num value={row.positionId} />, text: (row) => row.positionId },
  { key: 'reason', label: t('money.reason'), render: (row) => row.rejectReason ?? '—', text: (row) => row.rejectReason },
  { key: 'do', label: t('words.actions'), end: true, render: (row) => <Cancel order={row} /> },
];

function Cancel({ order }: { order: Order }) {
  const t = useT();
  const may = useMay();
  const client = useQueryClient();
  if (order.status !== 'PENDING' || !may('cancelOrder')) return null;
  const cancel = async () => {
    const sure = await confirm({ title: t('trade.cancelTitle'), says: t('trade.cancelSays', { size: String(order.size), symbol: order.symbol }), action: t('trade.cancel'), danger: true });
    if (!sure) return;
    await ask(api.DELETE('/orders/{id}', { params: { path: { id: order.id } }, headers: keyed(newKey()) }));
    toastDone(t('trade.cancelled'));
    await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('orders') });
  };
  return <Tooltip label={t('trade.cancel')}><ActionIcon size="sm" aria-label={`${t('trade.cancel')} ${order.symbol}`} onClick={() => void cancel().catch(toastError)}><IconX size={15} /></ActionIcon></Tooltip>;
}

export default function OrderList({ accountId }: { accountId?: number }) {
  const t = useT();
  const symbols = useSymbols();
  const shape = useMemo(() => {
    const filters: Filter[] = [
      { key: 'status', label: t('customers.status'), kind: 'many', choices: STATUSES.map((value) => ({ value, label: t(`workStatus.${value}`) })) },
      { key: 'type', label: t('trade.type'), kind: 'many', choices: TYPES.map((value) => ({ value, label: t(`orderType.${value}`) })) },
      { key: 'symbol', label: t('trade.symbol'), kind: 'many', choices: symbols.map((value) => ({ value, label: value })) },
    ];
    return { columns: columns(t), filters };
  }, [t, symbols]);
  const load = async (query: ListQuery) => {
    const { orders, count } = await ask(api.GET('/orders', { params: { query: { offset: query.offset, limit: query.limit, search: query.search || undefined, accountId, statuses: list(query, 'status'), types: list(query, 'type'), symbols: list(query, 'symbol') } } }));
    return { rows: orders, total: count };
  };
  return (
    <ListScreen id={accountId ? `orders-${accountId}` : 'orders'} title={t('nav.orders')} load={load} {...shape} rowKey={(row) => row.id} searchHint={t('trade.searchOrders')} every={EVERY_MS} embedded={accountId !== undefined}
      views={[{ label: t('trade.viewWaiting'), search: 'status=PENDING' }, { label: t('trade.viewRejected'), search: 'status=REJECTED' }]} empty={{ title: t('trade.noOrders') }} />
  );
}
