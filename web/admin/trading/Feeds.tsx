// Where prices come from, whether they still come, and which symbols have none that is fresh.
import { Alert, Badge, Group, Stack, Title } from '@mantine/core';
import { api, ask, type Schemas } from '@shared/api/client';
import { lasting, number } from '@shared/i18n/format';
import { ListScreen } from '@shared/ui/list/ListScreen';
import type { Column, Filter, ListQuery } from '@shared/ui/list/types';
import { Num, Price } from '@shared/ui/Num';
import { Cards, Facts } from '@shared/ui/Record';
import { Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { list, whole } from '../queries';
import { useT, type Text } from '../texts';

type Feed = Schemas['Feed'];
type Symbol = Schemas['FeedSymbol'];

const EVERY_MS = 2000;
const COLOURS: { [state: string]: string } = { LIVE: 'green', PARTIAL: 'yellow', STALE: 'red', UNQUOTED: 'red', SILENT: 'red', FAILING: 'red', CLOSED: 'gray' };
const STATES = ['LIVE', 'STALE', 'UNQUOTED', 'CLOSED'] as const;
const KINDS = ['REPLAY', 'PUSH'] as const;

const State = ({ value, label }: { value: string; label: string }) => <Badge variant="light" color={COLOURS[value] ?? 'gray'}>{label}</Badge>;
const Lasting = ({ ms }: { ms: number | null | undefined }) => (ms === null || ms === undefined ? <span className="quiet">—</span> : <bdi className="num">{lasting(ms)}</bdi>);

const columns = (t: Text): Column<Symbol>[] => [
  { key: 'symbol', label: t('trade.symbol'), render: (row) => row.symbol, text: (row) => row.symbol, phone: 'title' },
  { key: 'description', label: t('trade.description'), render: (row) => row.description, text: (row) => row.description },
  { key: 'state', label: t('feeds.state'), render: (row) => <State value={row.state} label={t(`feeds.symbolState.${row.state}`)} />, text: (row) => row.state, phone: 'end' },
  { key: 'feed', label: t('feeds.feed'), render: (row) => t(`feeds.kind.${row.feed}`), text: (row) => row.feed },
  { key: 'bid', label: t('trade.bid'), end: true, render: (row) => <Price value={row.bid} />, text: (row) => row.bid, phone: 'end' },
  { key: 'ask', label: t('trade.ask'), end: true, render: (row) => <Price value={row.ask} />, text: (row) => row.ask },
  { key: 'last', label: t('feeds.lastQuote'), render: (row) => <Time value={row.lastQuoteAt} as="seconds" />, text: (row) => row.lastQuoteAt },
  { key: 'age', label: t('feeds.age'), end: true, render: (row) => <Lasting ms={row.ageMs} />, text: (row) => row.ageMs, phone: 'sub' },
  { key: 'limit', label: t('feeds.limit'), end: true, render: (row) => <Lasting ms={row.staleThresholdMs} />, text: (row) => row.staleThresholdMs },
  { key: 'rate', label: t('feeds.perMinute'), end: true, render: (row) => <Num value={row.quotesPerMinute} />, text: (row) => row.quotesPerMinute },
];

const read = () => ask(api.GET('/feeds'));

/** The cards and the list read together. */
const FEEDS = { queryKey: ['feeds'], queryFn: read, staleTime: EVERY_MS / 2 };

async function load(client: QueryClient, query: ListQuery) {
  const { symbols } = await client.fetchQuery(FEEDS);
  const [states, feeds] = [list(query, 'state'), list(query, 'feed')];
  return whole(symbols.filter(({ state, feed }) => (!states || states.includes(state)) && (!feeds || feeds.includes(feed))), query, (row) => `${row.symbol} ${row.description}`);
}

export default function Feeds() {
  const t = useT();
  const client = useQueryClient();
  const query = useQuery({ ...FEEDS, refetchInterval: EVERY_MS });
  const shape = useMemo(() => {
    const filters: Filter[] = [
      { key: 'state', label: t('feeds.state'), kind: 'many', choices: STATES.map((value) => ({ value, label: t(`feeds.symbolState.${value}`) })) },
      { key: 'feed', label: t('feeds.feed'), kind: 'many', choices: KINDS.map((value) => ({ value, label: t(`feeds.kind.${value}`) })) },
    ];
    return { columns: columns(t), filters };
  }, [t]);
  return (
    <Stack p="md" gap="sm">
      <Title order={1} size="h3">{t('nav.feeds')}</Title>
      <Loaded query={query} rows={4}>{({ feeds }) => <Cards>{feeds.map((feed) => <One key={feed.kind} feed={feed} />)}</Cards>}</Loaded>
      <ListScreen<Symbol> embedded id="feeds" title={t('feeds.symbols')} load={(wanted) => load(client, wanted)} {...shape} rowKey={(row) => row.symbol} searchHint={t('words.search')} every={EVERY_MS} empty={{ title: t('feeds.none'), hint: t('feeds.noneHint') }} />
    </Stack>
  );
}

function One({ feed }: { feed: Feed }) {
  const t = useT();
  const { replay } = feed;
  const facts: [string, ReactNode][] = [
    [t('feeds.fresh'), <bdi key="f" className="num">{t('feeds.freshOf', { live: number(feed.live), symbols: number(feed.symbols) })}</bdi>],
    [t('feeds.stale'), <Num key="s" value={feed.stale} />],
    [t('feeds.lastQuote'), <Time key="l" value={feed.lastQuoteAt} as="seconds" />],
    [t('feeds.perMinute'), <Num key="r" value={feed.quotesPerMinute} />],
    ...(replay ? [
      [t('feeds.position'), <Time key="p" value={replay.position} />],
      [t('feeds.speed'), <bdi key="v" dir="ltr" className="num">{number(replay.speed)}×</bdi>],
      [t('feeds.ends'), <Time key="e" value={replay.endsAt} as="date" />],
    ] as [string, ReactNode][] : []),
  ];
  return (
    <div>
      {feed.problem && <Alert color="red" variant="light" p="xs" mb={6} icon={<IconAlertTriangle size={18} />}>{t('feeds.problem', { problem: feed.problem })}</Alert>}
      <Facts title={t(`feeds.kind.${feed.kind}`)} action={<Group gap={6}><State value={feed.state} label={t(`feeds.feedState.${feed.state}`)} /></Group>} facts={facts} />
    </div>
  );
}
