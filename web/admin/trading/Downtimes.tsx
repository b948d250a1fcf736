// When nothing executes, announced beforehand.
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import type { Column } from '@shared/ui/list/types';
import { Time } from '@shared/ui/Time';
import { useMemo } from 'react';
import { useSymbols } from '../queries';
import { WholeList } from '../settings/WholeList';
import { useT, type Text } from '../texts';

type Downtime = Schemas['DowntimeView'];

const columns = (t: Text): Column<Downtime>[] => [
  { key: 'title', label: t('trade.downtime'), render: (row) => row.title, text: (row) => row.title, phone: 'title' },
  { key: 'start', label: t('trade.start'), render: (row) => <Time value={row.startDate} />, text: (row) => row.startDate, phone: 'sub' },
  { key: 'end', label: t('trade.end'), render: (row) => <Time value={row.endDate} />, text: (row) => row.endDate, phone: 'end' },
  { key: 'symbols', label: t('nav.instruments'), render: (row) => row.symbols.join(', ') || t('trade.allSymbols'), text: (row) => row.symbols.join(' ') },
];

export default function Downtimes() {
  const t = useT();
  const symbols = useSymbols().map((value) => ({ value, label: value }));
  const shape = useMemo(() => columns(t), [t]);
  return (
    <WholeList<Downtime, Schemas['DowntimeInput'], Schemas['DowntimeInput']> id="downtimes" title={t('nav.downtimes')} load={async () => (await ask(api.GET('/downtimes'))).downtimes} columns={shape} rowKey={(row) => String(row.id)} words={(row) => row.title}
      create={{ op: 'createDowntime', title: t('trade.newDowntime'), form: { op: 'createDowntime', choices: { symbols }, save: (body, key) => ask(api.POST('/downtimes', { body, headers: keyed(key) })) } }}
      edit={{ op: 'updateDowntime', form: (row) => ({ op: 'updateDowntime', values: row, choices: { symbols }, save: (body, key) => ask(api.PUT('/downtimes/{id}', { params: { path: { id: row.id } }, body, headers: keyed(key) })) }) }}
      remove={{ op: 'deleteDowntime', says: () => t('trade.removeDowntime'), call: (row) => ask(api.DELETE('/downtimes/{id}', { params: { path: { id: row.id } }, headers: keyed(newKey()) })) }}
      empty={{ title: t('trade.noDowntimes'), hint: t('trade.noDowntimesHint') }} />
  );
}
