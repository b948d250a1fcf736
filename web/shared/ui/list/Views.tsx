// The views of a list: those that everybody has, and those that staff keep on the server, for themselves or for all.
// A view is the search part of the address, so opening one is a link like any other.
import { ActionIcon, Button, Checkbox, Divider, Group, Loader, Popover, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmark, IconTrash, IconUsers } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { api, ask, keyed, newKey, type Schemas } from '../../api/client';
import { useMay, useMe, useWrite } from '../../api/queries';
import { session } from '../../api/session';
import { useShared } from '../../i18n';
import { confirm } from '../dialogs';
import { toastDone, toastError } from '../toasts';

type View = Schemas['SavedView'];

interface Props {
  listId: string;
  /** The address's search part as it is now. */
  search: string;
  views?: { label: string; search: string }[];
}

export function Views({ listId, search, views = [] }: Props) {
  const t = useShared();
  const navigate = useNavigate();
  const [opened, menu] = useDisclosure();
  const staff = session.portal() === 'admin';
  const open = (to: string) => {
    menu.close();
    void navigate({ to: '.', search: Object.fromEntries(new URLSearchParams(to)) as never });
  };
  if (!staff && views.length === 0) return null;
  return (
    <Popover position="bottom-end" width={300} opened={opened} onChange={(next) => (next ? menu.open() : menu.close())} shadow="md" trapFocus>
      <Popover.Target><Button variant="default" leftSection={<IconBookmark size={15} />} onClick={menu.toggle}>{t('list.views')}</Button></Popover.Target>
      <Popover.Dropdown p={4}>
        {views.map((view) => <Pick key={view.label} label={view.label} open={() => open(view.search)} />)}
        {staff && <Saved listId={listId} search={search} open={open} divided={views.length > 0} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Pick({ label, open }: { label: string; open: () => void }) {
  return <Button variant="subtle" color="gray" c="var(--mantine-color-text)" fw={400} justify="start" fullWidth className="grow" onClick={open}><bdi>{label}</bdi></Button>;
}

function Saved({ listId, search, open, divided }: { listId: string; search: string; open: (search: string) => void; divided: boolean }) {
  const t = useShared();
  const key = ['saved-views', listId];
  const { data, isPending } = useQuery({ queryKey: key, queryFn: async () => (await ask(api.GET('/saved-views', { params: { query: { list: listId } } }))).views });
  return (
    <>
      {divided && <Divider my={4} />}
      {isPending && <Group p={8} justify="center"><Loader size="xs" /></Group>}
      {data?.map((view) => <Line key={view.id} view={view} queryKey={key} open={open} />)}
      {data?.length === 0 && <Text size="xs" c="dimmed" px="sm" py={6}>{t('list.noViews')}</Text>}
      <Divider my={4} />
      <Keep listId={listId} search={search} views={data ?? []} queryKey={key} />
    </>
  );
}

function Line({ view, queryKey, open }: { view: View; queryKey: string[]; open: (search: string) => void }) {
  const t = useShared();
  const may = useMay();
  const client = useQueryClient();
  const own = useMe().data?.user.id === view.ownerId;
  const remove = async () => {
    if (!(await confirm({ title: t('list.forgetView', { name: view.name }), says: t(view.shared ? 'list.forgetShared' : 'list.forgetOwn'), action: t('actions.remove'), danger: true }))) return;
    await ask(api.DELETE('/saved-views/{id}', { params: { path: { id: view.id } }, headers: keyed(newKey()) }));
    await client.invalidateQueries({ queryKey });
  };
  return (
    <Group gap={4} wrap="nowrap">
      <Pick label={view.name} open={() => open(view.search)} />
      {view.shared && <Tooltip label={t('list.sharedBy', { name: view.ownerName })}><IconUsers size={14} role="img" aria-label={t('list.sharedBy', { name: view.ownerName })} style={{ flex: 'none' }} /></Tooltip>}
      {(own || may('createStaff')) && <ActionIcon aria-label={t('list.forgetView', { name: view.name })} onClick={() => void remove().catch(toastError)}><IconTrash size={14} /></ActionIcon>}
    </Group>
  );
}

/** Keeps the list as it is set up now. One's own view of the same name is replaced. */
function Keep({ listId, search, views, queryKey }: { listId: string; search: string; views: View[]; queryKey: string[] }) {
  const t = useShared();
  const me = useMe().data?.user.id;
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const write = useWrite<{ name: string; same: View | undefined }, unknown>({
    call: (input, key) => input.same
      ? ask(api.PUT('/saved-views/{id}', { params: { path: { id: input.same.id } }, body: { search, shared }, headers: keyed(key) }))
      : ask(api.POST('/saved-views', { body: { list: listId, name: input.name, search, shared }, headers: keyed(key) })),
    stale: [queryKey],
    done: () => { setName(''); setShared(false); toastDone(t('list.viewKept')); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted) write.mutate({ name: wanted, same: views.find((view) => view.name === wanted && view.ownerId === me) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={6} p={6}>
        <Group gap={6} wrap="nowrap">
          <TextInput className="grow" aria-label={t('list.viewName')} placeholder={t('list.viewName')} maxLength={60} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <Button type="submit" disabled={!name.trim()} loading={write.isPending}>{t('actions.save')}</Button>
        </Group>
        <Checkbox label={t('list.share')} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
      </Stack>
    </form>
  );
}
