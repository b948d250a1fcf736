// The partner's first page: whom they brought and what came of it, this month beside the last, and the link that brings more.
import { Group, Stack, Text, Title } from '@mantine/core';
import { api, ask, type Schemas } from '@shared/api/client';
import { useMe } from '@shared/api/queries';
import { country, date, money, number } from '@shared/i18n/format';
import { Columns, Trend } from '@shared/ui/charts/small';
import { CopyText } from '@shared/ui/Copy';
import { Money, Num } from '@shared/ui/Num';
import { QrCode } from '@shared/ui/QrCode';
import { Card, Cards } from '@shared/ui/Record';
import { Empty, Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useT } from './texts';
import styles from './home.module.css';

type Dashboard = Schemas['AffiliateDashboard'];
const EVERY_MS = 30_000;

export default function Home() {
  const t = useT();
  const me = useMe();
  const isPartner = me.data?.user.roles.includes('AFFILIATE') ?? false;
  const query = useQuery({ queryKey: ['affiliate-dashboard'], enabled: isPartner, refetchInterval: EVERY_MS, queryFn: () => ask(api.GET('/affiliates/dashboard')) });
  return (
    <Stack p="md" gap="md">
      <Group justify="space-between">
        <Title order={1} size="h3">{t('home.hello', { name: me.data?.user.firstname ?? '' })}</Title>
        {query.data && <Text size="xs" c="dimmed">{t('home.asOf')} <Time value={query.data.asOf} as="ago" /></Text>}
      </Group>
      <Loaded query={me} rows={10}>
        {({ user }) => (isPartner
          ? <Loaded query={query} rows={10}>{(dashboard) => <Figures dashboard={dashboard} account={user.accountId} />}</Loaded>
          : <Empty title={t('home.noPartner')} hint={t('home.noPartnerHint')} />)}
      </Loaded>
    </Stack>
  );
}

function Figures({ dashboard, account }: { dashboard: Dashboard; account?: string | null }) {
  const t = useT();
  const usd = (value: string | number) => <Money value={value} currency={dashboard.currency} />;
  const days = dashboard.days;
  const chart = (title: string, value: (day: Dashboard['days'][number]) => string | number, shown: (value: string | number) => string, colour?: string) => (
    <Card title={title}>
      <Columns label={title} from={days[0] && date(days[0].date)} to={date(days.at(-1)?.date ?? dashboard.asOf)} slices={days.map((day) => ({ title: `${date(day.date)}: ${shown(value(day))}`, value: value(day), colour }))} />
    </Card>
  );
  return (
    <>
      <div className={styles.tiles}>
        <Tile label={t('home.unpaid')} value={usd(dashboard.unpaidBalance)} hint={<>{t('home.earned')} {usd(dashboard.totalBalance)}</>} />
        <Tile label={t('home.signUps')} value={<Num value={dashboard.signupsThisMonth} />} hint={<Before now={dashboard.signupsThisMonth} before={dashboard.signUpsLastMonth} shown={number(dashboard.signUpsLastMonth)} />} />
        <Tile label={t('home.funded')} value={<Num value={dashboard.fundedThisMonth} />} hint={<Before now={dashboard.fundedThisMonth} before={dashboard.fundedLastMonth} shown={number(dashboard.fundedLastMonth)} />} />
        <Tile label={t('home.volume')} value={usd(dashboard.volumesThisMonth)} hint={<Before now={dashboard.volumesThisMonth} before={dashboard.volumesLastMonth} shown={money(dashboard.volumesLastMonth, dashboard.currency)} />} />
        <Tile label={t('home.logins')} value={<Num value={dashboard.totalLoginsThisMonth} />} hint={<Before now={dashboard.totalLoginsThisMonth} before={dashboard.totalLoginsLastMonth} shown={number(dashboard.totalLoginsLastMonth)} />} />
      </div>
      <Cards>
        <Funnel dashboard={dashboard} />
        {(dashboard.refKey ?? account) && <OwnLink refKey={dashboard.refKey ?? account ?? ''} />}
        {chart(t('home.signUpsByDay'), (day) => day.signUps, number)}
        {chart(t('home.fundedByDay'), (day) => day.funded, number, '#2fae83')}
        {chart(t('home.volumeByDay'), (day) => day.volume, (value) => money(value, dashboard.currency), '#8b6fd6')}
        <SignIns dashboard={dashboard} />
      </Cards>
    </>
  );
}

function Before({ now, before, shown }: { now: string | number; before: string | number; shown: string }) {
  const says = useT()('home.before', { value: shown });
  return <span className="quiet"><Trend now={now} before={before} label={says} /> <span aria-hidden>{says}</span></span>;
}

function Tile({ label, value, hint }: { label: string; value: ReactNode; hint: ReactNode }) {
  return (
    <div className={styles.tile}>
      <Text component="span" display="block" size="xs" c="dimmed">{label}</Text>
      <span className={styles.value}>{value}</span>
      <Text component="span" display="block" size="xs" c="dimmed">{hint}</Text>
    </div>
  );
}

/** From the first visit to the first trade, since the beginning. */
function Funnel({ dashboard }: { dashboard: Dashboard }) {
  const t = useT();
  const steps = [['home.allSignUps', dashboard.totalSignUps], ['home.allFunded', dashboard.totalFunded], ['home.allActive', dashboard.totalActive]] as const;
  return (
    <Card title={t('home.funnel')}>
      <ul className={styles.lines}>{steps.map(([key, count]) => <li key={key}><span className="grow">{t(key)}</span><b><Num value={count} /></b></li>)}</ul>
    </Card>
  );
}

function OwnLink({ refKey }: { refKey: string }) {
  const t = useT();
  const link = `${location.origin}/sign-up?wtreferrer=${encodeURIComponent(refKey)}`;
  return (
    <Card title={t('home.link')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">{t('home.linkHint')}</Text>
        <CopyText text={link} />
        <QrCode text={link} label={t('home.linkCode')} size={132} />
      </Stack>
    </Card>
  );
}

function SignIns({ dashboard }: { dashboard: Dashboard }) {
  const t = useT();
  return (
    <Card title={t('home.lastSignIns')}>
      {dashboard.last5SignIns.length === 0 ? <Empty title={t('home.nobody')} hint={t('home.nobodyHint')} /> : (
        <ul className={styles.lines}>
          {dashboard.last5SignIns.map((one) => <li key={`${one.at}${one.customerId}`}><span className="grow">{one.name} <span className="quiet">{country(one.country)}</span></span><Time value={one.at} as="ago" /></li>)}
        </ul>
      )}
    </Card>
  );
}
