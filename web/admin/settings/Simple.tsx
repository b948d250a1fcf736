// Smaller settings, each a list with a form: sales desks, sales statuses, exchange rates, payment providers.
import { Badge, ColorSwatch, Group } from '@mantine/core';
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import { Num } from '@shared/ui/Num';
import { useT } from '../texts';
import { WholeList } from './WholeList';

export function Desks() {
  const t = useT();
  return (
    <WholeList<Schemas['SalesDesk'], Schemas['DeskBody'], Schemas['DeskBody']> id="sales-desks" title={t('nav.desks')} load={async () => (await ask(api.GET('/sales-desks', { params: { query: { limit: 1000 } } }))).salesDesks} rowKey={(row) => row.id} words={(row) => row.name}
      columns={[
        { key: 'name', label: t('customers.name'), render: (row) => row.name, text: (row) => row.name, phone: 'title' },
        { key: 'people', label: t('nav.staff'), render: (row) => row.salesPeople.map((one) => one.name).join(', ') || '—', text: (row) => row.salesPeople.length, phone: 'sub' },
      ]}
      create={{ op: 'createSalesDesk', title: t('settings.newDesk'), form: { op: 'createSalesDesk', save: (body, key) => ask(api.POST('/sales-desks', { body, headers: keyed(key) })) } }}
      edit={{ op: 'renameSalesDesk', form: (row) => ({ op: 'renameSalesDesk', values: row, save: (body, key) => ask(api.PUT('/sales-desks/{id}', { params: { path: { id: row.id } }, body, headers: keyed(key) })) }) }}
      remove={{ op: 'deleteSalesDesk', says: () => t('settings.removeDesk'), call: (row) => ask(api.DELETE('/sales-desks/{id}', { params: { path: { id: row.id } }, headers: keyed(newKey()) })) }}
      empty={{ title: t('settings.noDesks'), hint: t('settings.noDesksHint') }} />
  );
}

export function Statuses() {
  const t = useT();
  return (
    <WholeList<Schemas['SalesStatus'], Schemas['StatusBody'], Schemas['StatusBody']> id="sales-statuses" title={t('nav.statuses')} load={async () => (await ask(api.GET('/sales-statuses'))).statuses} rowKey={(row) => String(row.id)} words={(row) => row.status}
      columns={[{ key: 'status', label: t('customers.salesStatus'), render: (row) => <Group gap={8} wrap="nowrap"><ColorSwatch color={row.color} size={12} />{row.status}</Group>, text: (row) => row.status, phone: 'title' }]}
      create={{ op: 'createSalesStatus', title: t('settings.newStatus'), form: { op: 'createSalesStatus', values: { color: '#3b82f6' }, save: (body, key) => ask(api.POST('/sales-statuses', { body, headers: keyed(key) })) } }}
      edit={{ op: 'changeSalesStatus', form: (row) => ({ op: 'changeSalesStatus', values: row, save: (body, key) => ask(api.PUT('/sales-statuses/{id}', { params: { path: { id: row.id } }, body, headers: keyed(key) })) }) }} />
  );
}

export function Rates() {
  const t = useT();
  return (
    <WholeList<Schemas['ExchangeRate'], Schemas['RateInput'], Schemas['RateInput']> id="exchange-rates" title={t('nav.rates')} load={() => ask(api.GET('/exchange-rates'))} rowKey={(row) => row.id} words={(row) => `${row.fromCurrency} ${row.toCurrency}`}
      columns={[
        { key: 'from', label: t('trade.from'), render: (row) => row.fromCurrency, text: (row) => row.fromCurrency, phone: 'title' },
        { key: 'to', label: t('trade.to'), render: (row) => row.toCurrency, text: (row) => row.toCurrency, phone: 'sub' },
        { key: 'rate', label: t('money.rate'), end: true, render: (row) => <Num value={row.rate} />, text: (row) => row.rate, phone: 'end' },
        { key: 'source', label: t('customer.source'), render: (row) => row.source, text: (row) => row.source },
      ]}
      create={{ op: 'createExchangeRate', title: t('settings.newRate'), form: { op: 'createExchangeRate', save: (body, key) => ask(api.POST('/exchange-rates', { body, headers: keyed(key) })) } }}
      edit={{ op: 'updateExchangeRate', form: (row) => ({ op: 'updateExchangeRate', values: row, save: (body, key) => ask(api.PUT('/exchange-rates/{id}', { params: { path: { id: row.id } }, body, headers: keyed(key) })) }) }}
      empty={{ title: t('settings.noRates'), hint: t('settings.noRatesHint') }} />
  );
}

export function Providers() {
  const t = useT();
  return (
    <WholeList<Schemas['PaymentProvider'], never, Schemas['ProviderUpdate']> id="payment-providers" title={t('nav.providers')} load={async () => (await ask(api.GET('/payment-providers'))).providers} rowKey={(row) => row.id} words={(row) => row.name}
      columns={[
        { key: 'name', label: t('customers.name'), render: (row) => row.name, text: (row) => row.name, phone: 'title' },
        { key: 'type', label: t('money.type'), render: (row) => row.type, text: (row) => row.type, phone: 'sub' },
        { key: 'enabled', label: t('customers.status'), render: (row) => <Badge variant="light" color={row.enabled ? 'green' : 'gray'}>{row.enabled ? t('words.on') : t('words.off')}</Badge>, text: (row) => String(row.enabled), phone: 'end' },
        { key: 'ways', label: t('settings.ways'), render: (row) => [row.supportsDeposit && t('transactionType.DEPOSIT'), row.supportsWithdrawal && t('transactionType.WITHDRAWAL')].filter(Boolean).join(', ') },
        { key: 'deposit', label: t('settings.depositLimits'), end: true, render: (row) => <><Num value={row.minimumDepositAmount} /> – <Num value={row.maximumDepositAmount} /></> },
        { key: 'withdrawal', label: t('settings.withdrawalLimits'), end: true, render: (row) => <><Num value={row.minimumWithdrawalAmount} /> – <Num value={row.maximumWithdrawalAmount} /></> },
        { key: 'countries', label: t('nav.countries'), render: (row) => row.enabledCountryCodes.join(', ') || t('settings.allCountries') },
      ]}
      edit={{ op: 'updatePaymentProvider', form: (row) => ({ op: 'updatePaymentProvider', wide: true, values: row, save: (body, key) => ask(api.PUT('/payment-providers/{id}', { params: { path: { id: row.id } }, body, headers: keyed(key) })) }) }} />
  );
}
