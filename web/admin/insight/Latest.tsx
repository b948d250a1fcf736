// What happened last: money, trades, changes.
import { api, ask } from '@shared/api/client';
import { useMay } from '@shared/api/queries';
import { Money, Num } from '@shared/ui/Num';
import { Card, Timeline } from '@shared/ui/Record';
import { Empty, Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Side, TransactionStatus, transactionType } from '../badges';
import { useT } from '../texts';
import styles from './home.module.css';

const EVERY_MS = 15_000;
const TRADES_MS = 4000;
const LINES = 8;

export function Latest() {
  const may = useMay();
  return <>{may('listTransactions') && <LatestMoney />}{may('listPositions') && <LatestTrades />}{may('listAudit') && <LatestChanges />}</>;
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
  const query = useQuery({ queryKey: ['positions', 'latest'], refetchInterval: TRADES_MS, queryFn: () => ask(api.GET('/positions', { params: { query: { limit: LINES, offset: 0, sortBy: 'openedAt|DESC', filters: { statuses: ['OPEN'] } } } })) });
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
        {({ entries }) => <Timeline moments={entries.map((entry) => ({ id: entry.id, at: <Time value={entry.at} as="ago" />, title: <span>{entry.action}</span>, text: entry.actorName, icon: <IconHistory /> }))} />}
      </Loaded>
    </Card>
  );
}
