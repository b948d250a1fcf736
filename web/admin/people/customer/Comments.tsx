// What staff wrote about a customer.
import { api, ask, keyed } from '@shared/api/client';
import { useMay } from '@shared/api/queries';
import { Talk } from '../Talk';

export function Comments({ customerId }: { customerId: string }) {
  const may = useMay();
  const params = { path: { id: customerId } };
  return (
    <Talk queryKey={['customer', customerId, 'comments']} read={async () => (await ask(api.GET('/customers/{id}/comments', { params }))).comments}
      write={may('createCustomerComment') ? (comment, key) => ask(api.POST('/customers/{id}/comments', { params, body: { comment }, headers: keyed(key) })) : undefined} />
  );
}
