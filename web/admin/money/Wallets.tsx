// All wallets of the brand with what is in them.
import { api, ask, type Schemas } from '@shared/api/client';
import { ListScreen } from '@shared/ui/list/ListScreen';
import type { Column, Filter, ListQuery } from '@shared/ui/list/types';
import { Money, Num } from '@shared/ui/Num';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Demo, WorkStatus } from '../badges';
import { list, one, useGroups } from '../queries';
import { useT, type Text } from '../texts';

type Wallet = Schemas['Wallet'];

const load = async (query: ListQuery) => {
  const groups = list(query, 'group')?.map((id) => parseInt(id, 10));
  const kind = one(query, 'kind');
  const { wallets, count } = await ask(api.GET('/wallets', { params: { query: {
    offset: query.offset, limit: query.limit, search: query.search || undefined, currencies: list(query, 'currency'), groups,
    isDemo: kind ? kind === 'demo' : undefined, onlyShowWalletsWithOpenPositions: one(query, 'open') === 'yes' || undefined,
  } } }));
  return { rows: wallets, total: count };
};

const columns = (t: Text): Column<Wallet>[] => [
  { key: 'id', label: t('wallets.login'), render: (row) => <><bdi className="num">{row.id}</bdi> <Demo on={row.isDemo} /></>, text: (row) => row.id, phone: 'sub' },
  { key: 'customer', label: t('money.customer'), render: (row) => <Link className="link" to={`/customers/${row.customerId}`} search={{ tab: 'wallets' } as never}><bdi>{row.customer?.name ?? row.customerId}</bdi></Link>, text: (row) => row.customer?.name, phone: 'title' },
  { key: 'group', label: t('wallets.group'), render: (row) => row.group?.name ?? row.groupId, text: (row) => row.group?.name, phone: 'sub' },
  { key: 'balance', label: t('wallets.balance'), end: true, render: (row) => <Money value={row.balance} currency={row.currency} />, text: (row) => row.balance },
  { key: 'equity', label: t('wallets.equity'), end: true, render: (row) => <Money value={row.equity} currency={row.currency} />, text: (row) => row.equity, phone: 'end' },
  { key: 'profit', label: t('wallets.profit'), end: true, render: (row) => <Money value={row.profitLoss} currency={row.currency} coloured />, text: (row) => row.profitLoss, phone: 'end' },
  { key: 'margin', label: t('wallets.margin'), end: true, render: (row) => <Money value={row.margin} currency={row.currency} />, text: (row) => row.margin },
  { key: 'level', label: t('wallets.level'), end: true, render: (row) => <Num value={row.marginLevelPercent} most={1} percent={row.marginLevelPercent !== null} />, text: (row) => row.marginLevelPercent },
  { key: 'credit', label: t('wallets.credit'), end: true, extra: true, render: (row) => <Money value={row.credit} currency={row.currency} />, text: (row) => row.credit },
  { key: 'withdrawable', label: t('wallets.withdrawable'), end: true, extra: true, render: (row) => <Money value={row.withdrawable} currency={row.currency} />, text: (row) => row.withdrawable },
  { key: 'open', label: t('wallets.open_'), end: true, render: (row) => <Num value={row.openPositions} />, text: (row) => row.openPositions },
  { key: 'leverage', label: t('wallets.leverage'), end: true, render: (row) => <bdi dir="ltr">1:{row.leverage}</bdi>, text: (row) => row.leverage },
  { key: 'status', label: t('customers.status'), render: (row) => <WorkStatus value={row.status} />, text: (row) => row.status },
];

const EVERY_MS = 5000;

export default function Wallets() {
  const t = useT();
  const groups = useGroups();
  const shape = useMemo(() => {
    const filters: Filter[] = [
      { key: 'kind', label: t('wallets.kind'), kind: 'one', width: 110, choices: [{ value: 'live', label: t('words.live') }, { value: 'demo', label: t('words.demo') }] },
      { key: 'group', label: t('wallets.group'), kind: 'many', choices: groups.map(({ id, name }) => ({ value: String(id), label: name })) },
      { key: 'currency', label: t('money.currency'), kind: 'many', width: 110, choices: [...new Set(groups.map((group) => group.currency))].map((value) => ({ value, label: value })) },
      { key: 'open', label: t('wallets.open_'), kind: 'one', choices: [{ value: 'yes', label: t('customers.withPositions') }] },
    ];
    return { columns: columns(t), filters };
  }, [t, groups]);
  return <ListScreen id="wallets" title={t('nav.wallets')} load={load} {...shape} rowKey={(row) => String(row.id)} searchHint={t('wallets.search')} every={EVERY_MS} empty={{ title: t('wallets.none') }} />;
}
