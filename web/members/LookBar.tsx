// What stands above every page while staff look as a customer: under whose name, and the way out. Pages make room for it (`--bar` in base.css).
import { useMe } from '@shared/api/queries';
import { signOut } from '@shared/ui/menus';
import { useLayoutEffect } from 'react';
import styles from './frame.module.css';
import { useT } from './texts';

export function LookBar() {
  const t = useT();
  const { data } = useMe();
  const by = data?.impersonatedBy;
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-looking', Boolean(by));
    return () => document.documentElement.removeAttribute('data-looking');
  }, [by]);
  if (!by) return null;
  return (
    <div role="status" className={styles.look}>
      <span className="clip">{t('look.says', { by, name: data.user.name })}</span>
      <button type="button" className={styles.lookEnd} onClick={() => void signOut()}>{t('look.end')}</button>
    </div>
  );
}
