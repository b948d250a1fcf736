// The address that mails name for signing in.
import { session } from '@shared/api/session';
import { Navigate } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { Entry } from '../Frame';

export default function Login() {
  const standing = useSyncExternalStore(session.subscribe, session.standing);
  return standing === 'in' ? <Navigate to="/" replace /> : <Entry />;
}
