// Roles: which permissions go together. A change counts with the next request of everybody who holds the role.
import { Badge, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import { useMay, useWrite } from '@shared/api/queries';
import { confirm, showPanel } from '@shared/ui/dialogs';
import { Card, Cards } from '@shared/ui/Record';
import { Loaded } from '@shared/ui/states';
import { toastDone, toastError } from '@shared/ui/toasts';
import { Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { fieldLabel } from '../fields';
import { useT } from '../texts';

type Role = Schemas['Role'];

export default function Roles() {
  const t = useT();
  const may = useMay();
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['roles', 'all'], queryFn: () => ask(api.GET('/roles')) });
  const edit = (role?: Role) => showPanel({ title: role?.name ?? t('roles.new'), wide: true, content: (close) => <Edit role={role} close={close} /> });
  const remove = async (role: Role) => {
    if (!(await confirm({ title: t('words.removeTitle', { name: role.name }), says: t('roles.removeSays'), action: t('words.remove'), danger: true }))) return;
    await ask(api.DELETE('/roles/{id}', { params: { path: { id: role.id } }, headers: keyed(newKey()) }));
    await client.invalidateQueries({ queryKey: ['roles'] });
  };
  return (
    <Stack p="md">
      <Group justify="space-between"><Title order={1} size="h3">{t('nav.roles')}</Title>{may('createRole') && <Button leftSection={<IconPlus size={15} />} onClick={() => edit()}>{t('roles.new')}</Button>}</Group>
      <Loaded query={query}>
        {({ roles }) => (
          <Cards>
            {roles.map((role) => (
              <Card key={role.id} title={role.name} action={<Badge variant="light" color="gray">{t('roles.holders', { count: role.holders })}</Badge>}>
                <Text size="sm" c="dimmed" mb="xs">{t('roles.permissions', { count: role.permissions.length })}</Text>
                <Group gap={4} mb="sm">{role.permissions.slice(0, 12).map((name) => <Badge key={name} variant="light" color="brand">{name}</Badge>)}{role.permissions.length > 12 && <Badge variant="light" color="gray">+{role.permissions.length - 12}</Badge>}</Group>
                {may('updateRole') && <Group gap={6}><Button variant="default" onClick={() => edit(role)}>{t('words.edit')}</Button>{role.holders === 0 && <Button variant="subtle" color="red" onClick={() => void remove(role).catch(toastError)}>{t('words.remove')}</Button>}</Group>}
              </Card>
            ))}
          </Cards>
        )}
      </Loaded>
    </Stack>
  );
}

function Edit({ role, close }: { role?: Role; close: () => void }) {
  const t = useT();
  const [name, setName] = useState(role?.name ?? '');
  const [chosen, setChosen] = useState<string[]>(role?.permissions ?? []);
  const query = useQuery({ queryKey: ['permissions'], queryFn: () => ask(api.GET('/permissions')), staleTime: Infinity });
  const write = useWrite({
    call: (body: Schemas['WriteRole'], key) => role ? ask(api.PUT('/roles/{id}', { params: { path: { id: role.id } }, body, headers: keyed(key) })) : ask(api.POST('/roles', { body, headers: keyed(key) })),
    stale: [['roles'], ['me']], done: () => { toastDone(t('roles.saved')); close(); },
  });
  const submit = (event: FormEvent) => { event.preventDefault(); write.mutate({ name: name.trim(), permissions: chosen }); };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput label={fieldLabel('name')} required value={name} maxLength={80} onChange={(event) => setName(event.currentTarget.value)} />
        <Loaded query={query}>
          {({ permissions }) => (
            <Checkbox.Group value={chosen} onChange={setChosen} label={t('roles.may')}>
              <Stack gap={8} mt={6}>{permissions.map((one) => <Checkbox key={one.name} value={one.name} label={one.name} description={one.opens} />)}</Stack>
            </Checkbox.Group>
          )}
        </Loaded>
        <Group justify="flex-end" style={{ position: 'sticky', insetBlockEnd: 0, background: 'var(--mantine-color-body)', paddingBlock: 8 }}><Button variant="default" onClick={close}>{t('words.cancel')}</Button><Button type="submit" loading={write.isPending}>{t('words.save')}</Button></Group>
      </Stack>
    </form>
  );
}
