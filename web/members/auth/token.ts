// The credential of a link: read once, then taken out of the address, so that it stays in no history and goes to nobody as a referrer.
import { useEffect, useState } from 'react';

export function useLinkToken(): { token: string; search: URLSearchParams } {
  const [search] = useState(() => new URLSearchParams(location.search));
  useEffect(() => {
    if (search.has('token')) history.replaceState(history.state, '', location.pathname);
  }, [search]);
  return { token: search.get('token') ?? '', search };
}
