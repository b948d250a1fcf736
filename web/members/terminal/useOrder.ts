// Sending an order: asked once more unless one-click trading is on, and told afterwards what became of it.
import { api, ask, keyed, type Schemas } from '@shared/api/client';
import { useWrite } from '@shared/api/queries';
import { money, number } from '@shared/i18n/format';
import { confirm } from '@shared/ui/dialogs';
import { toastDone } from '@shared/ui/toasts';
import { useT } from '../texts';
import { shown } from './Cells';
import { AFTER_TRADE, useKept, type Instrument, type Side } from './data';
import type { Preview } from './usePreview';

export type OrderType = 'MARKET' | 'LIMIT' | 'STOP';

export interface Ticket {
  type: OrderType;
  side: Side;
  size: string;
  price: string;
  stopLoss: string;
  takeProfit: string;
}

const AT: Record<OrderType, 'terminal.atMarket' | 'terminal.atLimit' | 'terminal.atStop'> = { MARKET: 'terminal.atMarket', LIMIT: 'terminal.atLimit', STOP: 'terminal.atStop' };

export function useOneClick(userId: string) {
  const t = useT();
  const [kept, keep] = useKept(`one-click.${userId}`, 'off');
  const toggle = async () => {
    if (kept === 'on') return keep('off');
    const yes = await confirm({ title: t('oneClick.title'), says: t('oneClick.says'), action: t('oneClick.on') });
    return yes ? keep('on') : undefined;
  };
  return { oneClick: kept === 'on', toggle };
}

export function useOrder(accountId: number, instrument: Instrument, oneClick: boolean) {
  const t = useT();
  const place = useWrite({
    quiet: true, stale: AFTER_TRADE,
    call: ({ type, side, size, price, stopLoss, takeProfit }: Ticket, key) => {
      const body: Schemas['OrderTicket'] = {
        type, accountId, symbol: instrument.symbol, side, size, stopLoss: stopLoss || null, takeProfit: takeProfit || null,
        limitPrice: type === 'LIMIT' ? price : null, stopPrice: type === 'STOP' ? price : null,
      };
      return ask(api.POST('/orders', { body, headers: keyed(key) }));
    },
    done: ({ order }) => {
      const values = { side: t(`sides.${order.side as Side}`), size: number(order.size), symbol: order.symbol, price: shown(order.fillPrice ?? order.limitPrice ?? order.stopPrice, instrument.decimals) };
      toastDone(order.status === 'FILLED' ? t('terminal.filled', values) : t('terminal.waits', values));
    },
  });
  /** Resolves to whether the order was sent. */
  const send = async (ticket: Ticket, about: string, preview: Preview | undefined): Promise<boolean> => {
    const side = t(`sides.${ticket.side}`);
    const cost = preview ? ` ${t('terminal.costs', { margin: money(preview.margin, preview.currency), commission: money(preview.commission, preview.currency) })}` : '';
    const stops = ticket.stopLoss || ticket.takeProfit ? ` ${t('terminal.withStops', { stopLoss: ticket.stopLoss || '—', takeProfit: ticket.takeProfit || '—' })}` : '';
    const yes = oneClick || (await confirm({
      title: `${side} ${ticket.size} ${instrument.symbol}`, action: side, danger: ticket.side === 'SELL',
      says: `${t(AT[ticket.type], { price: ticket.type === 'MARKET' ? about : ticket.price })}${cost}${stops}`,
    }));
    if (!yes) return false;
    return place.mutateAsync(ticket).then(() => true, () => false);
  };
  return { send, busy: place.isPending, error: place.error, reset: place.reset };
}
