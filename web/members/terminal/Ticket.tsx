// The order ticket: size, price, stops, what it costs, and the two buttons. It is shut while prices are old.
import { Alert, Button, Group, SegmentedControl, Switch, Text } from '@mantine/core';
import { ApiError } from '@shared/api/client';
import { number } from '@shared/i18n/format';
import { Money, Num, Price } from '@shared/ui/Num';
import { wordsFor } from '@shared/ui/toasts';
import { useState } from 'react';
import type { Wallet } from '../data';
import { parse, pip, point, text, times } from '../exact';
import { useT } from '../texts';
import { OldMark, reasonWord, SidePrice, Spread, useOld } from './Cells';
import type { Instrument, Side } from './data';
import { feed, useLine } from './feed';
import { pipValue } from './pips';
import { Stepper } from './Stepper';
import styles from './terminal.module.css';
import { useOrder, type OrderType, type Ticket as Wanted } from './useOrder';
import { usePreview, type Preview } from './usePreview';

interface Props {
  wallet: Wallet;
  instrument: Instrument;
  size: string;
  setSize: (size: string) => void;
  oneClick: boolean;
  toggleOneClick: () => void;
  sent?: () => void;
}

const TYPES: OrderType[] = ['MARKET', 'LIMIT', 'STOP'];
const NEAR_PIPS = 20n;

export function Ticket({ wallet, instrument, size, setSize, oneClick, toggleOneClick, sent }: Props) {
  const t = useT();
  const { symbol, decimals } = instrument;
  const [type, setType] = useState<OrderType>('MARKET');
  const [price, setPrice] = useState('');
  const [stopLoss, setStopLoss] = useState('');
  const [takeProfit, setTakeProfit] = useState('');
  const line = useLine();
  const old = useOld(symbol);
  const preview = usePreview(wallet.id, symbol, size, line === 'live');
  const order = useOrder(wallet.id, instrument, oneClick);
  const near = (up: boolean) => () => {
    const bid = parse(feed.price(symbol)?.bid);
    return bid === null ? undefined : text(bid + (up ? NEAR_PIPS : -NEAR_PIPS) * pip(decimals), decimals);
  };
  const fault = sizeFault(size, instrument);
  const fields = order.error instanceof ApiError ? order.error.fields() : {};
  const general = order.error && !Object.keys(fields).length ? refusal(order.error) : null;
  const send = async (side: Side) => {
    const ticket: Wanted = { type, side, size, price, stopLoss, takeProfit };
    const about = side === 'BUY' ? feed.price(symbol)?.ask : feed.price(symbol)?.bid;
    if (await order.send(ticket, number(about ?? '', { digits: decimals }), preview.data?.[side])) {
      setStopLoss('');
      setTakeProfit('');
      sent?.();
    }
  };
  const shut = old || Boolean(fault) || order.busy || wallet.status !== 'ACTIVE' || (type !== 'MARKET' && !parse(price));
  const step = { step: point(decimals), digits: decimals, placeholder: '—' };
  return (
    <section className={styles.ticket} aria-label={t('terminal.ticket')}>
      <Group justify="space-between" wrap="nowrap"><b className={styles.ticketSymbol}>{symbol}</b><Spread symbol={symbol} decimals={decimals} /></Group>
      <OldMark symbol={symbol} />
      <SegmentedControl fullWidth size="xs" aria-label={t('terminal.type')} value={type} onChange={(value) => { setType(value as OrderType); order.reset(); }} data={TYPES.map((one) => ({ value: one, label: t(`orderTypes.${one}`) }))} />
      <Stepper label={t('terminal.volume')} value={size} onChange={setSize} step={parse(instrument.stepOrderSize) ?? 1n} least={parse(instrument.minOrderSize) ?? 0n} most={parse(instrument.maxOrderSize) ?? undefined} error={fault ? t(fault.key, fault.values) : fields['size']} />
      <Sizes instrument={instrument} size={size} setSize={setSize} />
      {type !== 'MARKET' && <Stepper label={t('terminal.price')} value={price} onChange={setPrice} from={near(type === 'STOP')} error={fields['limitPrice'] ?? fields['stopPrice']} {...step} />}
      <div className={styles.two}>
        <Stepper label={t('terminal.stopLoss')} value={stopLoss} onChange={setStopLoss} from={near(false)} error={fields['stopLoss']} {...step} />
        <Stepper label={t('terminal.takeProfit')} value={takeProfit} onChange={setTakeProfit} from={near(true)} error={fields['takeProfit']} {...step} />
      </div>
      {general && <Alert color="red" variant="light" p="xs" role="alert">{general}</Alert>}
      <div className={styles.two}>
        <SideButton side="SELL" instrument={instrument} disabled={shut || preview.data?.SELL.allowed === false} press={() => void send('SELL')} />
        <SideButton side="BUY" instrument={instrument} disabled={shut || preview.data?.BUY.allowed === false} press={() => void send('BUY')} />
      </div>
      {preview.data && !preview.data.BUY.allowed && preview.data.BUY.reason && <Text size="xs" c="var(--mantine-color-error)" role="status">{reasonWord(preview.data.BUY.reason)}</Text>}
      {preview.error && <Text size="xs" c="var(--mantine-color-error)">{refusal(preview.error)}</Text>}
      <Costs preview={preview.data} instrument={instrument} size={size} currency={wallet.currency} />
      <Switch size="sm" label={t('oneClick.label')} checked={oneClick} onChange={toggleOneClick} />
    </section>
  );
}

