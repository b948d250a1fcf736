// The statement of an account: every transaction of the chosen days, to look at and to keep as a file.
import { Button, Select } from '@mantine/core';
import { saveFile, cell } from '@shared/ui/list/export';
import { ListScreen } from '@shared/ui/list/ListScreen';
import type { Column, ListQuery, Page as Rows } from '@shared/ui/list/types';
import { Money } from '@shared/ui/Num';
import { Empty, Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { dateTimeSeconds, money } from '@shared/i18n/format';
import { IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { TRANSACTIONS, transactionsOf, useWallets, type Transaction, type Wallet } from '../data';
import { useT, type Text } from '../texts';
import { signed, StatusBadge, statusWord, typeWord } from './words';

const TYPES = ['DEPOSIT', 'WITHDRAWAL', 'WALLET_TRANSFER', 'BONUS', 'DEPOSIT_BONUS', 'CORRECTION', 'FEE', 'COMMISSION_PAYOUT', 'AFFILIATE_TRANSFER', 'COINS_EXCHANGE'];
const DEFAULT_DAYS = 90;
const DAY_MS = 86_400_000;

export default function Transactions() {
  const t = useT();
  const wallets = useWallets();
  const { account } = useSearch({ strict: false }) as { account?: string };
  return (
    <Loaded query={wallets}>
      {(all) => {
        const wallet = all.find(({ id }) => String(id) === account) ?? all.find(({ isDemo }) => !isDemo) ?? all[0];
        return wallet ? <List key={wallet.id} wallet={wallet} wallets={all} /> : <Empty title={t('wallet.none')} hint={t('wallet.noneHint')} action={<Button component={Link} to="/accounts" size="sm" mt="sm">{t('accounts.open')}</Button>} />;
      }}
    </Loaded>
  );
}

const day = (moment: number) => new Date(moment).toISOString().slice(0, 10);

const columnsOf = (t: Text): Column<Transaction>[] => [
  { key: 'createdAt', label: t('transactions.when'), render: (row) => <Time value={row.createdAt} />, text: (row) => row.createdAt, phone: 'sub' },
  { key: 'type', label: t('transactions.what'), render: (row) => typeWord(row.type), text: (row) => row.type, phone: 'title' },
  { key: 'status', label: t('transactions.status'), render: (row) => <StatusBadge status={row.status} />, text: (row) => row.status, phone: 'sub' },
  { key: 'amount', label: t('transactions.amount'), end: true, render: (row) => <Money value={signed(row)} currency={row.currency} coloured={row.status === 'COMPLETED'} />, text: (row) => signed(row), phone: 'end' },
  { key: 'currency', label: t('transactions.currency'), render: (row) => row.currency, text: (row) => row.currency, extra: true },
  { key: 'fee', label: t('transactions.fee'), end: true, render: (row) => <Money value={row.fee} currency={row.currency} />, text: (row) => String(row.fee), extra: true },
  { key: 'balanceAfter', label: t('transactions.balanceAfter'), end: true, render: (row) => <Money value={row.balanceAfter} currency={row.currency} />, text: (row) => row.balanceAfter },
  { key: 'method', label: t('transactions.method'), render: (row) => row.method ?? '—', text: (row) => row.method },
  { key: 'id', label: t('transactions.reference'), render: (row) => <bdi dir="ltr" className="num">{row.id.slice(-12)}</bdi>, text: (row) => row.id, extra: true },
];

function List({ wallet, wallets }: { wallet: Wallet; wallets: Wallet[] }) {
  const t = useT();
  const navigate = useNavigate();
  const client = useQueryClient();
  const load = async ({ offset, limit, filters, sort }: ListQuery): Promise<Rows<Transaction>> => {
    const [from = '', to = ''] = filters['days'] ?? [];
    const [first, last] = [from || day(Date.now() - DEFAULT_DAYS * DAY_MS), to || day(Date.now() + DAY_MS)];
    const all = await client.fetchQuery({ queryKey: [...TRANSACTIONS, wallet.id, first, last], queryFn: () => transactionsOf(wallet.id, `${first}T00:00:00.000Z`, last), staleTime: 5000 });
    const kinds = new Set(filters['type'] ?? []);
    const rows = all.filter(({ type }) => kinds.size === 0 || kinds.has(type));
    if (sort === 'createdAt') rows.reverse();
    return { rows: rows.slice(offset, offset + limit), total: rows.length };
  };
  return (
    <ListScreen<Transaction> id={`statement-${wallet.id}`} title={t('transactions.title')} rowKey={(row) => row.id} load={load} columns={columnsOf(t)} defaultSort="-createdAt"
      filters={[{ key: 'days', label: t('transactions.days'), kind: 'days' }, { key: 'type', label: t('transactions.what'), kind: 'many', choices: TYPES.map((type) => ({ value: type, label: typeWord(type) })) }]}
      empty={{ title: t('transactions.none'), hint: t('transactions.noneHint'), action: <Button component={Link} to="/wallet/deposit" size="sm" mt="sm">{t('deposit.action')}</Button> }}
      actions={<>
        <Select aria-label={t('transactions.account')} size="xs" w={210} allowDeselect={false} value={String(wallet.id)} onChange={(id) => void navigate({ to: '.', search: { account: id } as never })}
          data={wallets.map((one) => ({ value: String(one.id), label: `${one.id} · ${one.isDemo ? t('accounts.demo') : t('accounts.live')} · ${one.currency}` }))} />
        <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => void statement(wallet, t)}>{t('transactions.statement')}</Button>
      </>} />
  );
}

/** All of the last year as a file that a spreadsheet opens, with what the account has now. */
async function statement(wallet: Wallet, t: Text) {
  const rows = await transactionsOf(wallet.id, new Date(Date.now() - 365 * DAY_MS).toISOString(), day(Date.now() + DAY_MS));
  const head = [t('transactions.when'), t('transactions.what'), t('transactions.status'), t('transactions.amount'), t('transactions.currency'), t('transactions.balanceAfter'), t('transactions.reference')];
  const lines = [
    [t('accounts.number', { id: wallet.id }), dateTimeSeconds(new Date())], [t('terminal.account.balance'), money(wallet.balance, wallet.currency)], [t('terminal.account.equity'), money(wallet.equity, wallet.currency)], [], head,
    ...rows.map((row) => [row.createdAt, typeWord(row.type), statusWord(row.status), signed(row), row.currency, row.balanceAfter ?? '', row.id]),
  ];
  saveFile(`statement-${wallet.id}-${day(Date.now())}.csv`, new Blob(['\uFEFF', lines.map((line) => line.map(cell).join(',')).join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' }));
}
