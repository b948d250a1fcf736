// Changing leads: those that were chosen, or all that match the filters of the list.
import { Alert, Button, Progress, Select, Stack, Text } from '@mantine/core';
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import { useWrite } from '@shared/api/queries';
import { useListState } from '@shared/ui/list/state';
import type { Filter } from '@shared/ui/list/types';
import { toastDone, wordsFor } from '@shared/ui/toasts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSalesPeople, useSalesStatuses } from '../../queries';
import { useT } from '../../texts';
import { leadFilters } from './Leads';

/** Hands the chosen leads out one after another and says which could not be. */
export function AssignLeads({ ids, done }: { ids: string[]; done: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const people = useSalesPeople();
  const [person, setPerson] = useState<string | null>(null);
  const [at, setAt] = useState<number | null>(null);
  const [failures, setFailures] = useState<string[]>([]);
  const run = async () => {
    const failed: string[] = [];
    for (const [index, id] of ids.entries()) {
      setAt(index);
      await ask(api.PUT('/leads/{id}/sales-person', { params: { path: { id } }, body: { salesPersonId: person }, headers: keyed(newKey()) })).catch((error: unknown) => failed.push(wordsFor(error)));
    }
    setAt(null);
    setFailures(failed);
    await client.invalidateQueries({ queryKey: ['leads'] });
    toastDone(t('leads.assigned', { count: ids.length - failed.length }));
    if (failed.length === 0) done();
  };
  return (
    <Stack gap="sm">
      <Text size="sm">{t('leads.assignSays', { count: ids.length })}</Text>
      <Select label={t('leads.person')} data={people} value={person} onChange={setPerson} searchable clearable placeholder={t('leads.nobody')} />
      {at !== null && <Progress value={((at + 1) / ids.length) * 100} aria-label={t('leads.assign')} />}
      {failures.length > 0 && <Alert color="red" variant="light" title={t('leads.failed', { count: failures.length })}>{[...new Set(failures)].join(' ')}</Alert>}
      <Button loading={at !== null} onClick={() => void run()}>{t('leads.assign')}</Button>
    </Stack>
  );
}

/** Counts first, then changes: the server applies it to all that match, also those on other pages. */
export function EditMatching({ filters, close }: { filters: Filter[]; close: () => void }) {
  const t = useT();
  const { query } = useListState(filters, '-createdAt');
  const people = useSalesPeople();
  const statuses = useSalesStatuses().map(({ id, status }) => ({ value: String(id), label: status }));
  const [status, setStatus] = useState<string | null>(null);
  const [person, setPerson] = useState<string | null>(null);
  const [count, setCount] = useState<number | null>(null);
  const body = (dryRun: boolean): Schemas['BulkEdit'] => ({ ...leadFilters(query), search: query.search || null, selectedStatus: status ? parseInt(status, 10) : null, selectedSalesPerson: person, dryRun });
  const tryOut = useWrite({ call: (_: void, key) => ask(api.PATCH('/leads', { body: body(true), headers: keyed(key) })), done: (answer) => setCount(answer.count) });
  const write = useWrite({
    call: (_: void, key) => ask(api.PATCH('/leads', { body: body(false), headers: keyed(key) })), stale: [['leads']],
    done: (answer) => { toastDone(answer.queued ? t('leads.queued', { count: answer.count }) : t('leads.changed', { count: answer.count })); close(); },
  });
  const chosen = status !== null || person !== null;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">{t('leads.editAllHint')}</Text>
      <Select label={t('customers.salesStatus')} data={statuses} value={status} clearable onChange={(value) => { setStatus(value); setCount(null); }} />
      <Select label={t('leads.person')} data={people} value={person} clearable searchable onChange={(value) => { setPerson(value); setCount(null); }} />
      {count !== null && <Alert variant="light" color="brand">{t('leads.wouldChange', { count })}</Alert>}
      {count === null
        ? <Button disabled={!chosen} loading={tryOut.isPending} onClick={() => tryOut.mutate()}>{t('leads.count')}</Button>
        : <Button disabled={count === 0} loading={write.isPending} onClick={() => write.mutate()}>{t('leads.change', { count })}</Button>}
    </Stack>
  );
}
