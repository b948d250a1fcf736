// The form of a step, as the server lays it down.
import { api, ask, type Schemas } from '@shared/api/client';
import { useQuery } from '@tanstack/react-query';
import { FIELDS, type FieldName } from './fields';

type Step = Schemas['Step'];

export interface AskedField {
  name: FieldName;
  required: boolean;
  editable: boolean;
}

const isField = (name: string): name is FieldName => (FIELDS as readonly string[]).includes(name);

export const useForm = (step: Step) =>
  useQuery({
    queryKey: ['form', step], staleTime: 60_000,
    queryFn: async (): Promise<AskedField[]> => {
      const { customerFieldConfigurations: asked } = await ask(api.GET('/forms/{step}', { params: { path: { step } } }));
      const known = asked.flatMap(({ field, required, editable }) => (isField(field) ? [{ name: field, required: required ?? false, editable: editable ?? false }] : []));
      return known.sort((a, b) => FIELDS.indexOf(a.name) - FIELDS.indexOf(b.name));
    },
  });
