// What can be traded, on which terms, with the latest price.
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import { sayIfKnown } from '@shared/i18n';
import { number, weekday } from '@shared/i18n/format';
import { Num, Price } from '@shared/ui/Num';
import type { Column } from '@shared/ui/list/types';
import { useMemo } from 'react';
import { WorkStatus } from '../badges';
import { WholeList } from '../settings/WholeList';
import { useT, type Text } from '../texts';

type Instrument = Schemas['InstrumentView'];

const columns = (t: Text): Column<Instrument>[] => [
  { key: 'symbol', label: t('trade.symbol'), render: (row) => row.symbol, text: (row) => row.symbol, phone: 'title' },
  { key: 'description', label: t('trade.description'), render: (row) => row.description, text: (row) => row.description, phone: 'sub' },
  { key: 'category', label: t('trade.category'), render: (row) => sayIfKnown('admin', `category.${row.category}`, row.category), text: (row) => row.category },
  { key: 'bid', label: t('trade.bid'), end: true, render: (row) => <Price value={row.bid} />, text: (row) => row.bid, phone: 'end' },
  { key: 'ask', label: t('trade.ask'), end: true, render: (row) => <Price value={row.ask} />, text: (row) => row.ask },
  { key: 'contract', label: t('trade.contract'), end: true, render: (row) => <Num value={row.contractSize} />, text: (row) => row.contractSize },
  { key: 'lots', label: t('trade.lots'), end: true, render: (row) => <bdi dir="ltr">{number(row.minOrderSize)}–{number(row.maxOrderSize)}</bdi>, text: (row) => `${row.minOrderSize}-${row.maxOrderSize}` },
  { key: 'swapLong', label: t('trade.swapLong'), end: true, render: (row) => <Num value={row.swapLong} />, text: (row) => row.swapLong },
  { key: 'swapShort', label: t('trade.swapShort'), end: true, render: (row) => <Num value={row.swapShort} />, text: (row) => row.swapShort },
  { key: 'leverage', label: t('trade.maxLeverage'), end: true, extra: true, render: (row) => <Num value={row.maxLeverage} />, text: (row) => row.maxLeverage },
  { key: 'status', label: t('customers.status'), render: (row) => <WorkStatus value={row.status} />, text: (row) => row.status },
];

const words = (row: Instrument) => `${row.symbol} ${row.description}`;
const load = async () => (await ask(api.GET('/instruments'))).instruments;
const WITHOUT = ['file', 'filename'];
const DAYS = [0, 1, 2, 3, 4, 5, 6];

function choices(t: Text) {
  const calcMode = (['FOREX', 'CFD'] as const).map((value) => ({ value, label: t(`calcMode.${value}`) }));
  const days = DAYS.map((day) => ({ value: String(day), label: weekday(day) }));
  return {
    category: (['currencies', 'indices', 'commodities', 'cryptos', 'equities'] as const).map((value) => ({ value, label: t(`category.${value}`) })),
    profitCalcMode: calcMode, marginCalcMode: calcMode,
    swapMode: (['POINTS', 'DISABLED'] as const).map((value) => ({ value, label: t(`swapMode.${value}`) })),
    stakeMode: (['LOTS', 'SPREAD_BETTING'] as const).map((value) => ({ value, label: t(`stakeMode.${value}`) })),
    status: (['ENABLED', 'CLOSE_ONLY', 'DISABLED'] as const).map((value) => ({ value, label: t(`workStatus.${value}`) })),
    swap3DayWeekday: days, 'tradingHours.day': days,
  };
}

export default function Instruments() {
  const t = useT();
  const shape = useMemo(() => columns(t), [t]);
  const form = useMemo(() => ({ wide: true, without: WITHOUT, choices: choices(t) }), [t]);
  return (
    <WholeList<Instrument, Schemas['InstrumentInput'], Schemas['InstrumentInput']> id="instruments" title={t('nav.instruments')} load={load} columns={shape} rowKey={(row) => row.symbol} words={words}
      create={{ op: 'createInstrument', title: t('trade.newInstrument'), form: { op: 'createInstrument', ...form, values: { category: 'currencies', profitCalcMode: 'FOREX', marginCalcMode: 'FOREX', swapMode: 'POINTS', stakeMode: 'LOTS', status: 'ENABLED', tradingHours: [], sizes: [], decimals: 5, stepOrderSize: '0.01' }, save: (body, key) => ask(api.POST('/instruments', { body, headers: keyed(key) })) } }}
      edit={{ op: 'updateInstrument', form: (row) => ({ op: 'updateInstrument', ...form, values: row, save: (body, key) => ask(api.PUT('/instruments/{symbol}', { params: { path: { symbol: row.symbol } }, body, headers: keyed(key) })) }) }}
      remove={{ op: 'deleteInstrument', says: (row) => t('trade.removeInstrument', { symbol: row.symbol }), call: (row) => ask(api.DELETE('/instruments/{symbol}', { params: { path: { symbol: row.symbol } }, headers: keyed(newKey()) })) }} />
  );
}
