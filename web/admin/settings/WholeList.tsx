// Settings that the server gives as one list, and whose rows are made and changed in a form at the side.
import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { useMay, type Op } from '@shared/api/queries';
import { confirm, showPanel } from '@shared/ui/dialogs';
import { SchemaForm, type SchemaFormProps } from '@shared/ui/form/SchemaForm';
import { ListScreen } from '@shared/ui/list/ListScreen';
import type { Column } from '@shared/ui/list/types';
import { toastDone, toastError } from '@shared/ui/toasts';
import { IconEdit, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { fieldHint, fieldLabel } from '../fields';
import { whole } from '../queries';
import { useT } from '../texts';

type Form<Body> = Omit<SchemaFormProps<Body>, 'label' | 'hint' | 'done' | 'cancel' | 'stale'>;

interface Props<Row, Body, Changed> {
  id: string;
  title: string;
  load: () => Promise<Row[]>;
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  /** What a search looks at, and how a row is called in questions. */
  words: (row: Row) => string;
  create?: { op: Op; title: string; form: Form<Body> };
  edit?: { op: Op; form: (row: Row) => Form<Changed> };
  remove?: { op: Op; says: (row: Row) => ReactNode; call: (row: Row) => Promise<unknown> };
  /** Further buttons of a row. */
  more?: (row: Row) => ReactNode;
  actions?: ReactNode;
  empty?: { title: string; hint?: string };
}

export function WholeList<Row, Body, Changed>(props: Props<Row, Body, Changed>) {
  const t = useT();
  const may = useMay();
  const client = useQueryClient();
  const { id, create, edit, remove, words } = props;
  const columns = useMemo(() => {
    const mayEdit = edit && may(edit.op);
    const mayRemove = remove && may(remove.op);
    if (!mayEdit && !mayRemove && !props.more) return props.columns;
    const drop = async (row: Row) => {
      const sure = remove && (await confirm({ title: t('words.removeTitle', { name: words(row) }), says: remove.says(row), action: t('words.remove'), danger: true }));
      if (!sure) return;
      await remove.call(row);
      toastDone(t('words.removed'));
      await client.invalidateQueries({ queryKey: [id] });
    };
    const buttons: Column<Row> = {
      key: 'actions', label: t('words.actions'), end: true, phone: 'end',
      render: (row) => (
        <Group gap={2} justify="flex-end" wrap="nowrap">
          {props.more?.(row)}
          {mayEdit && <Tooltip label={t('words.edit')}><ActionIcon size="sm" aria-label={`${t('words.edit')} ${words(row)}`} onClick={() => showPanel({ title: words(row), wide: true, content: (close) => <Side form={edit.form(row)} id={id} close={close} /> })}><IconEdit size={15} /></ActionIcon></Tooltip>}
          {mayRemove && <Tooltip label={t('words.remove')}><ActionIcon size="sm" aria-label={`${t('words.remove')} ${words(row)}`} onClick={() => void drop(row).catch(toastError)}><IconTrash size={15} /></ActionIcon></Tooltip>}
        </Group>
      ),
    };
    return [...props.columns, buttons];
  }, [props, edit, remove, may, t, client, id, words]);
  const add = create && may(create.op) && (
    <Button leftSection={<IconPlus size={15} />} onClick={() => showPanel({ title: create.title, wide: true, content: (close) => <Side form={create.form} id={id} close={close} /> })}>{create.title}</Button>
  );
  return (
    <ListScreen<Row> id={id} title={props.title} columns={columns} rowKey={props.rowKey} searchHint={t('words.search')} load={async (query) => whole(await props.load(), query, words)}
      actions={<>{props.actions}{add}</>} empty={props.empty && { ...props.empty, action: add }} />
  );
}

function Side<Body>({ form, id, close }: { form: Form<Body>; id: string; close: () => void }) {
  return <SchemaForm<Body> {...form} label={fieldLabel} hint={fieldHint} stale={[[id]]} done={close} cancel={close} />;
}