export const refusal = (error: Error) => (error instanceof ApiError ? reasonIfKnown(error) : wordsFor(error));

function reasonIfKnown(error: ApiError): string {
  const word = reasonWord(error.code);
  return word === error.code ? wordsFor(error) : word;
}

export function SideButton({ side, instrument, disabled, press }: { side: Side; instrument: Instrument; disabled: boolean; press: () => void }) {
  const t = useT();
  return (
    <Button className={styles.sideButton} data-side={side} h="auto" py={7} disabled={disabled} onClick={press}>
      <span className={styles.sideText}><span>{t(`sides.${side}`)}</span><b><SidePrice symbol={instrument.symbol} side={side} decimals={instrument.decimals} /></b></span>
    </Button>
  );
}

function Sizes({ instrument, size, setSize }: { instrument: Instrument; size: string; setSize: (size: string) => void }) {
  const t = useT();
  return (
    <div className={styles.sizes} role="group" aria-label={t('terminal.volume')}>
      {instrument.sizes.map((one) => <Button key={one.size} size="compact-xs" variant={parse(one.size) === parse(size) ? 'light' : 'default'} aria-pressed={parse(one.size) === parse(size)} onClick={() => setSize(one.size)}>{one.label ? <bdi dir="ltr">{one.label}</bdi> : <Price value={one.size} />}</Button>)}
    </div>
  );
}

/** What it costs, before it is ordered. */
function Costs({ preview, instrument, size, currency }: { preview: Record<Side, Preview> | undefined; instrument: Instrument; size: string; currency: string }) {
  const t = useT();
  const one = preview?.BUY;
  const pips = pipValue(instrument, parse(size) ?? 0n, currency);
  const wide = (value: bigint) => <Money value={text(value)} currency={pips.currency} />;
  const rows: [string, React.ReactNode][] = [
    [t('terminal.margin'), <Money key="m" value={one?.margin} currency={currency} />],
    [t('terminal.pipValue'), wide(pips.value)],
    [t('terminal.spreadCost'), one ? wide(times(BigInt(one.spreadPoints) * point(instrument.decimals) * 100_000_000n / pip(instrument.decimals), pips.value)) : '—'],
    [t('terminal.commission'), <Money key="c" value={one?.commission} currency={currency} />],
    [t('terminal.swapBuy'), <Money key="b" value={preview?.BUY.swapPerNight} currency={currency} coloured />],
    [t('terminal.swapSell'), <Money key="s" value={preview?.SELL.swapPerNight} currency={currency} coloured />],
    [t('terminal.freeAfter'), <Money key="f" value={one?.marginFreeAfter} currency={currency} />],
    [t('terminal.levelAfter'), <Num key="l" value={one?.marginLevelAfter} digits={0} percent />],
  ];
  return <dl className={styles.costs} aria-label={t('terminal.cost')}>{rows.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>;
}

type SizeFault = { key: 'terminal.sizeNeeded' } | { key: 'terminal.sizeBetween'; values: { least: string; most: string } } | { key: 'terminal.sizeStep'; values: { step: string } };

function sizeFault(size: string, { minOrderSize, maxOrderSize, stepOrderSize }: Instrument): (SizeFault & { values?: Record<string, string> }) | null {
  const [value, least, most, step] = [parse(size), parse(minOrderSize), parse(maxOrderSize), parse(stepOrderSize)];
  if (value === null || value <= 0n) return { key: 'terminal.sizeNeeded' };
  if ((least !== null && value < least) || (most !== null && value > most)) return { key: 'terminal.sizeBetween', values: { least: minOrderSize, most: maxOrderSize } };
  return step && value % step !== 0n ? { key: 'terminal.sizeStep', values: { step: stepOrderSize } } : null;
}
