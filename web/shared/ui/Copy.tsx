// Text that a click copies: ids, secrets, links.
import { ActionIcon, CopyButton, Tooltip, UnstyledButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useShared } from '../i18n';

/** A short text that copies itself when clicked; nothing is nothing to copy. */
export function CopyText({ text, label, show }: { text: string; label?: string; show?: string }) {
  const t = useShared();
  if (!text) return <span className="quiet">—</span>;
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('actions.copied') : t('actions.copy')}>
          <UnstyledButton onClick={copy} fz="inherit" c="inherit" style={{ textDecoration: 'underline dotted', textUnderlineOffset: 3 }}>
            {label && `${label} `}
            <bdi className="num" dir="ltr">{show ?? text}</bdi>
          </UnstyledButton>
        </Tooltip>
      )}
    </CopyButton>
  );
}

export function CopyIcon({ text }: { text: string }) {
  const t = useShared();
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('actions.copied') : t('actions.copy')}>
          <ActionIcon aria-label={t('actions.copy')} onClick={copy} color={copied ? 'green' : 'gray'}>
            {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
