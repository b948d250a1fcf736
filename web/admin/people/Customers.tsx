// All customers of the brand.
import { api, ask, type Schemas } from '@shared/api/client';
import { useLanguage } from '@shared/i18n';
import { country } from '@shared/i18n/format';
import { ListScreen } from '@shared/ui/list/ListScreen';
import type { Bulk, Choice, Column, Filter, ListQuery } from '@shared/ui/list/types';
import { Money, Num } from '@shared/ui/Num';
import { Time } from '@shared/ui/Time';
import { Can } from '@shared/ui/Can';
import { showPanel } from '@shared/ui/dialogs';
import { toastError } from '@shared/ui/toasts';
import { Button } from '@mantine/core';
import { IconLock, IconPlus, IconUserShare } from '@tabler/icons-react';
import { useMemo } from 'react';
import { fromDay, list, one, toDay, useCountries, useSalesPeople, useSalesStatuses } from '../queries';
import { AssignCustomers, disable, NewCustomer } from './customerForms';
import { useT, type Text } from '../texts';
import { CustomerStatus, KycStatus } from '../badges';

type Customer = Schemas['Customer'];

function parameters(query: ListQuery) {
  const { search, sort, filters } = query;
  return {
    search: search || undefined, sortBy: sort || undefined,
    selectedStatuses: filters['status'] as Customer['status'][], selectedKycStatuses: filters['kyc'] as Customer['kycStatus'][],
    activity: filters['activity']?.[0], positions: filters['positions']?.[0], depositCount: filters['deposits']?.[0],
    registrationStart: fromDay(filters['registered']), registrationEnd: toDay(filters['registered']), country: one(query, 'country'), retentionAgents: list(query, 'agent'), salesStatus: one(query, 'salesStatus'),
  };
}

const load = async (query: ListQuery) => {
  const { customers, count } = await ask(api.GET('/customers', { params: { query: { ...parameters(query), offset: query.offset, limit: query.limit } } }));
  return { rows: customers, total: count };
};

const columns = (t: Text): Column<Customer>[] => [
  { key: 'accountId', label: t('customers.number'), sort: 'accountId', render: (row) => <bdi className="num">{row.accountId}</bdi>, text: (row) => row.accountId, phone: 'sub' },
  { key: 'name', label: t('customers.name'), sort: 'name', render: (row) => <bdi>{row.name}</bdi>, text: (row) => row.name, phone: 'title' },
  { key: 'email', label: t('customers.email'), sort: 'email', render: (row) => <bdi>{row.email}</bdi>, text: (row) => row.email },
  { key: 'country', label: t('customers.country'), sort: 'country', render: (row) => country(row.country), text: (row) => row.country, phone: 'sub' },
  { key: 'status', label: t('customers.status'), sort: 'status', render: (row) => <CustomerStatus value={row.status} />, text: (row) => row.status },
  { key: 'kyc', label: t('customers.kyc'), sort: 'kycStatus', render: (row) => <KycStatus value={row.kycStatus} />, text: (row) => row.kycStatus, phone: 'end' },
  { key: 'agent', label: t('customers.agent'), render: (row) => <bdi>{(row.retentionAgent ?? row.conversionAgent)?.name ?? '—'}</bdi>, text: (row) => (row.retentionAgent ?? row.conversionAgent)?.name },
  { key: 'salesStatus', label: t('customers.salesStatus'), extra: true, render: (row) => row.salesStatusName ?? '—', text: (row) => row.salesStatusName },
  { key: 'deposits', label: t('customers.deposits'), sort: 'depositTotal', end: true, render: (row) => <Money value={row.depositTotal} currency="USD" />, text: (row) => row.depositTotal, phone: 'end' },
  { key: 'withdrawals', label: t('customers.withdrawals'), end: true, extra: true, render: (row) => <Money value={row.withdrawalTotal} currency="USD" />, text: (row) => row.withdrawalTotal },
  { key: 'positions', label: t('customers.positions'), end: true, render: (row) => <Num value={row.positionsCount} />, text: (row) => row.positionsCount },
  { key: 'volume', label: t('customers.volume'), end: true, extra: true, render: (row) => <Num value={row.totalVolumeTraded} most={2} />, text: (row) => row.totalVolumeTraded },
  { key: 'lastActive', label: t('customers.lastActive'), render: (row) => <Time value={row.lastActive} as="ago" />, text: (row) => row.lastActive },
  { key: 'createdAt', label: t('customers.registered'), sort: 'createdAt', render: (row) => <Time value={row.createdAt} as="date" />, text: (row) => row.createdAt },
];

