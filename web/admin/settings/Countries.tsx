// Which countries are served.
import { Switch } from '@mantine/core';
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import { useMay } from '@shared/api/queries';
import { country, number } from '@shared/i18n/format';
import { confirm } from '@shared/ui/dialogs';
import { ListScreen } from '@shared/ui/list/ListScreen';
import type { Column, ListQuery } from '@shared/ui/list/types';
import { toastError } from '@shared/ui/toasts';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { one, whole } from '../queries';
import { useT } from '../texts';

type Country = Schemas['Country'];

export default function Countries() {
  const t = useT();
  const may = useMay();
  const client = useQueryClient();
  const shape = useMemo(() => {
    const toggle = async (row: Country) => {
      const sure = row.enabled ? await confirm({ title: t('settings.closeCountry', { name: country(row.iso2) }), says: t('settings.closeCountrySays'), action: t('settings.close'), danger: true }) : true;
      if (!sure) return;
      await ask(api.PUT('/countries/{id}', { params: { path: { id: row.id } }, body: { toggle: !row.enabled }, headers: keyed(newKey()) }));
      await client.invalidateQueries({ queryKey: ['countries'] });
    };
    const columns: Column<Country>[] = [
      { key: 'name', label: t('customers.country'), render: (row) => country(row.iso2), text: (row) => row.name, phone: 'title' },
      { key: 'code', label: t('settings.code'), render: (row) => row.iso2, text: (row) => row.iso2, phone: 'sub' },
      { key: 'prefix', label: t('settings.prefix'), render: (row) => <bdi dir="ltr">{row.phonePrefix}</bdi>, text: (row) => row.phonePrefix, phone: 'sub' },
      { key: 'currency', label: t('money.currency'), render: (row) => row.currency, text: (row) => row.currency },
      { key: 'enabled', label: t('settings.served'), phone: 'end', render: (row) => <Switch size="xs" disabled={!may('toggleCountry')} aria-label={`${t('settings.served')} ${row.name}`} checked={row.enabled} onChange={() => void toggle(row).catch(toastError)} />, text: (row) => String(row.enabled) },
    ];
    return columns;
  }, [t, may, client]);
  const load = async (query: ListQuery) => {
    const { countries } = await ask(api.GET('/countries'));
    const served = one(query, 'served');
    return whole(served ? countries.filter((row) => row.enabled === (served === 'yes')) : countries, query, (row) => `${row.name} ${country(row.iso2)} ${row.iso2} ${row.phonePrefix}`);
  };
  return (
    <ListScreen<Country> id="countries" title={t('nav.countries')} load={load} columns={shape} rowKey={(row) => row.id} searchHint={t('words.search')}
      filters={useMemo(() => [{ key: 'served', label: t('settings.served'), kind: 'one' as const, choices: [{ value: 'yes', label: t('words.on') }, { value: 'no', label: t('words.off') }] }], [t])}
      totals={(rows) => t('settings.servedCount', { count: number(rows.filter((row) => row.enabled).length) })} />
  );
}
