// Changing what is there: the stops of a position, a pending order, and closing in whole or in part.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { api, ApiError, ask, keyed } from '@shared/api/client';
import { useWrite } from '@shared/api/queries';
import { number } from '@shared/i18n/format';
import { toastDone } from '@shared/ui/toasts';
import { useState, type FormEvent } from 'react';
import { parse, point, text } from '../exact';
import { useT } from '../texts';
import { shown, useOld } from './Cells';
import { AFTER_TRADE, priceOf, useInstruments, usePositions, type Order, type Position, type Side } from './data';
import { feed } from './feed';
import { Now, Profit } from './Positions';
import { Stepper } from './Stepper';
import { refusal } from './Ticket';

const faults = (error: Error | null) => (error instanceof ApiError ? error.fields() : {});
const first = (value: string | number | null | undefined, decimals: number) => {
  const exact = parse(value);
  return exact === null ? '' : text(exact, decimals);
};

export function ChangePosition({ position, decimals, close }: { position: Position; decimals: number; close: () => void }) {
  const t = useT();
  const [stopLoss, setStopLoss] = useState(() => first(position.stopLoss, decimals));
  const [takeProfit, setTakeProfit] = useState(() => first(position.takeProfit, decimals));
  const save = useWrite({
    quiet: true, stale: AFTER_TRADE,
    call: (_: undefined, key) => ask(api.PATCH('/positions/{id}', { params: { path: { id: position.id } }, body: { stopLoss: stopLoss || null, takeProfit: takeProfit || null }, headers: keyed(key) })),
    done: () => { toastDone(t('terminal.stopsSaved')); close(); },
  });
  const fields = faults(save.error);
  const from = () => feed.price(position.symbol)?.bid;
  return (
    <form onSubmit={(event: FormEvent) => { event.preventDefault(); save.mutate(undefined); }} noValidate>
      <Stack gap="md">
        <Text size="sm">{t(`sides.${position.side as Side}`)} <bdi dir="ltr">{number(position.size)}</bdi> · {t('terminal.open')} <bdi dir="ltr">{shown(position.openPrice, decimals)}</bdi> · {t('terminal.now')} <Now position={position} decimals={decimals} /></Text>
        {save.error && !Object.keys(fields).length && <Alert color="red" variant="light" role="alert">{refusal(save.error)}</Alert>}
        <Stepper label={t('terminal.stopLoss')} value={stopLoss} onChange={setStopLoss} step={point(decimals)} digits={decimals} from={from} placeholder="—" error={fields['stopLoss']} />
        <Stepper label={t('terminal.takeProfit')} value={takeProfit} onChange={setTakeProfit} step={point(decimals)} digits={decimals} from={from} placeholder="—" error={fields['takeProfit']} />
        <Text size="xs" c="dimmed">{t('terminal.stopsHint')}</Text>
        <Button type="submit" size="sm" loading={save.isPending}>{t('terminal.saveStops')}</Button>
      </Stack>
    </form>
  );
}

export function ChangeOrder({ order, decimals, close }: { order: Order; decimals: number; close: () => void }) {
  const t = useT();
  const [price, setPrice] = useState(() => first(priceOf(order), decimals));
  const [stopLoss, setStopLoss] = useState(() => first(order.stopLoss, decimals));
  const [takeProfit, setTakeProfit] = useState(() => first(order.takeProfit, decimals));
  const save = useWrite({
    quiet: true, stale: AFTER_TRADE,
    call: (_: undefined, key) => {
      const at = order.type === 'LIMIT' ? { limitPrice: price } : { stopPrice: price };
      return ask(api.PATCH('/orders/{id}', { params: { path: { id: order.id } }, body: { ...at, stopLoss: stopLoss || null, takeProfit: takeProfit || null }, headers: keyed(key) }));
    },
    done: () => { toastDone(t('terminal.orderChanged')); close(); },
  });
  const fields = faults(save.error);
  const step = { step: point(decimals), digits: decimals, placeholder: '—', from: () => price };
  return (
    <form onSubmit={(event: FormEvent) => { event.preventDefault(); save.mutate(undefined); }} noValidate>
      <Stack gap="md">
        {save.error && !Object.keys(fields).length && <Alert color="red" variant="light" role="alert">{refusal(save.error)}</Alert>}
        <Stepper label={t('terminal.price')} value={price} onChange={setPrice} error={fields['limitPrice'] ?? fields['stopPrice']} {...step} />
        <Stepper label={t('terminal.stopLoss')} value={stopLoss} onChange={setStopLoss} error={fields['stopLoss']} {...step} />
        <Stepper label={t('terminal.takeProfit')} value={takeProfit} onChange={setTakeProfit} error={fields['takeProfit']} {...step} />
        <Button type="submit" size="sm" loading={save.isPending} disabled={!parse(price)}>{t('terminal.saveOrder')}</Button>
      </Stack>
    </form>
  );
}

