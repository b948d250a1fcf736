// A list of the server's rows: filters, sort, paging, columns, views, selection, bulk actions, export, keyboard; a phone's own look.
// The server sorts, filters and pages; the address holds the state.
import { Badge, Button, Group, Pagination, Select, Text, Title, Transition } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useMay } from '../../api/queries';
import { useShared } from '../../i18n';
import { number } from '../../i18n/format';
import { Broken, Empty } from '../states';
import { toastError } from '../toasts';
import { Filters, PhoneFilters } from './Filters';
import styles from './list.module.css';
import { SIZES, useColumns, useDensity, useListState, type ListState } from './state';
import { PhoneRows, Table } from './Table';
import { Tools } from './Tools';
import type { ListProps, Page } from './types';

export function ListScreen<Row>(props: ListProps<Row>) {
  const t = useShared();
  const { id, title, load, columns, rowKey, filters = NONE, defaultSort = '', embedded, every } = props;
  const state = useListState(filters, defaultSort, embedded ? `${id}.` : '');
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const query = useQuery({ queryKey: [id, 'list', state.query], queryFn: () => load(state.query), placeholderData: keepPreviousData, refetchInterval: every ?? false });
  const { shown, ...choice } = useColumns(id, columns);
  const [density, setDensity] = useDensity();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const filterKey = JSON.stringify([state.query.search, state.query.filters]);
  useEffect(() => setChosen(new Set()), [filterKey]);
  const rows = query.data?.rows ?? [];
  const toggle = useCallback((key: string) => setChosen((before) => {
    const after = new Set(before);
    if (!after.delete(key)) after.add(key);
    return after;
  }), []);
  const may = useMay();
  const bulk = useMemo(() => (props.bulk ?? []).filter((action) => may(action.op)), [props.bulk, may]);
  const tools = (
    <Tools state={state} listId={id} embedded={embedded} views={props.views} choice={choice} columns={columns} density={density} setDensity={setDensity}
      load={load} shown={shown} title={title} reload={() => void query.refetch()} busy={query.isFetching} />
  );
  const head = { rows, rowKey, rowLink: props.rowLink, onRow: props.onRow, chosen, toggle, canChoose: bulk.length > 0 };
  return (
    <section className={embedded ? styles.embedded : styles.screen} aria-label={title}>
      <div className={styles.top}>
        <Group justify="space-between" gap="xs" wrap={phone ? 'wrap' : 'nowrap'}>
          {embedded ? <span /> : <Title order={1} size="h3">{title}</Title>}
          <Group gap={6}>{phone && <PhoneFilters {...props} filters={filters} state={state} />}{tools}{props.actions}</Group>
        </Group>
        {!phone && (filters.length > 0 || props.searchHint) && <Filters filters={filters} searchHint={props.searchHint} state={state} />}
      </div>
      {query.isError && !query.data
        ? <Broken error={query.error} retry={() => void query.refetch()} />
        : query.data && rows.length === 0
          ? <Nothing props={props} state={state} />
          : phone
            ? <PhoneRows {...head} columns={shown} loading={!query.data} />
            : <Table {...head} columns={shown} dense={density === 'dense'} loading={!query.data} stale={query.isPlaceholderData} sort={state.query.sort} onSort={(sort) => state.change({ sort })}
                choosePage={(all) => setChosen(all ? new Set(rows.map(rowKey)) : new Set())} label={title} />}
      {rows.length > 0 && props.totals && <div className={styles.totals}>{props.totals(rows)}</div>}
      <Transition mounted={chosen.size > 0} transition="slide-up" duration={120}>
        {(style) => (
          <div className={styles.bulk} style={style} role="toolbar" aria-label={t('list.bulk')}>
            <Badge size="lg">{t('list.chosen', { count: chosen.size })}</Badge>
            {props.allIds && query.data && query.data.total > chosen.size && (
              <Button variant="subtle" size="compact-sm" onClick={() => void props.allIds?.({ ...state.query, offset: 0 }).then((ids) => setChosen(new Set(ids)), toastError)}>
                {t('list.chooseAll', { count: query.data.total })}
              </Button>
            )}
            {bulk.map((action) => (
              <Button key={action.key} size="compact-sm" variant={action.danger ? 'light' : 'default'} color={action.danger ? 'red' : undefined} leftSection={action.icon}
                onClick={() => action.run([...chosen], () => { setChosen(new Set()); void query.refetch(); })}>{action.label}</Button>
            ))}
            <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setChosen(new Set())}>{t('list.chooseNone')}</Button>
          </div>
        )}
      </Transition>
      {query.data && query.data.total > 0 && <Foot state={state} data={query.data} phone={phone ?? false} />}
    </section>
  );
}

const NONE: never[] = [];

function Nothing<Row>({ props, state }: { props: ListProps<Row>; state: ListState }) {
  const t = useShared();
  if (state.set > 0 || state.query.search) {
    return <Empty title={t('list.noMatch')} hint={t('list.noMatchHint')} action={<Button variant="default" onClick={state.clear}>{t('list.clear')}</Button>} />;
  }
  return <Empty title={props.empty?.title ?? t('list.empty')} hint={props.empty?.hint} action={props.empty?.action} />;
}

function Foot<Row>({ state, data, phone }: { state: ListState; data: Page<Row>; phone: boolean }) {
  const t = useShared();
  const { page, size } = state;
  const last = Math.min(page * size, data.total);
  return (
    <div className={styles.foot}>
      <Text size="xs" c="dimmed" role="status">
        {t('list.range', { range: `\u2066${number(Math.min((page - 1) * size + 1, last))}–${number(last)}\u2069`, total: number(data.total) })}
      </Text>
      <Group gap="xs" wrap="nowrap">
        {!phone && (
          <Select aria-label={t('list.size')} w={76} size="xs" allowDeselect={false} value={String(size)} data={SIZES.map(String)} onChange={(value) => state.change({ size: value ?? undefined })} />
        )}
        <Pagination size={phone ? 'sm' : 'sm'} siblings={phone ? 0 : 1} value={page} total={Math.max(1, Math.ceil(data.total / size))} onChange={(to) => state.change({ page: String(to) })}
          getControlProps={(control) => ({ 'aria-label': t(`list.${control}` as 'list.next') })} getItemProps={(at) => ({ 'aria-label': t('list.page', { page: at }) })} />
      </Group>
    </div>
  );
}
