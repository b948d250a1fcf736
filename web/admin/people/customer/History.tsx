// What happened with a customer, from all rooms of the house, latest first: money, trades, papers, comments.
import { api, ask, type Schemas } from '@shared/api/client';
import { useMay } from '@shared/api/queries';
import { Money, Num } from '@shared/ui/Num';
import { Timeline, type Moment } from '@shared/ui/Record';
import { Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { IconCash, IconChartCandle, IconFileText, IconMessage, IconUserPlus, IconUserScan } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { transactionType, TransactionStatus } from '../../badges';
import { useT, type Text } from '../../texts';

interface Event {
  id: string;
  at: string;
  title: ReactNode;
  text?: ReactNode;
  icon: ReactNode;
}

const MOST = 100;

export default function History({ customer }: { customer: Schemas['Customer'] }) {
  const t = useT();
  const may = useMay();
  const query = useQuery({
    queryKey: ['customer', customer.id, 'history', t('words.demo')],
    queryFn: async () => {
      const [money, trades, comments, papers] = await Promise.all([
        may('listTransactions') ? ask(api.GET('/transactions', { params: { query: { limit: MOST, offset: 0, sortBy: '-createdAt', filters: { customerId: customer.id } } } })) : undefined,
        may('listPositions') ? ask(api.GET('/positions', { params: { query: { limit: MOST, offset: 0, sortBy: 'openedAt|DESC', filters: { customerId: customer.id } } } })) : undefined,
        ask(api.GET('/customers/{id}/comments', { params: { path: { id: customer.id } } })),
        may('listCustomerDocuments') ? ask(api.GET('/customers/{id}/documents', { params: { path: { id: customer.id } } })) : undefined,
      ]);
      const events = [...own(t, customer), ...(money?.transactions ?? []).map((one) => ofMoney(one)), ...(trades?.positions ?? []).flatMap((one) => ofTrade(t, one)), ...comments.comments.map(ofComment), ...(papers ?? []).map((one) => ofPaper(t, one))];
      return events.sort((a, b) => (a.at < b.at ? 1 : -1));
    },
  });
  return <Loaded query={query}>{(events) => <Timeline moments={events.map((event): Moment => ({ ...event, at: <Time value={event.at} /> }))} />}</Loaded>;
}

function own(t: Text, customer: Schemas['Customer']): Event[] {
  const events: Event[] = [{ id: 'registered', at: customer.createdAt, title: t('history.registered'), text: customer.source, icon: <IconUserPlus /> }];
  if (customer.kycReviewedAt) events.push({ id: 'kyc', at: customer.kycReviewedAt, title: t('history.reviewed'), text: <bdi>{customer.kycReviewedByName}</bdi>, icon: <IconUserScan /> });
  if (customer.confirmedAt) events.push({ id: 'confirmed', at: customer.confirmedAt, title: t('history.confirmed'), icon: <IconUserPlus /> });
  return events;
}

const ofMoney = (one: Schemas['Transaction']): Event => ({
  id: one.id, at: one.createdAt, icon: <IconCash />, text: one.comment,
  title: <>{transactionType(one.type)} <Money value={one.amount} currency={one.currency} /> <TransactionStatus value={one.status} /></>,
});

function ofTrade(t: Text, one: Schemas['Position']): Event[] {
  const what = <><Num value={one.size} /> {one.symbol}</>;
  const opened: Event = { id: `o${one.id}`, at: one.openedAt, icon: <IconChartCandle />, title: <>{one.side === 'BUY' ? t('history.bought') : t('history.sold')} {what} @ <Num value={one.openPrice} /></> };
  if (!one.closedAt) return [opened];
  return [opened, { id: `c${one.id}`, at: one.closedAt, icon: <IconChartCandle />, title: <>{t('history.closed')} {what} <Money value={one.closedPLInAccountCurrency} currency={one.currency} coloured /></>, text: one.closedReason }];
}

const ofComment = (one: { id: string; comment: string; createdAt: string; authorName: string }): Event => ({ id: one.id, at: one.createdAt, icon: <IconMessage />, title: <bdi>{one.authorName}</bdi>, text: one.comment });
const ofPaper = (t: Text, one: Schemas['Document']): Event => ({ id: one.id, at: one.createdAt, icon: <IconFileText />, title: t('history.paper'), text: `${one.type} · ${one.filename}` });
