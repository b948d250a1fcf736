// Positions with their profit as it moves: of the whole brand, or of one customer.
import { ActionIcon, Tooltip } from '@mantine/core';
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import { useMay } from '@shared/api/queries';
import { money } from '@shared/i18n/format';
import { confirm, showPanel } from '@shared/ui/dialogs';
import { SchemaForm } from '@shared/ui/form/SchemaForm';
import { ListScreen } from '@shared/ui/list/ListScreen';
import type { Bulk, Column, Filter, ListQuery } from '@shared/ui/list/types';
import { Money, Num, Price } from '@shared/ui/Num';
import { Time } from '@shared/ui/Time';
import { toastDone, toastError } from '@shared/ui/toasts';
import { IconEdit, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Side, WorkStatus } from '../badges';
import { fieldHint, fieldLabel } from '../fields';
import { fromDay, list, piped, toDay, useSymbols } from '../queries';
import { useT, type Text } from '../texts';

type Position = Schemas['Position'];

const EVERY_MS = 2000;

const columns = (t: Text): Column<Position>[] => [
  { key: 'id', label: t('trade.number'), render: (row) => <bdi className="num">{row.id}</bdi>, text: (row) => row.id },
  { key: 'symbol', label: t('trade.symbol'), render: (row) => row.symbol, text: (row) => row.symbol, phone: 'title' },
  { key: 'side', label: t('trade.side'), render: (row) => <Side value={row.side} />, text: (row) => row.side, phone: 'sub' },
  { key: 'size', label: t('trade.size'), end: true, render: (row) => <Num value={row.size} />, text: (row) => row.size, phone: 'sub' },
  { key: 'open', label: t('trade.openPrice'), end: true, render: (row) => <Price value={row.openPrice} />, text: (row) => row.openPrice },
  { key: 'price', label: t('trade.price'), end: true, render: (row) => <Price value={row.closePrice ?? row.currentPrice} />, text: (row) => row.closePrice ?? row.currentPrice },
  { key: 'profit', label: t('trade.profit'), end: true, render: (row) => <Money value={row.profitLoss} currency={row.currency} coloured />, text: (row) => row.profitLoss, phone: 'end' },
  { key: 'swap', label: t('trade.swap'), end: true, render: (row) => <Num value={row.swap} digits={2} />, text: (row) => row.swap },
  { key: 'commission', label: t('trade.commission'), end: true, extra: true, render: (row) => <Num value={row.commission} digits={2} />, text: (row) => row.commission },
  { key: 'margin', label: t('wallets.margin'), end: true, extra: true, render: (row) => <Money value={row.margin} currency={row.currency} />, text: (row) => row.margin },
  { key: 'stop', label: t('trade.stopLoss'), end: true, render: (row) => <Price value={row.stopLoss} like={row.openPrice} />, text: (row) => row.stopLoss },
  { key: 'take', label: t('trade.takeProfit'), end: true, render: (row) => <Price value={row.takeProfit} like={row.openPrice} />, text: (row) => row.takeProfit },
  { key: 'wallet', label: t('money.wallet'), render: (row) => <Link className="link" to={`/customers/${row.customerId}`} search={{ tab: 'positions' } as never}><bdi className="num">{row.accountId}</bdi></Link>, text: (row) => row.accountId },
  { key: 'opened', label: t('trade.opened'), sort: 'openedAt', render: (row) => <Time value={row.openedAt} />, text: (row) => row.openedAt },
  { key: 'closed', label: t('trade.closed'), sort: 'closedAt', extra: true, render: (row) => <Time value={row.closedAt} />, text: (row) => row.closedAt },
  { key: 'status', label: t('customers.status'), render: (row) => <WorkStatus value={row.status} />, text: (row) => row.status, phone: 'end' },
  { key: 'do', label: t('words.actions'), end: true, render: (row) => <RowActions position={row} /> },
];

async function close(t: Text, ids: string[], says: string): Promise<boolean> {
  const sure = await confirm({ title: t('trade.closeTitle', { count: ids.length }), says, action: t('trade.close'), danger: true });
  if (!sure) return false;
  const results = await Promise.allSettled(ids.map((id) => ask(api.POST('/positions/{id}/close', { params: { path: { id: parseInt(id, 10) } }, body: {}, headers: keyed(newKey()) }))));
  const failed = results.filter((result) => result.status === 'rejected');
  failed.slice(0, 3).forEach((result) => toastError(result.reason));
  toastDone(t('trade.closedCount', { count: ids.length - failed.length }));
  return true;
}

