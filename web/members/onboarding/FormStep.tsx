// A step that is a form: the fields that the server lays down, filled with what is known already.
import { Alert, Button, Stack, Text } from '@mantine/core';
import { api, ApiError, ask } from '@shared/api/client';
import { ME, useMe, useWrite } from '@shared/api/queries';
import { useShared } from '@shared/i18n';
import { Loaded } from '@shared/ui/states';
import { wordsFor } from '@shared/ui/toasts';
import { useState, type FormEvent } from 'react';
import { STEPS, useCountries, type Step } from '../data';
import { useT } from '../texts';
import { CustomerField, filled, missing, type FieldValues } from './fields';
import { useForm, type AskedField } from './useForm';

export function FormStep({ step }: { step: Step }) {
  const form = useForm(step);
  const me = useMe();
  const countries = useCountries();
  return (
    <Loaded query={form} rows={2}>
      {(fields) => me.data && countries.data && <Asked fields={fields} known={fromUser(me.data.user, countries.data.find(({ iso2 }) => iso2 === me.data.user.country)?.currency)} />}
    </Loaded>
  );
}

/** What is known of the customer; the currency of their country is a first guess. */
export function fromUser(user: { [name: string]: unknown }, currency?: string): FieldValues {
  const text = (name: string) => (typeof user[name] === 'string' ? (user[name] as string) : undefined);
  return {
    firstname: text('firstname'), lastname: text('lastname'), email: text('email'), mobilenumber: text('mobilenumber'), country: text('country'),
    communicationLanguage: text('communicationLanguage'), localCurrency: text('localCurrency') ?? currency, birthDate: text('birthDate'),
  };
}

function Asked({ fields, known }: { fields: AskedField[]; known: FieldValues }) {
  const t = useT();
  const shared = useShared();
  const [values, setValues] = useState<FieldValues>(known);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const save = useWrite({
    quiet: true, stale: [STEPS, ME],
    call: (key: FieldValues) => ask(api.PATCH('/me', { body: filled(key) })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = missing(fields, values, shared('form.needed'));
    setFaults(found);
    const body = Object.fromEntries(fields.map(({ name }) => [name, values[name]])) as FieldValues;
    if (!Object.keys(found).length) save.mutate(body, { onError: (error) => error instanceof ApiError && setFaults(error.fields()) });
  };
  if (!fields.length) return <Text size="sm" c="dimmed">{t('onboarding.nothingAsked')}</Text>;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {save.error && !fields.some(({ name }) => faults[name]) && <Alert color="red" variant="light" role="alert">{wordsFor(save.error)}</Alert>}
        {fields.map(({ name, required }) => <CustomerField key={name} name={name} required={required} values={values} error={faults[name]} change={(field, value) => setValues((before) => ({ ...before, [field]: value }))} />)}
        <Button type="submit" size="sm" loading={save.isPending}>{t('onboarding.continue')}</Button>
      </Stack>
    </form>
  );
}
