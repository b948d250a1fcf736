// Money in and out: of the whole brand, or of one customer.
import { api, ask, type Schemas } from '@shared/api/client';
import { CopyText } from '@shared/ui/Copy';
import { showPanel } from '@shared/ui/dialogs';
import { ListScreen } from '@shared/ui/list/ListScreen';
import type { Column, Filter, ListQuery } from '@shared/ui/list/types';
import { Money } from '@shared/ui/Num';
import { Time } from '@shared/ui/Time';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Demo, methodWord, TransactionStatus, transactionType } from '../badges';
import { fromDay, list, one, toDay } from '../queries';
import { useT, type Text } from '../texts';
import { TransactionDetails } from './TransactionDetails';

type Transaction = Schemas['Transaction'];

const STATUSES = ['PENDING', 'APPROVED', 'PROCESSING', 'COMPLETED', 'DECLINED', 'REJECTED', 'CANCELLED', 'FAILED', 'REFUNDED', 'CHARGEBACK'] as const;
const TYPES = ['DEPOSIT', 'WITHDRAWAL', 'BONUS', 'DEPOSIT_BONUS', 'CORRECTION', 'FEE', 'WALLET_TRANSFER', 'AFFILIATE_TRANSFER', 'COMMISSION_PAYOUT', 'COINS_EXCHANGE'] as const;

const columns = (t: Text): Column<Transaction>[] => [
  { key: 'createdAt', label: t('money.created'), sort: 'createdAt', render: (row) => <Time value={row.createdAt} />, text: (row) => row.createdAt, phone: 'sub' },
  { key: 'customer', label: t('money.customer'), render: (row) => row.customer ? <Link className="link" to={`/customers/${row.customerId}`}><bdi>{row.customer.name}</bdi></Link> : <CopyText text={row.customerId} show={row.customerId.slice(-8)} />, text: (row) => row.customer?.name ?? row.customerId, phone: 'title' },
  { key: 'type', label: t('money.type'), sort: 'type', render: (row) => transactionType(row.type), text: (row) => row.type, phone: 'sub' },
  { key: 'status', label: t('customers.status'), sort: 'status', render: (row) => <TransactionStatus value={row.status} />, text: (row) => row.status, phone: 'end' },
  { key: 'amount', label: t('money.amount'), sort: 'amount', end: true, render: (row) => <Money value={row.amount} currency={row.currency} />, text: (row) => `${row.amount}`, phone: 'end' },
  { key: 'currency', label: t('money.currency'), extra: true, render: (row) => row.currency, text: (row) => row.currency },
  { key: 'usd', label: t('money.usd'), end: true, render: (row) => <Money value={row.amountUSD} currency="USD" />, text: (row) => row.amountUSD },
  { key: 'fee', label: t('money.fee'), end: true, extra: true, render: (row) => <Money value={row.fee} currency={row.currency} />, text: (row) => row.fee },
  { key: 'wallet', label: t('money.wallet'), render: (row) => <><bdi className="num">{row.walletId}</bdi> <Demo on={row.isDemo} /></>, text: (row) => row.walletId },
  { key: 'method', label: t('money.method'), render: (row) => methodWord(row.method), text: (row) => row.method },
  { key: 'reference', label: t('money.reference'), extra: true, render: (row) => row.providerReference ?? '—', text: (row) => row.providerReference },
  { key: 'completedAt', label: t('money.completed'), sort: 'completedAt', extra: true, render: (row) => <Time value={row.completedAt} />, text: (row) => row.completedAt },
  { key: 'comment', label: t('money.comment'), render: (row) => <bdi>{row.rejectReason ?? row.comment ?? '—'}</bdi>, text: (row) => row.rejectReason ?? row.comment },
];

const filters = (t: Text): Filter[] => [
  { key: 'type', label: t('money.type'), kind: 'many', choices: TYPES.map((value) => ({ value, label: transactionType(value) })) },
  { key: 'status', label: t('customers.status'), kind: 'many', choices: STATUSES.map((value) => ({ value, label: t(`transactionStatus.${value}`) })) },
  { key: 'ftd', label: t('money.first'), kind: 'one', width: 120, choices: [{ value: 'yes', label: t('money.firstOnly') }] },
  { key: 'created', label: t('money.created'), kind: 'days' },
];

export default function TransactionList({ customerId, walletId }: { customerId?: string; walletId?: number }) {
  const t = useT();
  const shape = useMemo(() => ({ columns: columns(t).filter((column) => !customerId || column.key !== 'customer').map((column) => (customerId && column.key === 'type' ? { ...column, phone: 'title' as const } : column)), filters: filters(t) }), [t, customerId]);
  const load = async (query: ListQuery) => {
    const wanted = {
      types: list(query, 'type') as Transaction['type'][] | undefined, statuses: list(query, 'status') as Transaction['status'][] | undefined, from: fromDay(query.filters['created']), to: toDay(query.filters['created']),
      isFTD: one(query, 'ftd') === 'yes' || undefined, customerId, walletId,
    };
    const { transactions, count } = await ask(api.GET('/transactions', { params: { query: { offset: query.offset, limit: query.limit, search: query.search || undefined, sortBy: query.sort, filters: wanted } } }));
    return { rows: transactions, total: count };
  };
  return (
    <ListScreen id={customerId ? `transactions-${customerId}` : 'transactions'} title={t('nav.transactions')} load={load} {...shape} rowKey={(row) => row.id} searchHint={t('money.search')} defaultSort="-createdAt" embedded={Boolean(customerId)}
      onRow={(row) => showPanel({ title: `${transactionType(row.type)} ${row.id.slice(-8)}`, content: (close) => <TransactionDetails id={row.id} close={close} /> })}
      views={[{ label: t('money.viewPending'), search: 'type=WITHDRAWAL&status=PENDING' }, { label: t('money.viewFailed'), search: 'status=FAILED,DECLINED,CHARGEBACK' }, { label: t('money.viewFirst'), search: 'ftd=yes' }]}
      empty={{ title: t('money.empty'), hint: t('money.emptyHint') }} />
  );
}
