// The buttons above a list: saved views, columns, density, export, reload.
import { ActionIcon, Button, Checkbox, Group, Menu, Popover, ScrollArea, SegmentedControl, Stack, TextInput, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconBookmark, IconColumns, IconDownload, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useShared } from '../../i18n';
import { toastDone, toastError } from '../toasts';
import { exportCsv } from './export';
import { useViews, type ColumnChoice, type ListState } from './state';
import type { Column, ListProps } from './types';

interface Props<Row> {
  listId: string;
  title: string;
  state: ListState;
  columns: Column<Row>[];
  shown: Column<Row>[];
  choice: { all: Column<Row>[]; hidden: ReadonlySet<string>; setChoice: (choice: ColumnChoice | null) => void; changed: boolean };
  density: 'dense' | 'roomy';
  setDensity: (density: 'dense' | 'roomy') => void;
  load: ListProps<Row>['load'];
  views?: ListProps<Row>['views'];
  embedded?: boolean;
  reload: () => void;
  busy: boolean;
}

export function Tools<Row>(props: Props<Row>) {
  const t = useShared();
  const [busy, setBusy] = useState(false);
  const { load, shown, state, title, columns } = props;
  const save = async () => {
    setBusy(true);
    try {
      const count = await exportCsv(title, load, state.query, shown);
      toastDone(t('list.exported', { count }));
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {!props.embedded && <Views {...props} />}
      <Columns {...props} />
      {columns.some((column) => column.text) && (
        <Tooltip label={t('list.export')}>
          <ActionIcon variant="default" size={30} loading={busy} aria-label={t('list.export')} onClick={() => void save()}><IconDownload size={16} /></ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={t('list.reload')}>
        <ActionIcon variant="default" size={30} loading={props.busy} loaderProps={{ size: 14 }} aria-label={t('list.reload')} onClick={props.reload}><IconRefresh size={16} /></ActionIcon>
      </Tooltip>
    </>
  );
}

function Views<Row>({ listId, state, views = [] }: Props<Row>) {
  const t = useShared();
  const navigate = useNavigate();
  const [saved, setSaved] = useViews(listId);
  const [name, setName] = useState('');
  const open = (search: string) => void navigate({ to: '.', search: Object.fromEntries(new URLSearchParams(search)) as never });
  return (
    <Menu position="bottom-end" width={260} closeOnItemClick>
      <Menu.Target><Button variant="default" leftSection={<IconBookmark size={15} />}>{t('list.views')}</Button></Menu.Target>
      <Menu.Dropdown>
        {views.map((view) => <Menu.Item key={view.label} onClick={() => open(view.search)}>{view.label}</Menu.Item>)}
        {views.length > 0 && <Menu.Divider />}
        {saved.map((view) => (
          <Group key={view.label} gap={0} wrap="nowrap">
            <Menu.Item onClick={() => open(view.search)}>{view.label}</Menu.Item>
            <ActionIcon aria-label={t('list.forgetView', { name: view.label })} onClick={() => setSaved(saved.filter((one) => one !== view))}><IconTrash size={14} /></ActionIcon>
          </Group>
        ))}
        <form onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) setSaved([...saved.filter((one) => one.label !== name.trim()), { label: name.trim(), search: state.search }]);
          setName('');
        }}>
          <Group gap={6} p={6} wrap="nowrap">
            <TextInput className="grow" aria-label={t('list.viewName')} placeholder={t('list.viewName')} maxLength={60} value={name} onChange={(event) => setName(event.currentTarget.value)} onKeyDown={(event) => event.stopPropagation()} />
            <Button type="submit" disabled={!name.trim()}>{t('actions.save')}</Button>
          </Group>
        </form>
      </Menu.Dropdown>
    </Menu>
  );
}

function Columns<Row>({ choice, density, setDensity }: Props<Row>) {
  const t = useShared();
  const { all, hidden, setChoice, changed } = choice;
  const order = all.map((column) => column.key);
  const move = (at: number, by: number) => {
    const next = [...order];
    const [key] = next.splice(at, 1);
    if (key) next.splice(at + by, 0, key);
    setChoice({ order: next, hidden: [...hidden] });
  };
  const toggle = (key: string) => setChoice({ order, hidden: hidden.has(key) ? [...hidden].filter((one) => one !== key) : [...hidden, key] });
  return (
    <Popover position="bottom-end" width={290} shadow="md" trapFocus>
      <Popover.Target><Button variant="default" leftSection={<IconColumns size={15} />} visibleFrom="sm">{t('list.columns')}</Button></Popover.Target>
      <Popover.Dropdown p="xs">
        <Stack gap={8}>
          <SegmentedControl fullWidth value={density} onChange={(value) => setDensity(value as 'dense' | 'roomy')} data={[{ value: 'roomy', label: t('list.roomy') }, { value: 'dense', label: t('list.dense') }]} />
          <ScrollArea.Autosize mah={340} type="auto">
            {all.map((column, at) => (
              <Group key={column.key} gap={2} wrap="nowrap" h={28}>
                <Checkbox className="grow" label={column.label} checked={!hidden.has(column.key)} onChange={() => toggle(column.key)} />
                <ActionIcon size="sm" disabled={at === 0} aria-label={t('list.columnUp', { name: column.label })} onClick={() => move(at, -1)}><IconArrowUp size={14} /></ActionIcon>
                <ActionIcon size="sm" disabled={at === all.length - 1} aria-label={t('list.columnDown', { name: column.label })} onClick={() => move(at, 1)}><IconArrowDown size={14} /></ActionIcon>
              </Group>
            ))}
          </ScrollArea.Autosize>
          <Button variant="subtle" disabled={!changed} onClick={() => setChoice(null)}>{t('list.columnsReset')}</Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
