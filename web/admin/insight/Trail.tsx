// Entries of the audit log: all of them, or those about one thing.
import { Code, Stack, Table } from '@mantine/core';
import { api, ask, type Schemas } from '@shared/api/client';
import { CopyText } from '@shared/ui/Copy';
import { showPanel } from '@shared/ui/dialogs';
import { ListScreen } from '@shared/ui/list/ListScreen';
import type { Column, Filter, ListQuery } from '@shared/ui/list/types';
import { Facts } from '@shared/ui/Record';
import { Time } from '@shared/ui/Time';
import { useMemo, type ReactNode } from 'react';
import { fromDay, one, toDay } from '../queries';
import { useT, type Text } from '../texts';

type Entry = Schemas['AuditEntry'];

const columns = (t: Text): Column<Entry>[] => [
  { key: 'at', label: t('audit.at'), render: (row) => <Time value={row.at} />, text: (row) => row.at, phone: 'sub' },
  { key: 'who', label: t('audit.who'), render: (row) => <bdi>{row.actorName ?? row.actorKind}</bdi>, text: (row) => row.actorName ?? row.actorKind, phone: 'sub' },
  { key: 'action', label: t('audit.action'), render: (row) => row.action, text: (row) => row.action, phone: 'title' },
  { key: 'entity', label: t('audit.entity'), render: (row) => row.entity, text: (row) => row.entity, phone: 'end' },
  { key: 'id', label: t('customer.id'), render: (row) => <CopyText text={row.entityId} show={row.entityId.slice(-12)} />, text: (row) => row.entityId },
  { key: 'ip', label: t('audit.ip'), render: (row) => <bdi dir="ltr">{row.ip ?? '—'}</bdi>, text: (row) => row.ip },
  { key: 'changed', label: t('audit.changed'), render: (row) => changed(row).map(([name]) => name).join(', ') || '—' },
];

const word = (value: unknown) => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value));

/** Fields that were one thing before and are another now. */
function changed({ before, after }: Entry): [string, unknown, unknown][] {
  const was = before as { [field: string]: unknown };
  const is = after as { [field: string]: unknown };
  return [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])].map((name): [string, unknown, unknown] => [name, was?.[name], is?.[name]]).filter(([, old, now]) => word(old) !== word(now));
}

function Details({ entry }: { entry: Entry }) {
  const t = useT();
  return (
    <Stack>
      <Facts facts={[[t('audit.at'), <Time key="a" value={entry.at} />], [t('audit.who'), entry.actorName ?? entry.actorKind], [t('audit.for'), entry.onBehalfOf], [t('audit.ip'), entry.ip], [t('audit.entity'), entry.entity], [t('customer.id'), <CopyText key="i" text={entry.entityId} />], [t('audit.hash'), <CopyText key="h" text={entry.hash} show={entry.hash.slice(0, 16)} />]]} />
      <Table.ScrollContainer minWidth={320}>
        <Table withTableBorder verticalSpacing={4}>
          <Table.Thead><Table.Tr><Table.Th>{t('settings.field')}</Table.Th><Table.Th>{t('audit.before')}</Table.Th><Table.Th>{t('audit.after')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>{changed(entry).map(([name, old, now]) => <Table.Tr key={name}><Table.Td>{name}</Table.Td><Table.Td><Code>{word(old)}</Code></Table.Td><Table.Td><Code>{word(now)}</Code></Table.Td></Table.Tr>)}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

export default function Trail({ entityId, actions }: { entityId?: string; actions?: ReactNode }) {
  const t = useT();
  const shape = useMemo(() => {
    const filters: Filter[] = [{ key: 'action', label: t('audit.action'), kind: 'text' }, { key: 'entity', label: t('audit.entity'), kind: 'text' }, { key: 'actor', label: t('audit.actor'), kind: 'text', width: 200 }, { key: 'at', label: t('audit.at'), kind: 'days' }];
    return { columns: columns(t), filters: entityId ? [] : filters };
  }, [t, entityId]);
  const load = async (query: ListQuery) => {
    const { entries, count } = await ask(api.GET('/audit', { params: { query: { offset: query.offset, limit: query.limit, entityId, action: one(query, 'action'), entity: one(query, 'entity'), actorId: one(query, 'actor'), from: fromDay(query.filters['at']), to: toDay(query.filters['at']) } } }));
    return { rows: entries, total: count };
  };
  return (
    <ListScreen id={entityId ? `audit-${entityId}` : 'audit'} title={t('nav.audit')} load={load} {...shape} rowKey={(row) => row.id} embedded={Boolean(entityId)} actions={actions}
      onRow={(row) => showPanel({ title: row.action, wide: true, content: () => <Details entry={row} /> })} empty={{ title: t('audit.none') }} />
  );
}
