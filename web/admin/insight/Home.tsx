// The first page: what waits for somebody, how the house stands, what happened last. Every number leads to the list behind it.
import { Group, Stack, Text, Title } from '@mantine/core';
import { api, ask, type Schemas } from '@shared/api/client';
import { useMay, useMe } from '@shared/api/queries';
import { number } from '@shared/i18n/format';
import { BarList, Donut } from '@shared/ui/charts/small';
import { Money, Num } from '@shared/ui/Num';
import { Card, Cards, Timeline } from '@shared/ui/Record';
import { Empty, Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { IconCash, IconHistory, IconUserScan, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Side, TransactionStatus, transactionType } from '../badges';
import { useWaiting } from '../queries';
import { useT } from '../texts';
import styles from './home.module.css';

const EVERY_MS = 15_000;
const LINES = 8;

export default function Home() {
  const t = useT();
  const may = useMay();
  const { data: me } = useMe();
  const waiting = useWaiting();
  return (
    <Stack p="md" gap="md">
      <Title order={1} size="h3">{t('home.hello', { name: me?.user.firstname ?? '' })}</Title>
      <div className={styles.tiles}>
        {may('listTransactions') && <Tile to="/withdrawals" label={t('nav.withdrawals')} hint={t('home.toDecide')} value={waiting.withdrawals} icon={<IconCash />} />}
        {may('approveKyc') && <Tile to="/review" label={t('nav.review')} hint={t('home.toCheck')} value={waiting.kyc} icon={<IconUserScan />} />}
        {may('listCustomers') && <NewToday />}
        {may('listLeads') && <FreeLeads />}
      </div>
      <Cards>
        {may('listCustomers') && <KycStates />}
        {may('listPositions') && <Exposure />}
        {may('listTransactions') && <LatestMoney />}
        {may('listPositions') && <LatestTrades />}
        {may('listAudit') && <LatestChanges />}
      </Cards>
    </Stack>
  );
}

function Tile({ to, search, label, hint, value, icon }: { to: string; search?: { [name: string]: string }; label: string; hint: string; value: number | undefined; icon: ReactNode }) {
  return (
    <Link to={to} search={search as never} className={styles.tile}>
      <span className={styles.icon} aria-hidden>{icon}</span>
      <span><Text size="xs" c="dimmed">{label}</Text><span className={styles.value}>{value === undefined ? '…' : number(value)}</span><Text size="xs" c="dimmed">{hint}</Text></span>
    </Link>
  );
}

function NewToday() {
  const t = useT();
  const day = new Date().toISOString().slice(0, 10);
  const { data } = useQuery({ queryKey: ['customers', 'new', day], refetchInterval: EVERY_MS, queryFn: () => ask(api.GET('/customers', { params: { query: { limit: 0, registrationStart: `${day}T00:00:00.000Z` } } })) });
  return <Tile to="/customers" search={{ registered: `${day}..${day}` }} label={t('home.newCustomers')} hint={t('home.today')} value={data?.count} icon={<IconUsers />} />;
}

function FreeLeads() {
  const t = useT();
  const { data } = useQuery({ queryKey: ['leads', 'all'], queryFn: () => ask(api.GET('/leads', { params: { query: { limit: 1, offset: 0, orderBy: 'createdAt|DESC', filters: {} } } })) });
  return <Tile to="/leads" label={t('nav.leads')} hint={t('home.allLeads')} value={data?.count} icon={<IconHistory />} />;
}

const KYC = [['PENDING', 'var(--mantine-color-dimmed)'], ['IN_REVIEW', '#e3a008'], ['APPROVED', '#2fae83'], ['REJECTED', '#d9534f'], ['REVOKED', '#d97a2b']] as const;

function KycStates() {
  const t = useT();
  const query = useQuery({
    queryKey: ['customers', 'kyc-states'], refetchInterval: EVERY_MS,
    queryFn: () => Promise.all(KYC.map(async ([status]) => (await ask(api.GET('/customers', { params: { query: { limit: 0, selectedKycStatuses: [status] } } }))).count)),
  });
  return (
    <Card title={t('home.kyc')}>
      <Loaded query={query}>
        {(counts) => <Donut label={t('home.kyc')} centre={number(counts.reduce((sum, count) => sum + count, 0))} slices={KYC.map(([status, colour], at) => ({ label: t(`kycStatus.${status}`), value: counts[at] ?? 0, colour, to: '/customers', search: { kyc: status } }))} />}
      </Loaded>
    </Card>
  );
}

function Exposure() {
  const t = useT();
  const query = useQuery({ queryKey: ['positions', 'open'], refetchInterval: EVERY_MS, queryFn: () => ask(api.GET('/positions', { params: { query: { limit: 1000, offset: 0, filters: { statuses: ['OPEN'] } } } })) });
  return (
    <Card title={t('home.bySymbol')}>
      <Loaded query={query}>
        {({ positions }) => positions.length === 0 ? <Empty title={t('trade.noPositions')} /> : <BarList label={t('home.bySymbol')} slices={bySymbol(positions).map(([symbol, count]) => ({ label: symbol, value: count, to: '/positions', search: { status: 'OPEN', symbol } }))} />}
      </Loaded>
    </Card>
  );
}

function bySymbol(positions: Schemas['Position'][]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { symbol } of positions) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, LINES);
}