interface Known {
  people: Choice[];
  statuses: Choice[];
  countries: Choice[];
}

const filters = (t: Text, { people, statuses, countries }: Known): Filter[] => [
  { key: 'status', label: t('customers.status'), kind: 'many', width: 120, choices: (['ACTIVE', 'DISABLED', 'TERMINATION_REQUESTED', 'TERMINATED'] as const).map((value) => ({ value, label: t(`customerStatus.${value}`) })) },
  { key: 'kyc', label: t('customers.kyc'), kind: 'many', width: 110, choices: (['PENDING', 'IN_REVIEW', 'APPROVED', 'REJECTED', 'REVOKED'] as const).map((value) => ({ value, label: t(`kycStatus.${value}`) })) },
  { key: 'country', label: t('customers.country'), kind: 'one', width: 130, choices: countries },
  { key: 'agent', label: t('customers.agent'), kind: 'many', width: 130, choices: [{ value: 'none', label: t('customers.noAgent') }, ...people] },
  { key: 'salesStatus', label: t('customers.salesStatus'), kind: 'one', width: 130, choices: statuses },
  { key: 'deposits', label: t('customers.deposits'), kind: 'one', width: 120, choices: [{ value: '0', label: t('customers.noDeposit') }, { value: '1+', label: t('customers.anyDeposit') }] },
  { key: 'positions', label: t('customers.positions'), kind: 'one', width: 130, choices: [{ value: 'open', label: t('customers.withPositions') }, { value: 'none', label: t('customers.withoutPositions') }] },
  { key: 'registered', label: t('customers.registered'), kind: 'days' },
];

export default function Customers() {
  const t = useT();
  const people = useSalesPeople();
  const statuses = useSalesStatuses();
  const countries = useCountries();
  const language = useLanguage();
  const shape = useMemo(() => ({
    columns: columns(t),
    filters: filters(t, {
      people, statuses: statuses.map(({ status }) => ({ value: status, label: status })),
      countries: countries.map(({ iso2 }) => ({ value: iso2, label: country(iso2) })).sort((a, b) => a.label.localeCompare(b.label, language)),
    }),
  }), [t, people, statuses, countries, language]);
  const bulk: Bulk[] = [
    { key: 'assign', label: t('customers.assign'), op: 'updateCustomers', icon: <IconUserShare size={15} />, run: (ids, finished) => showPanel({ title: t('customers.assign'), content: (close) => <AssignCustomers ids={ids} done={() => { close(); finished(); }} /> }) },
    { key: 'disable', label: t('customers.disable'), op: 'updateCustomers', danger: true, icon: <IconLock size={15} />, run: (ids, finished) => void disable(t, ids).then((done) => done && finished(), toastError) },
  ];
  return (
    <ListScreen id="customers" title={t('nav.customers')} load={load} {...shape} rowKey={(row) => row.id} rowLink={(row) => `/customers/${row.id}`} searchHint={t('customers.search')} defaultSort="-createdAt"
      bulk={bulk} allIds={async (query) => (await ask(api.GET('/customers/ids', { params: { query: { ...parameters(query), limit: undefined, offset: undefined } } }))).customersIds}
      views={[{ label: t('customers.viewReview'), search: 'kyc=IN_REVIEW' }, { label: t('customers.viewUnfunded'), search: 'deposits=0' }, { label: t('customers.viewTrading'), search: 'positions=open' }]}
      actions={<Can op="createCustomer"><Button leftSection={<IconPlus size={15} />} onClick={() => showPanel({ title: t('customers.new'), content: (close) => <NewCustomer close={close} /> })}>{t('customers.new')}</Button></Can>}
      empty={{ title: t('customers.empty'), hint: t('customers.emptyHint') }} />
  );
}
