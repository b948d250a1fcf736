// By which instrument one currency becomes another.
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import type { Column } from '@shared/ui/list/types';
import { useMemo } from 'react';
import { WholeList } from '../settings/WholeList';
import { useT, type Text } from '../texts';

type Conversion = Schemas['Conversion'];

const columns = (t: Text): Column<Conversion>[] => [
  { key: 'source', label: t('trade.from'), render: (row) => row.source, text: (row) => row.source, phone: 'title' },
  { key: 'target', label: t('trade.to'), render: (row) => row.target, text: (row) => row.target, phone: 'sub' },
  { key: 'path', label: t('trade.path'), render: (row) => <bdi dir="ltr">{row.path}</bdi>, text: (row) => row.path, phone: 'end' },
];

export default function Conversions() {
  const t = useT();
  const shape = useMemo(() => columns(t), [t]);
  return (
    <WholeList<Conversion, Schemas['NewConversion'], Schemas['NewConversion']> id="conversions" title={t('nav.conversions')} load={() => ask(api.GET('/conversions'))} columns={shape} rowKey={(row) => String(row.id)} words={(row) => `${row.source} ${row.target}`}
      create={{ op: 'createConversion', title: t('trade.newConversion'), form: { op: 'createConversion', save: (body, key) => ask(api.POST('/conversions', { body, headers: keyed(key) })) } }}
      edit={{ op: 'updateConversion', form: (row) => ({ op: 'updateConversion', values: row, save: (body, key) => ask(api.PUT('/conversions/{id}', { params: { path: { id: row.id } }, body: body as never, headers: keyed(key) })) }) }}
      remove={{ op: 'deleteConversion', says: () => t('trade.removeConversion'), call: (row) => ask(api.DELETE('/conversions/{id}', { params: { path: { id: row.id } }, headers: keyed(newKey()) })) }}
      empty={{ title: t('trade.noConversions'), hint: t('trade.noConversionsHint') }} />
  );
}
