// What happened with a customer, from all rooms of the house, latest first.
import { Button, MultiSelect, Stack } from '@mantine/core';
import { api, ask, type Schemas } from '@shared/api/client';
import { sayIfKnown } from '@shared/i18n';
import { Timeline } from '@shared/ui/Record';
import { Broken, Empty, Loading } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { IconCash, IconChartCandle, IconEdit, IconFileText, IconLogin, IconMail, IconMessage, IconUserPlus, IconWallet } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useT } from '../../texts';

type Kind = Schemas['TimelineEvent']['kind'];

const ICONS: { [kind in Kind]: ReactNode } = {
  REGISTRATION: <IconUserPlus />, SIGN_IN: <IconLogin />, CHANGE: <IconEdit />, COMMENT: <IconMessage />, COMMUNICATION: <IconMail />, DOCUMENT: <IconFileText />, WALLET: <IconWallet />, MONEY: <IconCash />, TRADE: <IconChartCandle />,
};
const PAGE = 50;

export default function History({ customerId }: { customerId: string }) {
  const t = useT();
  const [kinds, setKinds] = useState<string[]>([]);
  const query = useInfiniteQuery({
    queryKey: ['customer', customerId, 'history', kinds], initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => ask(api.GET('/customers/{id}/timeline', { params: { path: { id: customerId }, query: { limit: PAGE, before: pageParam, kinds } } })),
    getNextPageParam: ({ events }) => (events.length === PAGE ? events.at(-1)?.at : undefined),
  });
  const events = query.data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <Stack maw={820}>
      <MultiSelect aria-label={t('history.kinds')} placeholder={kinds.length ? undefined : t('history.kinds')} data={Object.keys(ICONS).map((value) => ({ value, label: sayIfKnown('admin', `eventKind.${value}`, value) }))} value={kinds} onChange={setKinds} clearable maw={360} />
      {query.isPending && <Loading />}
      {query.isError && <Broken error={query.error} retry={() => void query.refetch()} />}
      {query.data && events.length === 0 && <Empty title={t('history.none')} />}
      <Timeline moments={events.map((event, at) => ({ id: String(at), at: <Time value={event.at} />, icon: ICONS[event.kind], title: <span>{event.title}</span>, text: [event.details, event.actorName].filter(Boolean).join(' · ') }))} />
      {query.hasNextPage && <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('history.older')}</Button>}
    </Stack>
  );
}