function LatestMoney() {
  const t = useT();
  const query = useQuery({ queryKey: ['transactions', 'latest'], refetchInterval: EVERY_MS, queryFn: () => ask(api.GET('/transactions', { params: { query: { limit: LINES, offset: 0, sortBy: '-createdAt' } } })) });
  return (
    <Card title={t('home.money')} action={<Link className="link" to="/transactions">{t('home.all')}</Link>}>
      <Loaded query={query}>
        {({ transactions }) => transactions.length === 0 ? <Empty title={t('money.empty')} /> : (
          <ul className={styles.lines}>
            {transactions.map((one) => (
              <li key={one.id}>
                <span className="clip grow"><Link className="link" to={`/customers/${one.customerId}`}><bdi>{one.customer?.name}</bdi></Link> <span className="quiet">{transactionType(one.type)}</span></span>
                <TransactionStatus value={one.status} /><Money value={one.amount} currency={one.currency} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}

function LatestTrades() {
  const t = useT();
  const query = useQuery({ queryKey: ['positions', 'latest'], refetchInterval: 4000, queryFn: () => ask(api.GET('/positions', { params: { query: { limit: LINES, offset: 0, sortBy: 'openedAt|DESC', filters: { statuses: ['OPEN'] } } } })) });
  return (
    <Card title={t('home.trades')} action={<Link className="link" to="/positions">{t('home.all')}</Link>}>
      <Loaded query={query}>
        {({ positions }) => positions.length === 0 ? <Empty title={t('trade.noPositions')} /> : (
          <ul className={styles.lines}>
            {positions.map((one) => <li key={one.id}><b>{one.symbol}</b><Side value={one.side} /><Num value={one.size} /><span className="grow" /><Money value={one.profitLoss} currency={one.currency} coloured /></li>)}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}

function LatestChanges() {
  const t = useT();
  const query = useQuery({ queryKey: ['audit', 'latest'], refetchInterval: EVERY_MS, queryFn: () => ask(api.GET('/audit', { params: { query: { limit: LINES } } })) });
  return (
    <Card title={t('home.changes')} action={<Link className="link" to="/audit">{t('home.all')}</Link>}>
      <Loaded query={query}>
        {({ entries }) => <Timeline moments={entries.map((entry) => ({ id: entry.id, at: <Time value={entry.at} as="ago" />, title: <Group gap={6} component="span"><span>{entry.action}</span></Group>, text: entry.actorName, icon: <IconHistory /> }))} />}
      </Loaded>
    </Card>
  );
}
