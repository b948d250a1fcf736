// The first import of every portal. Under `require-trusted-types-for 'script'` only this policy may turn text into markup,
// and it lets style text through and nothing that could hold a tag.

interface Policies {
  createPolicy(name: string, rules: Record<string, (text: string) => string>): unknown;
}

const refuse = (kind: string) => (): string => {
  throw new TypeError(`${kind} from text is not allowed here`);
};

const trustedTypes = (globalThis as { trustedTypes?: Policies }).trustedTypes;
trustedTypes?.createPolicy('default', {
  createHTML(text) {
    if (text.includes('<')) throw new TypeError('markup from text is not allowed here');
    return text;
  },
  createScript: refuse('a script'),
  createScriptURL: refuse('a script address'),
});

export {};
