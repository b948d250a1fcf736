// The filters of a list: a line of fields on wide screens, a drawer on a phone.
import { ActionIcon, Button, Drawer, Group, Indicator, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconSearch, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useShared } from '../../i18n';
import styles from './list.module.css';
import { joined, type ListState } from './state';
import type { Filter } from './types';

const Days = lazy(() => import('./Days'));
const TYPING_MS = 300;

interface Props {
  filters: Filter[];
  searchHint?: string;
  state: ListState;
}

export function Filters({ filters, searchHint, state }: Props) {
  const t = useShared();
  return (
    <div className={styles.filters} role="search">
      {searchHint && <Search hint={searchHint} state={state} />}
      {filters.map((filter) => <Field key={filter.key} filter={filter} state={state} width={filter.width ?? 150} />)}
      {(state.set > 0 || state.query.search) && (
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconX size={14} />} onClick={state.clear}>{t('list.clear')}</Button>
      )}
    </div>
  );
}

export function PhoneFilters({ filters, searchHint, state }: Props) {
  const t = useShared();
  const [open, drawer] = useDisclosure();
  if (!filters.length && !searchHint) return null;
  return (
    <>
      <Indicator label={state.set} size={16} disabled={!state.set}>
        <ActionIcon variant="default" size={36} aria-label={t('list.filters')} onClick={drawer.open}><IconAdjustmentsHorizontal size={18} /></ActionIcon>
      </Indicator>
      <Drawer opened={open} onClose={drawer.close} position="bottom" size="auto" title={t('list.filters')}>
        <Stack gap="sm" pb="md">
          {searchHint && <Search hint={searchHint} state={state} wide />}
          {filters.map((filter) => <Field key={filter.key} filter={filter} state={state} />)}
          <Group grow>
            <Button size="sm" variant="default" onClick={state.clear}>{t('list.clear')}</Button>
            <Button size="sm" onClick={drawer.close}>{t('list.show')}</Button>
          </Group>
        </Stack>
      </Drawer>
    </>
  );
}

function Search({ hint, state, wide }: { hint: string; state: ListState; wide?: boolean }) {
  const [text, setText] = useTyped(state.query.search, (value) => state.change({ q: value }));
  return <TextInput w={wide ? undefined : 210} type="search" aria-label={hint} placeholder={hint} leftSection={<IconSearch size={15} />} value={text} onChange={(event) => setText(event.currentTarget.value)} />;
}

/** What is typed is shown at once and asked for after a pause. */
function useTyped(value: string, commit: (value: string) => void): [string, (value: string) => void] {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const later = useDebouncedCallback(commit, TYPING_MS);
  return [text, (next) => { setText(next); later(next); }];
}

function Field({ filter, state, width }: { filter: Filter; state: ListState; width?: number }) {
  const values = state.query.filters[filter.key] ?? [];
  const set = (next: string[]) => state.change({ [filter.key]: next.some(Boolean) ? joined(filter, next) : undefined });
  const common = { 'aria-label': filter.label, placeholder: filter.label, w: width };
  switch (filter.kind) {
    case 'one':
      return <Select {...common} clearable searchable={filter.choices.length > 8} data={filter.choices} value={values[0] ?? null} onChange={(value) => set(value ? [value] : [])} />;
    case 'many':
      return <MultiSelect {...common} placeholder={values.length ? undefined : filter.label} w={undefined} miw={width} maw={width ? width * 2 : undefined} clearable searchable={filter.choices.length > 8} data={filter.choices} value={values} onChange={set} />;
    case 'days':
      return <Suspense fallback={<TextInput {...common} disabled />}><Days label={filter.label} width={width} value={values} onChange={set} /></Suspense>;
    case 'text':
      return <TextField filter={filter} value={values[0] ?? ''} set={(value) => set(value ? [value] : [])} width={width} />;
  }
}

function TextField({ filter, value, set, width }: { filter: Filter; value: string; set: (value: string) => void; width?: number }) {
  const [text, setText] = useTyped(value, set);
  return <TextInput aria-label={filter.label} placeholder={filter.label} w={width} value={text} onChange={(event) => setText(event.currentTarget.value)} />;
}
