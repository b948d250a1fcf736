// All leads: filtered, claimed, handed out, changed many at a time, imported.
import { Badge, Button, Group } from '@mantine/core';
import { api, ask, type Schemas } from '@shared/api/client';
import { useMay } from '@shared/api/queries';
import { country } from '@shared/i18n/format';
import { showPanel } from '@shared/ui/dialogs';
import { ListScreen } from '@shared/ui/list/ListScreen';
import type { Bulk, Choice, Column, Filter, ListQuery } from '@shared/ui/list/types';
import { Time } from '@shared/ui/Time';
import { IconFileImport, IconPencilBolt, IconUserShare } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { fromDay, list, one, piped, toDay, useSalesPeople, useSalesStatuses } from '../../queries';
import { useT, type Text } from '../../texts';
import { AssignLeads, EditMatching } from './leadForms';

type Lead = Schemas['Lead'];

export function SalesStatus({ name }: { name: string | null | undefined }) {
  const found = useSalesStatuses().find(({ status }) => status === name);
  if (!name) return <span className="quiet">—</span>;
  return <Badge variant="dot" color={found?.color ?? 'gray'} c="var(--mantine-color-text)">{name}</Badge>;
}

export const leadFilters = (query: ListQuery) => ({
  statuses: list(query, 'status'), salesPeople: list(query, 'person'), sources: list(query, 'source'), onlyAssignedToMe: one(query, 'mine') === 'yes' || undefined,
  createdAfter: fromDay(query.filters['created']), createdBefore: toDay(query.filters['created']),
});

const load = async (query: ListQuery) => {
  const { leads, count } = await ask(api.GET('/leads', { params: { query: { offset: query.offset, limit: query.limit, orderBy: piped(query.sort), search: query.search || undefined, filters: leadFilters(query) } } }));
  return { rows: leads, total: count };
};

const columns = (t: Text): Column<Lead>[] => [
  { key: 'name', label: t('customers.name'), sort: 'name', render: (row) => <bdi>{row.name}</bdi>, text: (row) => row.name, phone: 'title' },
  { key: 'email', label: t('customers.email'), sort: 'email', render: (row) => <bdi>{row.email ?? '—'}</bdi>, text: (row) => row.email, phone: 'sub' },
  { key: 'phone', label: t('customer.phone'), render: (row) => <bdi dir="ltr">{row.mobilenumber ?? '—'}</bdi>, text: (row) => row.mobilenumber },
  { key: 'country', label: t('customers.country'), sort: 'country', render: (row) => country(row.country) || '—', text: (row) => row.country, phone: 'sub' },
  { key: 'status', label: t('customers.salesStatus'), sort: 'salesStatus', render: (row) => <SalesStatus name={row.salesStatus} />, text: (row) => row.salesStatus, phone: 'end' },
  { key: 'person', label: t('leads.person'), render: (row) => <bdi>{row.salesPerson?.name ?? '—'}</bdi>, text: (row) => row.salesPerson?.name },
  { key: 'source', label: t('customer.source'), sort: 'source', render: (row) => row.source ?? '—', text: (row) => row.source },
  { key: 'tags', label: t('leads.tags'), extra: true, render: (row) => row.tags.flatMap((group) => group.tags).join(', ') || '—', text: (row) => row.tags.flatMap((group) => group.tags).join(' ') },
  { key: 'contact', label: t('customer.lastContact'), sort: 'lastContactAt', render: (row) => <Time value={row.lastContactAt} as="ago" />, text: (row) => row.lastContactAt },
  { key: 'created', label: t('money.created'), sort: 'createdAt', render: (row) => <Time value={row.createdAt} as="date" />, text: (row) => row.createdAt },
  { key: 'customer', label: t('leads.became'), render: (row) => row.customerId ? <Link className="link" to={`/customers/${row.customerId}`}>{t('leads.customer')}</Link> : '—', text: (row) => row.customerId, phone: 'end' },
];

const NO_SOURCES: string[] = [];

const filters = (t: Text, people: Choice[], statuses: Choice[], sources: string[]): Filter[] => [
  { key: 'status', label: t('customers.salesStatus'), kind: 'many', choices: statuses }, { key: 'person', label: t('leads.person'), kind: 'many', choices: people },
  { key: 'source', label: t('customer.source'), kind: 'many', choices: sources.map((value) => ({ value, label: value })) },
  { key: 'mine', label: t('leads.mine'), kind: 'one', width: 120, choices: [{ value: 'yes', label: t('leads.onlyMine') }] }, { key: 'created', label: t('money.created'), kind: 'days' },
];

export default function Leads() {
  const t = useT();
  const may = useMay();
  const people = useSalesPeople();
  const statuses = useSalesStatuses();
  const { data: sources = NO_SOURCES } = useQuery({ queryKey: ['leads', 'sources'], queryFn: () => ask(api.GET('/leads/sources')), staleTime: 60_000 });
  const shape = useMemo(() => ({ columns: columns(t), filters: filters(t, people, statuses.map(({ status }) => ({ value: status, label: status })), sources) }), [t, people, statuses, sources]);
  const bulk: Bulk[] = [{ key: 'assign', label: t('leads.assign'), op: 'assignLead', icon: <IconUserShare size={15} />, run: (ids, finished) => showPanel({ title: t('leads.assign'), content: (close) => <AssignLeads ids={ids} done={() => { close(); finished(); }} /> }) }];
  const actions = may('editLeads') && (
    <Group gap={6}>
      <Button variant="default" leftSection={<IconPencilBolt size={15} />} onClick={() => showPanel({ title: t('leads.editAll'), content: (close) => <EditMatching filters={shape.filters} close={close} /> })}>{t('leads.editAll')}</Button>
      <Button component={Link} to="/leads/import" leftSection={<IconFileImport size={15} />}>{t('leads.import')}</Button>
    </Group>
  );
  return (
    <ListScreen id="leads" title={t('nav.leads')} load={load} {...shape} rowKey={(row) => row.id} rowLink={(row) => `/leads/${row.id}`} searchHint={t('leads.search')} defaultSort="-createdAt" bulk={bulk} actions={actions}
      views={[{ label: t('leads.onlyMine'), search: 'mine=yes' }]} empty={{ title: t('leads.none'), hint: t('leads.noneHint') }} />
  );
}
