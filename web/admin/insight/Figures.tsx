// The figures of a period as pictures: money, people, trades, exposure, leads.
import type { Schemas } from '@shared/api/client';
import { date, money, number } from '@shared/i18n/format';
import { Balance, Columns, Donut, Trend } from '@shared/ui/charts/small';
import { Money, Num } from '@shared/ui/Num';
import { Card, Cards } from '@shared/ui/Record';
import { Empty } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { Text } from '@mantine/core';
import { IconCash, IconCashBanknote, IconChartCandle, IconUserScan, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useT } from '../texts';
import styles from './home.module.css';

type Dashboard = Schemas['Dashboard'];
type Point = Schemas['ChartPoint'];

export function Figures({ dashboard }: { dashboard: Dashboard }) {
  const t = useT();
  const { queues, period, previousPeriod: before, currency } = dashboard;
  const usd = (value: string | number) => <Money value={value} currency={currency} />;
  return (
    <>
      <div className={styles.tiles}>
        <Tile to="/withdrawals" icon={<IconCash />} label={t('nav.withdrawals')} value={<Num value={queues.withdrawalsPending} />} hint={queues.oldestWithdrawal ? <>{usd(queues.withdrawalsPendingUsd)} · <Time value={queues.oldestWithdrawal} as="ago" /></> : t('home.toDecide')} />
        <Tile to="/review" icon={<IconUserScan />} label={t('nav.review')} value={<Num value={queues.kycInReview} />} hint={t('home.toCheck')} />
        <Tile to="/transactions" search={{ type: 'DEPOSIT', status: 'COMPLETED' }} icon={<IconCashBanknote />} label={t('home.deposits')} value={usd(period.depositsUsd)} hint={<Compared now={period.depositsUsd} before={before.depositsUsd} shown={money(before.depositsUsd, currency)} />} />
        <Tile to="/customers" icon={<IconUsers />} label={t('home.newCustomers')} value={<Num value={period.registrations} />} hint={<Compared now={period.registrations} before={before.registrations} shown={number(before.registrations)} />} />
        <Tile to="/positions" icon={<IconChartCandle />} label={t('home.lots')} value={<Num value={period.lots} most={2} />} hint={<Compared now={period.lots} before={before.lots} shown={number(before.lots, { most: 2 })} />} />
      </div>
      <Cards>
        <Series title={t('home.depositsByDay')} points={dashboard.depositsChart} colour="#2fae83" shown={(point) => `${money(point.value, currency)} (${number(point.count)})`} total={usd(period.depositsUsd)} />
        <Series title={t('home.withdrawalsByDay')} points={dashboard.withdrawalsChart} colour="#d97a2b" shown={(point) => `${money(point.value, currency)} (${number(point.count)})`} total={usd(period.withdrawalsUsd)} />
        <Series title={t('home.registrationsByDay')} points={dashboard.registrationsChart} shown={(point) => number(point.count)} total={<Num value={period.registrations} />} />
        <Series title={t('home.tradesByDay')} points={dashboard.tradesPositionsChart} colour="#8b6fd6" shown={(point) => t('home.lotsOf', { lots: number(point.value, { most: 2 }), count: number(point.count) })} total={<Num value={period.positionsOpened} />} />
        <Series title={t('home.loginsByDay')} points={dashboard.loginsChart} colour="#3b9ec9" shown={(point) => number(point.count)} total={<Num value={period.logins} />} />
        <Card title={t('home.funnel')}>
          <ul className={styles.lines}>
            {([['home.leadsCame', period.leads, before.leads], ['home.signedUp', period.registrations, before.registrations], ['home.firstDeposits', period.firstDeposits, before.firstDeposits], ['home.opened', period.positionsOpened, before.positionsOpened]] as const).map(([key, now, was]) => (
              <li key={key}><span className="grow">{t(key)}</span><b><Num value={now} /></b><Compared now={now} before={was} shown={number(was)} /></li>
            ))}
          </ul>
        </Card>
        <Card title={t('home.exposure')} action={<span className="quiet">{t('home.shortLong')}</span>}>
          {dashboard.exposure.length === 0 ? <Empty title={t('trade.noPositions')} /> : (
            <Balance label={t('home.exposure')} rows={dashboard.exposure.slice(0, 10).map((row) => ({ key: row.symbol, label: <Link className="link" to="/positions" search={{ status: 'OPEN', symbol: row.symbol } as never}>{row.symbol}</Link>, long: row.longLots, short: row.shortLots, shown: number(row.netLots, { signed: true, most: 2 }) }))} />
          )}
        </Card>
        {dashboard.leadsByStatus.length > 0 && (
          <Card title={t('home.leadsByStatus')}>
            <Donut label={t('home.leadsByStatus')} slices={dashboard.leadsByStatus.slice(0, 7).map((row) => ({ label: row.status || t('home.noStatus'), value: row.count, colour: row.color ?? undefined, shown: number(row.count), ...(row.status && { to: '/leads', search: { status: row.status } }) }))} />
          </Card>
        )}
      </Cards>
    </>
  );
}

function Compared({ now, before, shown }: { now: string | number; before: string | number; shown: string }) {
  const t = useT();
  const says = t('home.before', { value: shown });
  return <span className="quiet"><Trend now={now} before={before} label={says} /> <span aria-hidden>{says}</span></span>;
}

function Tile({ to, search, label, hint, value, icon }: { to: string; search?: { [name: string]: string }; label: string; hint: ReactNode; value: ReactNode; icon: ReactNode }) {
  return (
    <Link to={to} search={search as never} className={styles.tile}>
      <span className={styles.icon} aria-hidden>{icon}</span>
      <span className="grow"><Text component="span" display="block" size="xs" c="dimmed">{label}</Text><span className={styles.value}>{value}</span><Text component="span" display="block" size="xs" c="dimmed">{hint}</Text></span>
    </Link>
  );
}

function Series({ title, points, colour, shown, total }: { title: string; points: Point[]; colour?: string; shown: (point: Point) => string; total: ReactNode }) {
  const first = points[0];
  const last = points.at(-1);
  return (
    <Card title={title} action={<b>{total}</b>}>
      <Columns label={title} slices={points.map((point) => ({ title: `${date(point.date)}: ${shown(point)}`, value: point.value, colour }))} from={first && date(first.date)} to={last && date(last.date)} />
    </Card>
  );
}
