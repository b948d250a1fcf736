// Who works here, what they may do, and whether they may come in.
import { ActionIcon, Badge, Group, Tooltip } from '@mantine/core';
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import { useMay } from '@shared/api/queries';
import { Can } from '@shared/ui/Can';
import { showPanel } from '@shared/ui/dialogs';
import { SchemaForm } from '@shared/ui/form/SchemaForm';
import { ListScreen } from '@shared/ui/list/ListScreen';
import type { Column, Filter, ListQuery } from '@shared/ui/list/types';
import { Time } from '@shared/ui/Time';
import { toastDone, toastError } from '@shared/ui/toasts';
import { IconEdit, IconMail, IconPlus } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { fieldHint, fieldLabel } from '../fields';
import { one, useDesks, useRoles } from '../queries';
import { useT, type Text } from '../texts';

type Member = Schemas['Staff'];

const load = async (query: ListQuery) => {
  const enabled = one(query, 'enabled');
  const { staff, count } = await ask(api.GET('/staff', { params: { query: { offset: query.offset, limit: query.limit, search: query.search || undefined, roleId: one(query, 'role'), salesDeskId: one(query, 'desk'), enabled: enabled ? enabled === 'yes' : undefined } } }));
  return { rows: staff, total: count };
};

const columns = (t: Text): Column<Member>[] => [
  { key: 'name', label: t('customers.name'), render: (row) => <bdi>{row.firstName} {row.lastName}</bdi>, text: (row) => `${row.firstName} ${row.lastName}`, phone: 'title' },
  { key: 'email', label: t('customers.email'), render: (row) => <bdi>{row.email}</bdi>, text: (row) => row.email, phone: 'sub' },
  { key: 'roles', label: t('nav.roles'), render: (row) => row.roles.map((role) => role.name).join(', ') || '—', text: (row) => row.roles.map((role) => role.name).join(' ') },
  { key: 'factor', label: t('staff.factor'), render: (row) => <Badge variant="light" color={row.twoFactor ? 'green' : 'orange'}>{row.twoFactor ? t('words.on') : t('words.off')}</Badge>, text: (row) => String(row.twoFactor) },
  { key: 'enabled', label: t('customers.status'), render: (row) => <Badge variant="light" color={row.enabled ? 'green' : 'red'}>{row.enabled ? t('customerStatus.ACTIVE') : t('customerStatus.DISABLED')}</Badge>, text: (row) => String(row.enabled), phone: 'end' },
  { key: 'login', label: t('customer.lastLogin'), render: (row) => <Time value={row.lastLoginAt} as="ago" />, text: (row) => row.lastLoginAt },
  { key: 'created', label: t('money.created'), render: (row) => <Time value={row.createdAt} as="date" />, text: (row) => row.createdAt },
  { key: 'do', label: t('words.actions'), end: true, render: (row) => <Row member={row} /> },
];

function Row({ member }: { member: Member }) {
  const t = useT();
  const may = useMay();
  if (!may('updateStaff')) return null;
  const invite = async () => {
    await ask(api.POST('/staff/{id}/invitation', { params: { path: { id: member.id } }, headers: keyed(newKey()) }));
    toastDone(t('staff.invited', { email: member.email }));
  };
  return (
    <Group gap={2} justify="flex-end" wrap="nowrap">
      {!member.emailVerifiedAt && <Tooltip label={t('staff.inviteAgain')}><ActionIcon size="sm" aria-label={`${t('staff.inviteAgain')} ${member.email}`} onClick={() => void invite().catch(toastError)}><IconMail size={15} /></ActionIcon></Tooltip>}
      <Tooltip label={t('words.edit')}><ActionIcon size="sm" aria-label={`${t('words.edit')} ${member.email}`} onClick={() => showPanel({ title: `${member.firstName} ${member.lastName}`, content: (close) => <Edit member={member} close={close} /> })}><IconEdit size={15} /></ActionIcon></Tooltip>
    </Group>
  );
}

const useChoices = () => ({ roleIds: useRoles().map(({ id, name }) => ({ value: id, label: name })), salesDeskId: useDesks().map(({ id, name }) => ({ value: id, label: name })) });

function Edit({ member, close }: { member: Member; close: () => void }) {
  const choices = useChoices();
  return (
    <SchemaForm<Schemas['ChangeStaff']> op="updateStaff" label={fieldLabel} hint={fieldHint} choices={choices} cancel={close} done={close} stale={[['staff']]} values={{ ...member, roleIds: member.roles.map((role) => role.id) }}
      save={(body, key) => ask(api.PATCH('/staff/{id}', { params: { path: { id: member.id } }, body, headers: keyed(key) }))} />
  );
}

function Invite({ close }: { close: () => void }) {
  const t = useT();
  const choices = useChoices();
  return <SchemaForm<Schemas['CreateStaff']> op="createStaff" label={fieldLabel} hint={fieldHint} choices={choices} cancel={close} done={close} stale={[['staff']]} action={t('staff.invite')} save={(body, key) => ask(api.POST('/staff', { body, headers: keyed(key) }))} />;
}

export default function Staff() {
  const t = useT();
  const { roleIds, salesDeskId } = useChoices();
  const shape = useMemo(() => {
    const filters: Filter[] = [
      { key: 'role', label: t('nav.roles'), kind: 'one', choices: roleIds }, { key: 'desk', label: t('nav.desks'), kind: 'one', choices: salesDeskId },
      { key: 'enabled', label: t('customers.status'), kind: 'one', width: 120, choices: [{ value: 'yes', label: t('customerStatus.ACTIVE') }, { value: 'no', label: t('customerStatus.DISABLED') }] },
    ];
    return { columns: columns(t), filters };
  }, [t, roleIds, salesDeskId]);
  return (
    <ListScreen id="staff" title={t('nav.staff')} load={load} {...shape} rowKey={(row) => row.id} searchHint={t('staff.search')}
      actions={<Can op="createStaff"><Button leftSection={<IconPlus size={15} />} onClick={() => showPanel({ title: t('staff.invite'), content: (close) => <Invite close={close} /> })}>{t('staff.invite')}</Button></Can>} />
  );
}
