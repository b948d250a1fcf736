//! Opaque tokens: sessions, API keys, tickets and links. 256 random bits behind a prefix that says what they are for.
//!
//! Invariants
//! - A token is shown once, to whom it was made for; what is stored is its SHA-256.
//! - No `Debug` or `Serialize` shows a token.
//! - A token of one kind is never taken for another: the prefix is part of what is hashed.
//! - A mistyped token is refused by its checksum before anything is looked up.

use std::fmt;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::entropy::{Entropy, random};
use crate::secrets::Secret;

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// 256 bits in base 62.
const BODY: usize = 43;
/// 32 bits in base 62.
const CHECK: usize = 6;

/// What a token is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Session,
    Refresh,
    ApiKey,
    /// Opens one export, once.
    Export,
    /// A link that signs its reader in.
    AutoLogin,
    /// A link that proves an e-mail address or sets a password.
    Verification,
}

impl Kind {
    pub const ALL: [Kind; 6] = [Kind::Session, Kind::Refresh, Kind::ApiKey, Kind::Export, Kind::AutoLogin, Kind::Verification];

    /// What every token of this kind begins with.
    pub const fn prefix(self) -> &'static str {
        match self {
            Kind::Session => "th_s_",
            Kind::Refresh => "th_r_",
            Kind::ApiKey => "th_k_",
            Kind::Export => "th_e_",
            Kind::AutoLogin => "th_a_",
            Kind::Verification => "th_v_",
        }
    }

    /// What the text claims to be, by its first letters alone.
    pub fn claimed(text: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| text.starts_with(kind.prefix()))
    }
}

/// A token in clear: `<prefix><43 letters or digits><6 for the checksum>`.
#[derive(Clone)]
pub struct Token {
    kind: Kind,
    text: Secret,
}

impl Token {
    pub fn issue(kind: Kind, entropy: &dyn Entropy) -> Token {
        let body = base62::<BODY>(&random::<32>(entropy));
        let check = checksum(kind, &body);
        Token { kind, text: Secret::new(format!("{}{body}{check}", kind.prefix())) }
    }

    /// The token, if the text is a well-formed one of this kind. Whether it is known is for the database to say.
    pub fn parse(kind: Kind, text: &str) -> Option<Token> {
        let rest = text.strip_prefix(kind.prefix())?;
        if rest.len() != BODY + CHECK || !rest.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        let (body, check) = rest.split_at(BODY);
        same(&checksum(kind, body), check).then(|| Token { kind, text: text.into() })
    }

    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The text, for the answer that hands it over.
    pub fn expose(&self) -> &str {
        self.text.expose()
    }

    /// What is stored and looked up: SHA-256 of the text, in hex.
    pub fn hash(&self) -> String {
        hex::encode(Sha256::digest(self.expose()))
    }

    /// Whether `stored` is this token's hash, in a time that does not depend on where they differ.
    pub fn matches(&self, stored: &str) -> bool {
        same(&self.hash(), stored)
    }

    /// What may be shown later so that its owner knows it again: the prefix and the last four letters.
    pub fn prefix_shown(&self) -> String {
        let text = self.expose();
        format!("{}…{}", self.kind.prefix(), &text[text.len() - 4..])
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[secret]", self.kind.prefix())
    }
}

/// Compares two texts in a time that depends on their lengths alone.
pub fn same(a: &str, b: &str) -> bool {
    a.as_bytes().ct_eq(b.as_bytes()).into()
}

/// The first 32 bits of SHA-256 over prefix and body: enough for a secret scanner to be sure, and no help in guessing.
fn checksum(kind: Kind, body: &str) -> String {
    let digest = Sha256::new().chain_update(b"tradehall token").chain_update(kind.prefix()).chain_update(body).finalize();
    base62::<CHECK>(&digest[..4])
}

/// A big-endian number in base 62, `LENGTH` digits.
fn base62<const LENGTH: usize>(bytes: &[u8]) -> String {
    let mut number = Secret::new(bytes.to_vec());
    let mut digits = [b'0'; LENGTH];
    for digit in digits.iter_mut().rev() {
        let mut rest = 0u32;
        for byte in number.expose_mut() {
            let value = (rest << 8) | u32::from(*byte);
            (*byte, rest) = ((value / 62) as u8, value % 62);
        }
        *digit = ALPHABET[rest as usize];
    }
    digits.iter().copied().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::entropy::{MachineEntropy, SeededEntropy};

    #[test]
    fn numbers_in_base_62() {
        let table: [(&[u8], &str); 6] = [
            (&[0], "000000"),
            (&[61], "00000z"),
            (&[62], "000010"),
            (&[255, 255, 255, 255], "4gfFC3"),
            (&[1, 0], "000048"),
            (&[], "000000"),
        ];
        for (bytes, text) in table {
            assert_eq!(base62::<6>(bytes), text, "{bytes:?}");
        }
        // 2^256 - 1 needs all 43 digits and not one more.
        let largest = base62::<BODY>(&[0xff; 32]);
        assert_eq!(largest, "yhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp1");
        assert_eq!(base62::<44>(&[0xff; 32]), format!("0{largest}"));
    }

    #[test]
    fn a_token_reads_back_as_its_own_kind_alone() {
        for kind in Kind::ALL {
            let token = Token::issue(kind, &MachineEntropy::new());
            assert_eq!((token.expose().len(), Kind::claimed(token.expose())), (54, Some(kind)));
            let read = Token::parse(kind, token.expose()).expect("reads back");
            assert_eq!((read.kind(), read.hash()), (kind, token.hash()));
            for other in Kind::ALL.into_iter().filter(|other| *other != kind) {
                assert!(Token::parse(other, token.expose()).is_none());
                let renamed = token.expose().replacen(kind.prefix(), other.prefix(), 1);
                assert!(Token::parse(other, &renamed).is_none(), "the prefix is in the checksum");
            }
        }
    }

    #[test]
    fn only_the_hash_is_stored_and_only_four_letters_are_shown() {
        let token = Token::issue(Kind::ApiKey, &SeededEntropy::new(1));
        assert_eq!(token.hash(), hex::encode(Sha256::digest(token.expose().as_bytes())));
        assert!(token.matches(&token.hash()) && !token.matches("") && !token.matches(&token.hash()[1..]));
        assert!(!token.matches(&Token::issue(Kind::ApiKey, &SeededEntropy::new(2)).hash()));
        assert_eq!(token.prefix_shown(), format!("th_k_…{}", &token.expose()[50..]));
        assert_eq!(format!("{token:?}"), "th_k_[secret]");
    }

    proptest! {
        #[test]
        fn a_slip_of_one_letter_is_found(seed: u64, at in 5usize..54, letter in "[0-9A-Za-z]") {
            let token = Token::issue(Kind::Session, &SeededEntropy::new(seed));
            let mut text = token.expose().to_owned();
            text.replace_range(at..=at, &letter);
            prop_assume!(text != token.expose());
            prop_assert!(Token::parse(Kind::Session, &text).is_none());
        }

        #[test]
        fn any_text_is_refused_calmly(text in "(th_[skreav]_)?.{0,60}") {
            for kind in Kind::ALL {
                prop_assert!(Token::parse(kind, &text).is_none());
            }
        }
    }
}