/** Follows the position while it is looked at, so that what is said is what would happen now. */
export function ClosePosition({ id, walletId, close }: { id: number; walletId: number; close: () => void }) {
  const t = useT();
  const position = usePositions(walletId).data?.find((one) => one.id === id);
  const instrument = useInstruments().data?.find(({ symbol }) => symbol === position?.symbol);
  return position && instrument
    ? <CloseForm position={position} decimals={instrument.decimals} step={parse(instrument.stepOrderSize) ?? 1n} least={parse(instrument.minOrderSize) ?? 1n} close={close} />
    : <Text size="sm" c="dimmed">{t('terminal.isClosed')}</Text>;
}

function CloseForm({ position, decimals, step, least, close }: { position: Position; decimals: number; step: bigint; least: bigint; close: () => void }) {
  const t = useT();
  const [size, setSize] = useState(() => String(position.size));
  const old = useOld(position.symbol);
  const all = parse(position.size) ?? 0n;
  const part = parse(size) ?? 0n;
  const whole = part === all;
  const save = useWrite({
    quiet: true, stale: AFTER_TRADE,
    call: (_: undefined, key) => ask(api.POST('/positions/{id}/close', { params: { path: { id: position.id } }, body: whole ? {} : { size: text(part) }, headers: keyed(key) })),
    done: () => { toastDone(whole ? t('terminal.closedOne', { symbol: position.symbol }) : t('terminal.closedPart', { symbol: position.symbol, size: number(size) })); close(); },
  });
  const fields = faults(save.error);
  const fits = part > 0n && part <= all && (whole || part % step === 0n);
  const share = (percent: bigint) => { const cut = ((all * percent) / 100n / step) * step; setSize(text(cut < least ? least : cut)); };
  return (
    <form onSubmit={(event: FormEvent) => { event.preventDefault(); save.mutate(undefined); }} noValidate>
      <Stack gap="md">
        {save.error && !Object.keys(fields).length && <Alert color="red" variant="light" role="alert">{refusal(save.error)}</Alert>}
        <Text size="sm">{t(`sides.${position.side as Side}`)} <bdi dir="ltr">{number(position.size)}</bdi> · {t('terminal.now')} <Now position={position} decimals={decimals} /> · <Profit position={position} currency={position.currency} /></Text>
        <Stepper label={t('terminal.closeSize')} value={size} onChange={setSize} step={step} least={least} most={all} error={fits ? fields['size'] : t('terminal.closeBetween', { most: number(position.size) })} />
        <Group gap="xs" grow>{[25n, 50n, 75n, 100n].map((percent) => <Button key={String(percent)} size="sm" variant="default" onClick={() => (percent === 100n ? setSize(String(position.size)) : share(percent))}>{number(String(percent), { percent: true })}</Button>)}</Group>
        <Text size="sm" c="dimmed">{whole ? t('terminal.closeAllOfIt') : t('terminal.closePartOfIt', { rest: text(all - part) })}</Text>
        <Button type="submit" size="md" color="red.8" loading={save.isPending} disabled={!fits || old}>{whole ? t('terminal.closeOne') : t('terminal.closePart')}</Button>
      </Stack>
    </form>
  );
}
