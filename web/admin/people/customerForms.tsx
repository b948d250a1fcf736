// Making and changing customers: one, or many at once.
import { Button, Select, Stack, Text } from '@mantine/core';
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import { useWrite } from '@shared/api/queries';
import { confirm } from '@shared/ui/dialogs';
import { SchemaForm } from '@shared/ui/form/SchemaForm';
import { toastDone } from '@shared/ui/toasts';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldHint, fieldLabel } from '../fields';
import { useCountries, useGroups, useSalesPeople } from '../queries';
import { useT, type Text as Say } from '../texts';

export function NewCustomer({ close }: { close: () => void }) {
  const navigate = useNavigate();
  const countries = useCountries().filter((country) => country.enabled);
  const currencies = [...new Set(useGroups().map((group) => group.currency))];
  return (
    <SchemaForm<Schemas['CreateCustomer']> op="createCustomer" label={fieldLabel} hint={fieldHint} without={['skipOnboardingSteps', 'externalId']} values={{ currency: currencies[0] ?? 'USD' }}
      choices={{ country: countries.map(({ iso2, name }) => ({ value: iso2, label: name })), ...(currencies.length > 0 && { currency: currencies.map((value) => ({ value, label: value })) }) }}
      save={(body, key) => ask(api.POST('/customers', { body, headers: keyed(key) }))} stale={[['customers']]} cancel={close}
      done={(answer) => { close(); void navigate({ to: `/customers/${(answer as Schemas['CustomerCreated']).id}` }); }} />
  );
}

export function EditCustomer({ customer, close }: { customer: Schemas['Customer']; close: () => void }) {
  const countries = useCountries();
  const people = useSalesPeople();
  const groups = useGroups();
  const values = {
    fullname: customer.name, email: customer.email, mobilenumber: customer.mobilenumber, country: customer.country, riskStatus: customer.riskStatus, notes: customer.notes,
    conversionAgentId: customer.conversionAgent?.id, retentionAgentId: customer.retentionAgent?.id, groups: customer.groups.map((group) => String(group.id)), roles: customer.roles,
  };
  return (
    <SchemaForm<Schemas['CustomerChange']> op="updateCustomer" label={fieldLabel} hint={fieldHint} without={['currency', 'status']} values={values}
      choices={{
        country: countries.map(({ iso2, name }) => ({ value: iso2, label: name })), conversionAgentId: people, retentionAgentId: people, groups: groups.map(({ id, name }) => ({ value: String(id), label: name })),
        roles: ['TRADER', 'AFFILIATE', 'LEADER'].map((value) => ({ value, label: fieldLabel(value) })),
      }}
      save={(body, key) => ask(api.PATCH('/customers/{id}', { params: { path: { id: customer.id } }, body, headers: keyed(key) }))} stale={[['customers'], ['customer', customer.id]]} cancel={close} done={close} />
  );
}

/** Gives many customers to one manager: says how many first, all or none. */
export function AssignCustomers({ ids, done }: { ids: string[]; done: () => void }) {
  const t = useT();
  const people = useSalesPeople();
  const [agent, setAgent] = useState<string | null>(null);
  const write = useWrite({
    call: (_: void, key) => ask(api.PATCH('/customers', { body: { customers: ids.map((id) => ({ id, retentionAgentId: agent })) }, headers: keyed(key) })),
    stale: [['customers']],
    done: () => { toastDone(t('customers.assigned', { count: ids.length })); done(); },
  });
  return (
    <Stack gap="sm">
      <Text size="sm">{t('customers.assignSays', { count: ids.length })}</Text>
      <Select label={t('customers.agent')} data={people} value={agent} onChange={setAgent} searchable />
      <Button disabled={!agent} loading={write.isPending} onClick={() => write.mutate()}>{t('customers.assign')}</Button>
    </Stack>
  );
}

export async function disable(t: Say, ids: string[]): Promise<boolean> {
  const sure = await confirm({ title: t('customers.disableTitle', { count: ids.length }), says: t('customers.disableSays', { count: ids.length }), action: t('customers.disable'), danger: true });
  if (!sure) return false;
  await ask(api.PATCH('/customers', { body: { customers: ids.map((id) => ({ id, status: 'DISABLED' as const })) }, headers: keyed(newKey()) }));
  toastDone(t('customers.disabled', { count: ids.length }));
  return true;
}
