// The buttons above a list: saved views, columns, density, export, reload.
import { ActionIcon, Button, Checkbox, Group, Popover, ScrollArea, SegmentedControl, Stack, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns, IconDownload, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useShared } from '../../i18n';
import { toastDone, toastError } from '../toasts';
import { exportCsv } from './export';
import type { ColumnChoice, ListState } from './state';
import type { Column, ListProps } from './types';
import { Views } from './Views';

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
      {!props.embedded && <Views listId={props.listId} search={state.search} views={props.views} />}
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
