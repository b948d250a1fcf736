// The books: every account's total, which must come to nothing together, and the single postings.
import { Alert, Stack, Tabs, Title } from '@mantine/core';
import { api, ask, type Schemas } from '@shared/api/client';
import { sayIfKnown } from '@shared/i18n';
import { ListScreen } from '@shared/ui/list/ListScreen';
import type { Column, ListQuery } from '@shared/ui/list/types';
import { CopyText } from '@shared/ui/Copy';
import { Money } from '@shared/ui/Num';
import { Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { fromDay, one, toDay, whole } from '../queries';
import { useT, type Text } from '../texts';

type Account = Schemas['LedgerAccount'];
type Entry = Schemas['LedgerEntry'];

const accountColumns = (t: Text): Column<Account>[] => [
  { key: 'account', label: t('ledger.account'), render: (row) => <CopyText text={row.account} />, text: (row) => row.account, phone: 'title' },
  { key: 'currency', label: t('money.currency'), render: (row) => row.currency, text: (row) => row.currency },
  { key: 'debit', label: t('ledger.debit'), end: true, render: (row) => <Money value={row.debit} currency={row.currency} />, text: (row) => row.debit },
  { key: 'credit', label: t('ledger.credit'), end: true, render: (row) => <Money value={row.credit} currency={row.currency} />, text: (row) => row.credit },
  { key: 'balance', label: t('ledger.balance'), end: true, render: (row) => <Money value={row.balance} currency={row.currency} coloured />, text: (row) => row.balance, phone: 'end' },
];

const entryColumns = (t: Text): Column<Entry>[] => [
  { key: 'at', label: t('ledger.at'), render: (row) => <Time value={row.at} />, text: (row) => row.at, phone: 'sub' },
  { key: 'account', label: t('ledger.account'), render: (row) => <CopyText text={row.account} />, text: (row) => row.account, phone: 'title' },
  { key: 'kind', label: t('ledger.kind'), render: (row) => sayIfKnown('admin', `ledgerKind.${row.kind}`, row.kind), text: (row) => row.kind, phone: 'sub' },
  { key: 'amount', label: t('money.amount'), end: true, render: (row) => <Money value={row.amount} currency={row.currency} coloured />, text: (row) => row.amount, phone: 'end' },
  { key: 'transaction', label: t('ledger.transaction'), render: (row) => <CopyText text={row.transactionId} show={row.transactionId.slice(-12)} />, text: (row) => row.transactionId },
];

const loadEntries = async (query: ListQuery) => {
  const { entries, count } = await ask(api.GET('/ledger/entries', { params: { query: { offset: query.offset, limit: query.limit, account: query.search || undefined, transactionId: one(query, 'transaction'), from: fromDay(query.filters['at']), to: toDay(query.filters['at']) } } }));
  return { rows: entries, total: count };
};

export default function Ledger() {
  const t = useT();
  const query = useQuery({ queryKey: ['ledger', 'balance'], queryFn: () => ask(api.GET('/ledger/trial-balance')) });
  const shape = useMemo(() => ({ accounts: accountColumns(t), entries: entryColumns(t) }), [t]);
  return (
    <Stack p="md" gap="sm">
      <Title order={1} size="h3">{t('nav.ledger')}</Title>
      <Loaded query={query} rows={1}>
        {({ balanced }) => <Alert variant="light" color={balanced ? 'green' : 'red'} p="xs" icon={balanced ? <IconCheck size={18} /> : <IconAlertTriangle size={18} />}>{balanced ? t('ledger.balanced') : t('ledger.unbalanced')}</Alert>}
      </Loaded>
      <Tabs defaultValue="accounts" keepMounted={false}>
        <Tabs.List><Tabs.Tab value="accounts">{t('ledger.accounts')}</Tabs.Tab><Tabs.Tab value="entries">{t('ledger.entries')}</Tabs.Tab></Tabs.List>
        <Tabs.Panel value="accounts">
          <ListScreen<Account> embedded id="ledger-accounts" title={t('ledger.accounts')} columns={shape.accounts} rowKey={(row) => row.account + row.currency} searchHint={t('ledger.account')}
            load={async (wanted) => whole((await ask(api.GET('/ledger/trial-balance'))).accounts, wanted, (row) => `${row.account} ${row.currency}`)} />
        </Tabs.Panel>
        <Tabs.Panel value="entries">
          <ListScreen<Entry> embedded id="ledger-entries" title={t('ledger.entries')} columns={shape.entries} rowKey={(row) => row.id} searchHint={t('ledger.account')} load={loadEntries}
            filters={[{ key: 'transaction', label: t('ledger.transaction'), kind: 'text' }, { key: 'at', label: t('ledger.at'), kind: 'days' }]} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
