// The statement of an account: every transaction of the chosen days, to look at and to keep as a file.
import { Button, Menu, Select } from '@mantine/core';
import { api, ask } from '@shared/api/client';
import { useWrite } from '@shared/api/queries';
import { saveFile } from '@shared/ui/list/export';
import { ListScreen } from '@shared/ui/list/ListScreen';
import type { Column, ListQuery, Page as Rows } from '@shared/ui/list/types';
import { Money } from '@shared/ui/Num';
import { Empty, Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { sayIfKnown } from '@shared/i18n';
import { date } from '@shared/i18n/format';
import { IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { TRANSACTIONS, transactionsOf, useWallets, type Transaction, type Wallet } from '../data';
import { useT, type Text } from '../texts';
import { signed, StatusBadge, typeWord } from './words';

const TYPES = ['DEPOSIT', 'WITHDRAWAL', 'WALLET_TRANSFER', 'BONUS', 'DEPOSIT_BONUS', 'CORRECTION', 'FEE', 'COMMISSION_PAYOUT', 'AFFILIATE_TRANSFER', 'COINS_EXCHANGE'];
const FORMATS = ['pdf', 'csv', 'xlsx'] as const;
type Format = (typeof FORMATS)[number];
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
  { key: 'method', label: t('transactions.method'), render: (row) => (row.method ? sayIfKnown('members', `method.${row.method}`, row.method) : '—'), text: (row) => row.method },
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
        <Statement wallet={wallet} />
      </>} />
  );
}

/** The statement of the days that are chosen, else of the last ones: opening balance, every movement, closing balance, as the server writes it. */
function Statement({ wallet }: { wallet: Wallet }) {
  const t = useT();
  const { days } = useSearch({ strict: false }) as { days?: string };
  const [from = '', to = ''] = (days ?? '').split('..');
  const [now] = useState(() => Date.now());
  const [start, end] = [from || day(now - DEFAULT_DAYS * DAY_MS), to || day(now)];
  const keep = useWrite({
    call: (format: Format) => ask(api.GET('/me/statements/export', { params: { query: { start, end, walletId: wallet.id, format } }, parseAs: 'blob' })),
    done: (file, format) => saveFile(`statement-${wallet.id}-${start}-${end}.${format}`, file as unknown as Blob),
  });
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="default" title={t('transactions.period', { from: date(start), to: date(end) })} loading={keep.isPending} leftSection={<IconDownload size={16} />}>{t('transactions.statement')}</Button></Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map((format) => <Menu.Item key={format} onClick={() => keep.mutate(format)}>{t(`transactions.formats.${format}`)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}
