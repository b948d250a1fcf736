// Positions, pending orders and what is over: tabs under the chart, or a page of their own on a phone.
import { Badge, Button, Menu, Tabs } from '@mantine/core';
import { api, ask } from '@shared/api/client';
import { useWrite } from '@shared/api/queries';
import { number } from '@shared/i18n/format';
import { confirm, showPanel } from '@shared/ui/dialogs';
import { Money, Num } from '@shared/ui/Num';
import { Empty, Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { toastDone, toastError } from '@shared/ui/toasts';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { Wallet } from '../data';
import { useT } from '../texts';
import { shown } from './Cells';
import { ChangeOrder } from './changes';
import { AFTER_TRADE, isLoser, isWinner, priceOf, useClosed, useInstruments, useOrders, usePositions, type Order, type Position, type Side } from './data';
import { Positions } from './Positions';
import { Rows, type Field } from './Rows';
import styles from './terminal.module.css';
import { useWorths } from './worth';

export function Book({ wallet }: { wallet: Wallet }) {
  const t = useT();
  const [tab, setTab] = useState<string | null>('positions');
  const positions = usePositions(wallet.id);
  const orders = useOrders(wallet.id);
  return (
    <Tabs value={tab} onChange={setTab} keepMounted={false} className={styles.book} classNames={{ list: styles.tabs, panel: styles.tabPanel }}>
      <div className={styles.bookHead}>
        <Tabs.List aria-label={t('terminal.book')}>
          <Tabs.Tab value="positions">{t('terminal.positions')} <span className={styles.count}>{positions.data?.length ?? 0}</span></Tabs.Tab>
          <Tabs.Tab value="orders">{t('terminal.orders')} <span className={styles.count}>{orders.data?.length ?? 0}</span></Tabs.Tab>
          <Tabs.Tab value="history">{t('terminal.history')}</Tabs.Tab>
        </Tabs.List>
        {tab === 'positions' && positions.data && positions.data.length > 0 && <span className={styles.tabEnd}><CloseMany wallet={wallet} positions={positions.data} /></span>}
      </div>
      <Tabs.Panel value="positions"><Loaded query={positions}>{(rows) => <Positions positions={rows} currency={wallet.currency} />}</Loaded></Tabs.Panel>
      <Tabs.Panel value="orders"><Loaded query={orders}>{(rows) => <Orders orders={rows} />}</Loaded></Tabs.Panel>
      <Tabs.Panel value="history"><History wallet={wallet} /></Tabs.Panel>
    </Tabs>
  );
}

export const SideBadge = ({ side }: { side: string }) => {
  const t = useT();
  return <Badge variant="light" color={side === 'BUY' ? 'green' : 'red'}>{t(`sides.${side as Side}`)}</Badge>;
};

export function useDecimals(): (symbol: string) => number {
  const { data } = useInstruments();
  return (symbol) => data?.find((one) => one.symbol === symbol)?.decimals ?? 5;
}

function CloseMany({ wallet, positions: read }: { wallet: Wallet; positions: Position[] }) {
  const t = useT();
  const positions = useWorths(read);
  const close = useWrite({
    stale: AFTER_TRADE,
    call: async (some: Position[] | null) => {
      if (!some) return (await ask(api.POST('/positions/close-all', { body: { accountId: wallet.id } }))).closed.length;
      for (const { id } of some) await ask(api.POST('/positions/{id}/close', { params: { path: { id } }, body: {} }));
      return some.length;
    },
    done: (count) => toastDone(t('terminal.closedMany', { count })),
  });
  const start = async (which: 'all' | 'winners' | 'losers') => {
    const some = which === 'all' ? positions : positions.filter(which === 'winners' ? isWinner : isLoser);
    if (await confirm({ title: t(`terminal.close.${which}`), says: t('terminal.closeManySays', { count: some.length }), action: t(`terminal.close.${which}`), danger: true })) close.mutate(which === 'all' ? null : some);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button size="compact-sm" variant="default" loading={close.isPending} rightSection={<IconChevronDown size={14} />}>{t('terminal.close.many')}</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void start('all')}>{t('terminal.close.all')}</Menu.Item>
        <Menu.Item disabled={!positions.some(isWinner)} onClick={() => void start('winners')}>{t('terminal.close.winners')}</Menu.Item>
        <Menu.Item disabled={!positions.some(isLoser)} onClick={() => void start('losers')}>{t('terminal.close.losers')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Orders({ orders }: { orders: Order[] }) {
  const t = useT();
  const decimals = useDecimals();
  const price = (order: Order, value: string | null | undefined) => <bdi dir="ltr" className="num">{shown(value, decimals(order.symbol))}</bdi>;
  const cancel = async (order: Order) => {
    if (!(await confirm({ title: t('terminal.cancelTitle'), says: t('terminal.cancelSays', { side: t(`sides.${order.side as Side}`), size: number(order.size), symbol: order.symbol }), action: t('terminal.cancelOrder'), danger: true }))) return;
    await ask(api.DELETE('/orders/{id}', { params: { path: { id: order.id } } })).then(() => toastDone(t('terminal.orderCancelled')), toastError);
  };
  const remove = useWrite({ stale: AFTER_TRADE, call: cancel });
  if (!orders.length) return <Empty title={t('terminal.noOrders')} hint={t('terminal.noOrdersHint')} />;
  const fields: Field<Order>[] = [
    { key: 'symbol', label: t('terminal.symbol'), render: (one) => <b>{one.symbol}</b>, head: true },
    { key: 'side', label: t('terminal.side'), render: (one) => <SideBadge side={one.side} />, head: true },
    { key: 'type', label: t('terminal.type'), render: (one) => t(`orderTypes.${one.type as 'LIMIT'}`) },
    { key: 'size', label: t('terminal.volume'), end: true, render: (one) => <Num value={one.size} /> },
    { key: 'price', label: t('terminal.price'), end: true, render: (one) => price(one, priceOf(one)) },
    { key: 'sl', label: t('terminal.stopLoss'), end: true, render: (one) => price(one, one.stopLoss) },
    { key: 'tp', label: t('terminal.takeProfit'), end: true, render: (one) => price(one, one.takeProfit) },
    { key: 'when', label: t('terminal.time'), render: (one) => <Time value={one.createdAt} as="ago" /> },
  ];
  return (
    <Rows label={t('terminal.orders')} rows={orders} rowKey={(one) => one.id} fields={fields} actions={(one) => (
      <>
        <Button size="compact-sm" variant="default" onClick={() => showPanel({ title: `${t('terminal.change')} · ${one.symbol}`, content: (close) => <ChangeOrder order={one} decimals={decimals(one.symbol)} close={close} /> })}>{t('terminal.change')}</Button>
        <Button size="compact-sm" variant="light" color="red" onClick={() => remove.mutate(one)}>{t('terminal.cancelOrder')}</Button>
      </>
    )} />
  );
}

function History({ wallet }: { wallet: Wallet }) {
  const t = useT();
  const decimals = useDecimals();
  const closed = useClosed(wallet.id);
  const price = (one: Position, value: string | null | undefined) => <bdi dir="ltr" className="num">{shown(value, decimals(one.symbol))}</bdi>;
  const fields: Field<Position>[] = [
    { key: 'symbol', label: t('terminal.symbol'), render: (one) => <b>{one.symbol}</b>, head: true },
    { key: 'side', label: t('terminal.side'), render: (one) => <SideBadge side={one.side} />, head: true },
    { key: 'size', label: t('terminal.volume'), end: true, render: (one) => <Num value={one.size} /> },
    { key: 'open', label: t('terminal.open'), end: true, render: (one) => price(one, one.openPrice) },
    { key: 'close', label: t('terminal.closed'), end: true, render: (one) => price(one, one.closePrice) },
    { key: 'when', label: t('terminal.time'), render: (one) => <Time value={one.closedAt} /> },
    { key: 'profit', label: t('terminal.profit'), end: true, strong: true, render: (one) => <Money value={one.profitLoss} currency={wallet.currency} coloured /> },
  ];
  return <Loaded query={closed}>{(rows) => (rows.length ? <Rows label={t('terminal.history')} rows={rows} rowKey={(one) => String(one.id)} fields={fields} /> : <Empty title={t('terminal.noHistory')} />)}</Loaded>;
}