function RowActions({ position }: { position: Position }) {
  const t = useT();
  const may = useMay();
  const client = useQueryClient();
  if (position.status !== 'OPEN' || !may('closePosition')) return null;
  const shut = async () => {
    const says = t('trade.closeSays', { size: String(position.size), symbol: position.symbol, profit: money(position.profitLoss, position.currency, { signed: true }) });
    if (await close(t, [String(position.id)], says)) await client.invalidateQueries({ queryKey: ['positions'] });
  };
  return (
    <span style={{ display: 'inline-flex' }}>
      <Tooltip label={t('trade.edit')}><ActionIcon size="sm" aria-label={`${t('trade.edit')} ${position.id}`} onClick={() => showPanel({ title: `${position.symbol} ${position.id}`, content: (done) => <Edit position={position} close={done} /> })}><IconEdit size={15} /></ActionIcon></Tooltip>
      <Tooltip label={t('trade.close')}><ActionIcon size="sm" aria-label={`${t('trade.close')} ${position.id}`} onClick={() => void shut().catch(toastError)}><IconX size={15} /></ActionIcon></Tooltip>
    </span>
  );
}

function Edit({ position, close: done }: { position: Position; close: () => void }) {
  return (
    <SchemaForm<Schemas['PositionChanges']> op="updatePosition" label={fieldLabel} hint={fieldHint} only={['stopLoss', 'takeProfit', 'trailingStopLossPct']} values={{ stopLoss: position.stopLoss, takeProfit: position.takeProfit, trailingStopLossPct: position.tailingStopLossPct }}
      save={(body, key) => ask(api.PATCH('/positions/{id}', { params: { path: { id: position.id } }, body, headers: keyed(key) }))} stale={[['positions']]} cancel={done} done={done} />
  );
}

export default function PositionList({ customerId }: { customerId?: string }) {
  const t = useT();
  const symbols = useSymbols();
  const shape = useMemo(() => {
    const filters: Filter[] = [
      { key: 'status', label: t('customers.status'), kind: 'many', choices: ['OPEN', 'CLOSED'].map((value) => ({ value, label: t(`workStatus.${value}` as 'workStatus.OPEN') })) },
      { key: 'symbol', label: t('trade.symbol'), kind: 'many', choices: symbols.map((value) => ({ value, label: value })) },
      { key: 'side', label: t('trade.side'), kind: 'one', width: 110, choices: [{ value: 'BUY', label: t('side.BUY') }, { value: 'SELL', label: t('side.SELL') }] },
      { key: 'opened', label: t('trade.opened'), kind: 'days' },
    ];
    return { columns: columns(t).filter((column) => !customerId || column.key !== 'wallet'), filters };
  }, [t, symbols, customerId]);
  const load = async (query: ListQuery) => {
    const wanted = { customerId, statuses: list(query, 'status'), symbols: list(query, 'symbol'), sides: list(query, 'side'), openedFrom: fromDay(query.filters['opened']), openedTo: toDay(query.filters['opened']) };
    const { positions, count } = await ask(api.GET('/positions', { params: { query: { offset: query.offset, limit: query.limit, search: query.search || undefined, sortBy: piped(query.sort), filters: wanted } } }));
    return { rows: positions, total: count };
  };
  const bulk: Bulk[] = [{ key: 'close', label: t('trade.close'), op: 'closePosition', danger: true, icon: <IconX size={15} />, run: (ids, finished) => void close(t, ids, t('trade.closeMany', { count: ids.length })).then((done) => done && finished(), toastError) }];
  return (
    <ListScreen id={customerId ? `positions-${customerId}` : 'positions'} title={t('nav.positions')} load={load} {...shape} rowKey={(row) => String(row.id)} searchHint={t('trade.search')} defaultSort="-openedAt" bulk={bulk} every={EVERY_MS} embedded={Boolean(customerId)}
      views={[{ label: t('trade.viewOpen'), search: 'status=OPEN' }, { label: t('trade.viewClosed'), search: 'status=CLOSED&sort=-closedAt' }]} empty={{ title: t('trade.noPositions'), hint: t('trade.noPositionsHint') }} />
  );
}
