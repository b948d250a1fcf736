// Signing up: the fields that the server asks for, and a password. Then straight in, to the next step; the address is confirmed by mail.
import { Alert, Anchor, Button, Checkbox, Stack, Text } from '@mantine/core';
import { api, ApiError, ask } from '@shared/api/client';
import { useWrite } from '@shared/api/queries';
import { session } from '@shared/api/session';
import { language, useShared } from '@shared/i18n';
import { EntryPage } from '@shared/ui/SignIn';
import { Loaded } from '@shared/ui/states';
import { wordsFor } from '@shared/ui/toasts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { CustomerField, filled, missing, type FieldValues } from '../onboarding/fields';
import { useForm, type AskedField } from '../onboarding/useForm';
import { useT } from '../texts';
import { NewPassword, passwordFault } from './NewPassword';

export default function SignUp() {
  const t = useT();
  const form = useForm('SignupRealForm');
  const guess = useQuery({ queryKey: ['guess'], queryFn: () => ask(api.GET('/geo/country')), staleTime: Infinity });
  const below = <Text size="sm" ta="center">{t('signUp.known')} <Anchor component={Link} to="/login" size="sm" fw={600}>{t('signIn')}</Anchor></Text>;
  return (
    <EntryPage title={t('signUp.title')} below={below} wide>
      <Text size="sm" fw={600}>{t('signUp.step')}</Text>
      <Loaded query={form}>
        {(fields) => (guess.isPending ? null : <Form fields={fields} country={guess.data?.countryCode === 'ZZ' ? undefined : guess.data?.countryCode} />)}
      </Loaded>
    </EntryPage>
  );
}

function useSignUp() {
  const navigate = useNavigate();
  const [mailed, setMailed] = useState(false);
  const write = useWrite({
    quiet: true,
    call: async (given: { values: FieldValues; password: string; marketing: boolean }, key: string) => {
      const search = new URLSearchParams(location.search);
      const body = {
        ...filled(given.values), communicationLanguage: given.values.communicationLanguage ?? language(), password: given.password, marketingConsent: given.marketing,
        wtreferrer: search.get('wtreferrer') ?? search.get('ref'), source: search.get('source') ?? search.get('utm_source'),
      };
      await ask(api.POST('/users', { body, headers: { 'Idempotency-Key': key } }));
      // An address that has an account already is told so by mail alone; here it looks like everybody's first visit.
      const created = await ask(api.POST('/sessions', { body: { username: body.email ?? '', password: given.password } })).catch(() => null);
      return created?.token ?? null;
    },
    done: (token) => {
      if (!token) return setMailed(true);
      session.begin(token);
      return void navigate({ to: '/onboarding', replace: true });
    },
  });
  return { write, mailed };
}

function Form({ fields, country }: { fields: AskedField[]; country?: string }) {
  const t = useT();
  const shared = useShared();
  const [values, setValues] = useState<FieldValues>({ country });
  const [password, setPassword] = useState('');
  const [marketing, setMarketing] = useState(false);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const { write, mailed } = useSignUp();
  if (mailed) return <Alert color="green" variant="light" role="status" title={t('signUp.mailedTitle')}>{t('signUp.mailed', { email: values.email ?? '' })}</Alert>;
  const asked = fields.filter(({ name, required }) => required || name !== 'communicationLanguage');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const weak = passwordFault(password, t);
    const found = { ...missing(asked, values, shared('form.needed')), ...(weak && { password: weak }) };
    setFaults(found);
    if (!Object.keys(found).length) write.mutate({ values, password, marketing }, { onError: (error) => error instanceof ApiError && setFaults(error.fields()) });
  };
  const known = new Set([...asked.map(({ name }) => String(name)), 'password']);
  const general = write.error && !Object.keys(faults).some((name) => known.has(name)) ? wordsFor(write.error) : null;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {general && <Alert color="red" variant="light" role="alert">{general}</Alert>}
        <div style={{ display: 'grid', gap: 14, gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))' }}>
          {asked.map(({ name, required }) => <CustomerField key={name} name={name} required={required} values={values} error={faults[name]} change={(field, value) => setValues((before) => ({ ...before, [field]: value }))} />)}
        </div>
        <NewPassword label={t('password.choose')} value={password} onChange={setPassword} error={faults['password']} />
        <Checkbox size="sm" label={t('signUp.marketing')} checked={marketing} onChange={(event) => setMarketing(event.currentTarget.checked)} />
        <Text size="xs" c="dimmed">{t('risk.short')}</Text>
        <Button type="submit" size="md" loading={write.isPending}>{t('signUp.action')}</Button>
      </Stack>
    </form>
  );
}
