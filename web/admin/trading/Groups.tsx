// Groups: the terms on which their wallets trade.
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import type { Column } from '@shared/ui/list/types';
import { Num } from '@shared/ui/Num';
import { useMemo } from 'react';
import { Demo } from '../badges';
import { WholeList } from '../settings/WholeList';
import { useT, type Text } from '../texts';

type Group = Schemas['Group'];

const columns = (t: Text): Column<Group>[] => [
  { key: 'name', label: t('customers.name'), render: (row) => <>{row.name} <Demo on={row.isDemo} /></>, text: (row) => row.name, phone: 'title' },
  { key: 'currency', label: t('money.currency'), render: (row) => row.currency, text: (row) => row.currency, phone: 'sub' },
  { key: 'leverage', label: t('wallets.leverage'), end: true, render: (row) => <bdi dir="ltr">1:{row.leverage}</bdi>, text: (row) => row.leverage, phone: 'end' },
  { key: 'call', label: t('trade.marginCall'), end: true, render: (row) => <Num value={row.marginCallLevel} percent />, text: (row) => row.marginCallLevel },
  { key: 'stop', label: t('trade.stopOut'), end: true, render: (row) => <Num value={row.stopOutLevel} percent />, text: (row) => row.stopOutLevel },
  { key: 'markups', label: t('trade.markups'), end: true, render: (row) => <Num value={row.markups.length} />, text: (row) => row.markups.length },
  { key: 'commissions', label: t('trade.commissions'), end: true, render: (row) => <Num value={row.commissions.length} />, text: (row) => row.commissions.length },
  { key: 'swaps', label: t('trade.swaps'), render: (row) => (row.disableSwapCharges ? t('trade.swapFree') : t('trade.swapped')), text: (row) => String(!row.disableSwapCharges) },
  { key: 'adapter', label: t('trade.adapter'), render: (row) => row.adapterName, text: (row) => row.adapterName },
];

const load = async () => (await ask(api.GET('/groups'))).groups;

export default function Groups() {
  const t = useT();
  const shape = useMemo(() => columns(t), [t]);
  return (
    <WholeList<Group, Schemas['NewGroup'], Schemas['Terms']> id="groups" title={t('nav.groups')} load={load} columns={shape} rowKey={(row) => String(row.id)} words={(row) => row.name}
      create={{ op: 'createGroup', title: t('trade.newGroup'), form: { op: 'createGroup', wide: true, values: { leverage: 100, marginCallLevel: 100, stopOutLevel: 50, markups: [], commissions: [], adapterName: 'built-in' }, save: (body, key) => ask(api.POST('/groups', { body, headers: keyed(key) })) } }}
      edit={{ op: 'updateGroup', form: (row) => ({ op: 'updateGroup', wide: true, values: row, save: (body, key) => ask(api.PUT('/groups/{id}', { params: { path: { id: row.id } }, body, headers: keyed(key) })) }) }}
      remove={{ op: 'deleteGroup', says: (row) => t('trade.removeGroup', { name: row.name }), call: (row) => ask(api.DELETE('/groups/{id}', { params: { path: { id: row.id } }, headers: keyed(newKey()) })) }} />
  );
}
