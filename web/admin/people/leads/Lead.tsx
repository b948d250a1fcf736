// One lead: who it is, what was said, and what to do next.
import { Badge, Button, Group, Select, Stack, TagsInput, Text } from '@mantine/core';
import { api, ask, keyed, type Schemas } from '@shared/api/client';
import { useMay, useWrite } from '@shared/api/queries';
import { sayIfKnown } from '@shared/i18n';
import { country } from '@shared/i18n/format';
import { CopyText } from '@shared/ui/Copy';
import { showPanel } from '@shared/ui/dialogs';
import { SchemaForm } from '@shared/ui/form/SchemaForm';
import { Cards, Facts, Record, Timeline, type Tab } from '@shared/ui/Record';
import { Empty, Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { toastDone } from '@shared/ui/toasts';
import { IconMail, IconMessage, IconPhone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldLabel } from '../../fields';
import { useSalesPeople, useSalesStatuses } from '../../queries';
import { useT } from '../../texts';
import { Talk } from '../Talk';
import { SalesStatus } from './Leads';

type Lead = Schemas['Lead'];

export default function LeadPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <Loaded query={useQuery({ queryKey: ['leads', id], queryFn: () => ask(api.GET('/leads/{id}', { params: { path: { id } } })) })}>{(lead) => <View lead={lead} />}</Loaded>;
}

function View({ lead }: { lead: Lead }) {
  const t = useT();
  const may = useMay();
  const params = { path: { id: lead.id } };
  const claim = useWrite({ call: (_: void, key) => ask(api.POST('/leads/{id}/claim', { params, headers: keyed(key) })), stale: [['leads']], done: () => toastDone(t('leads.claimed')) });
  const tabs: Tab[] = [
    { key: 'about', label: t('customer.profile'), content: () => <About lead={lead} /> },
    { key: 'comments', label: t('customer.comments'), content: () => <Talk queryKey={['leads', lead.id, 'comments']} read={() => ask(api.GET('/leads/{id}/comments', { params }))} write={may('commentLead') ? (comment, key) => ask(api.POST('/leads/{id}/comments', { params, body: { comment }, headers: keyed(key) })) : undefined} /> },
    { key: 'talks', label: t('leads.talks'), content: () => <Communications id={lead.id} /> },
  ];
  return (
    <Record title={<bdi>{lead.name}</bdi>} badges={<SalesStatus name={lead.salesStatus} />} tabs={tabs}
      about={<>
        {lead.email && <CopyText text={lead.email} />}{lead.mobilenumber && <CopyText text={lead.mobilenumber} />}<span>{country(lead.country)}</span>
        <span>{t('leads.person')}: <bdi>{lead.salesPerson?.name ?? '—'}</bdi></span>{lead.customerId && <Link className="link" to={`/customers/${lead.customerId}`}>{t('leads.toCustomer')}</Link>}
      </>}
      actions={may('claimLead') && <>
        {!lead.salesPersonId && <Button loading={claim.isPending} onClick={() => claim.mutate()}>{t('leads.claim')}</Button>}
        {lead.email && <Button variant="default" leftSection={<IconMail size={15} />} onClick={() => showPanel({ title: t('leads.write'), content: (close) => <Write lead={lead} close={close} /> })}>{t('leads.write')}</Button>}
      </>} />
  );
}

function About({ lead }: { lead: Lead }) {
  const t = useT();
  const may = useMay();
  const utm = Object.entries(lead.utmDetails).filter(([, value]) => value).map(([name, value]): [string, string] => [name, String(value)]);
  const more = Object.entries(lead.metadata as { [name: string]: unknown }).map(([name, value]): [string, string] => [name, String(value)]);
  return (
    <Cards>
      <Facts title={t('customer.person')} facts={[
        [t('customers.name'), <bdi key="n">{lead.name}</bdi>], [t('customers.email'), lead.email && <CopyText text={lead.email} />], [t('customer.phone'), lead.mobilenumber && <CopyText text={lead.mobilenumber} />], [t('customers.country'), country(lead.country)],
        [t('customer.language'), lead.language], [t('customer.source'), lead.source], [t('customer.affiliate'), lead.affiliateId], [t('money.created'), <Time key="c" value={lead.createdAt} />], [t('customer.lastContact'), <Time key="l" value={lead.lastContactAt} as="ago" />],
      ]} />
      {may('assignLead') && <Handling lead={lead} />}
      {(utm.length > 0 || more.length > 0) && <Facts title={t('leads.origin')} facts={[...utm, ...more]} />}
    </Cards>
  );
}

function Handling({ lead }: { lead: Lead }) {
  const t = useT();
  const people = useSalesPeople();
  const statuses = useSalesStatuses();
  const params = { path: { id: lead.id } };
  const stale = [['leads']];
  const assign = useWrite({ call: (salesPersonId: string | null, key) => ask(api.PUT('/leads/{id}/sales-person', { params, body: { salesPersonId }, headers: keyed(key) })), stale, done: () => toastDone(t('leads.saved')) });
  // The status of one lead is set as of all that match: its id matches itself alone.
  const mark = useWrite({ call: (id: number, key) => ask(api.PATCH('/leads', { body: { search: lead.id, selectedStatus: id }, headers: keyed(key) })), stale, done: () => toastDone(t('leads.saved')) });
  const own = lead.tags.find((group) => group.category === TAGS)?.tags ?? [];
  const [tags, setTags] = useState(own);
  const tag = useWrite({ call: (next: string[], key) => ask(api.PUT('/leads/{id}/tags', { params, body: { tags: [...lead.tags.filter((group) => group.category !== TAGS), ...(next.length ? [{ category: TAGS, tags: next }] : [])] }, headers: keyed(key) })), stale });
  return (
    <section>
      <Stack gap="sm" p="sm" style={{ border: '1px solid var(--line)', borderRadius: 8 }}>
        <Text fw={650} size="sm">{t('leads.handling')}</Text>
        <Select label={t('leads.person')} data={people} value={lead.salesPersonId ?? null} clearable searchable onChange={(value) => assign.mutate(value)} />
        <Select label={t('customers.salesStatus')} data={statuses.map(({ id, status }) => ({ value: String(id), label: status }))} value={String(statuses.find(({ status }) => status === lead.salesStatus)?.id ?? '') || null} onChange={(value) => value && mark.mutate(parseInt(value, 10))} />
        <TagsInput label={t('leads.tags')} value={tags} onChange={(next) => { setTags(next); tag.mutate(next); }} />
        <Group gap={4}>{lead.tags.filter((group) => group.category !== TAGS).map((group) => <Badge key={group.category} variant="light">{group.category}: {group.tags.join(', ')}</Badge>)}</Group>
      </Stack>
    </section>
  );
}

/** The category in which tags stand that are typed here. */
const TAGS = 'general';

function Write({ lead, close }: { lead: Lead; close: () => void }) {
  const t = useT();
  return <SchemaForm<Schemas['NewMail']> op="emailLead" label={fieldLabel} cancel={close} done={close} action={t('leads.send')} stale={[['leads', lead.id]]} save={(body, key) => ask(api.POST('/leads/{id}/emails', { params: { path: { id: lead.id } }, body, headers: keyed(key) }))} />;
}

const ICONS: { [kind: string]: React.ReactNode } = { EMAIL: <IconMail />, CALL: <IconPhone /> };

function Communications({ id }: { id: string }) {
  const t = useT();
  const query = useQuery({ queryKey: ['leads', id, 'talks'], queryFn: () => ask(api.GET('/leads/{id}/communications', { params: { path: { id } } })) });
  return (
    <Loaded query={query}>
      {({ communications }) => communications.length === 0 ? <Empty title={t('leads.noTalks')} /> : (
        <Timeline moments={communications.map((one) => ({ id: one.id, at: <Time value={one.createdAt} />, icon: ICONS[one.kind] ?? <IconMessage />, title: <>{sayIfKnown('admin', `talkKind.${one.kind}`, one.kind)} {one.direction === 'IN' ? '←' : '→'} {one.subject}</>, text: one.text }))} />
      )}
    </Loaded>
  );
}
