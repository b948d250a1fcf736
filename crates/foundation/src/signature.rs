//! Webhook signatures as Standard Webhooks has them: HMAC-SHA256 over `id.timestamp.body`, sent as `v1,<base64>`.
//!
//! Invariants
//! - What is signed and checked are the bytes that travel, never a parsed and rewritten body.
//! - An old message is refused however well it is signed; that a message came before is for the receiver's table to know.
//! - Signatures are compared in constant time, and a wrong one does not say which key or which part was wrong.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use kernel::{Problem, Result, Timestamp};
use sha2::Sha256;

use crate::entropy::{Entropy, random};
use crate::secrets::Secret;

pub const ID: &str = "webhook-id";
pub const TIMESTAMP: &str = "webhook-timestamp";
pub const SIGNATURE: &str = "webhook-signature";

const PREFIX: &str = "whsec_";
const VERSION: &str = "v1";
/// How far the sender's clock, or the journey, may be off.
const TOLERANCE_S: i64 = 5 * 60;
/// More signatures than any rotation needs are not looked at.
const MOST_SIGNATURES: usize = 16;

/// A key that both sides know, written `whsec_<base64>`.
#[derive(Clone)]
pub struct SigningKey(Secret<Vec<u8>>);

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey([secret])")
    }
}

impl SigningKey {
    pub fn generate(entropy: &dyn Entropy) -> SigningKey {
        SigningKey(Secret::new(random::<32>(entropy).to_vec()))
    }

    /// Reads `whsec_<base64>`, or the base64 alone; 16 to 64 bytes.
    pub fn parse(text: &str) -> Result<SigningKey> {
        let bytes = STANDARD.decode(text.strip_prefix(PREFIX).unwrap_or(text)).map(Secret::new);
        match bytes {
            Ok(bytes) if (16..=64).contains(&bytes.expose().len()) => Ok(SigningKey(bytes)),
            _ => Err(Problem::invalid("secret", "expected whsec_ and 16 to 64 bytes as base64")),
        }
    }

    /// The text to hand to the other side.
    pub fn to_text(&self) -> Secret {
        Secret::new(format!("{PREFIX}{}", STANDARD.encode(self.0.expose())))
    }

    fn mac(&self, id: &str, timestamp: &str, body: &[u8]) -> Result<Hmac<Sha256>> {
        let mac = Hmac::<Sha256>::new_from_slice(self.0.expose());
        let mut mac = mac.map_err(|_| Problem::internal("a signing key of no length"))?;
        for part in [id.as_bytes(), b".", timestamp.as_bytes(), b".", body] {
            mac.update(part);
        }
        Ok(mac)
    }
}

/// The three headers of a message. During a rotation it is signed with every key that is still good.
pub fn sign(keys: &[SigningKey], id: &str, now: Timestamp, body: &[u8]) -> Result<[(&'static str, String); 3]> {
    // A dot would move the border between the id and the time.
    if keys.is_empty() || id.is_empty() || !id.bytes().all(|b| b.is_ascii_graphic() && b != b'.') {
        return Err(Problem::internal("a webhook needs a key and an id without dots"));
    }
    let timestamp = now.seconds().to_string();
    let one = |key: &SigningKey| Ok(format!("{VERSION},{}", STANDARD.encode(key.mac(id, &timestamp, body)?.finalize().into_bytes())));
    let signatures = keys.iter().map(one).collect::<Result<Vec<_>>>()?;
    Ok([(ID, id.to_owned()), (TIMESTAMP, timestamp), (SIGNATURE, signatures.join(" "))])
}

/// Whether the message was signed with one of the keys within five minutes of now: 401 if not, saying no more than that.
pub fn verify(keys: &[SigningKey], id: &str, timestamp: &str, signature: &str, body: &[u8], now: Timestamp) -> Result<()> {
    let sent: Option<i64> = timestamp.bytes().all(|b| b.is_ascii_digit()).then(|| timestamp.parse().ok()).flatten();
    let fresh = sent.is_some_and(|sent| sent.abs_diff(now.seconds()) <= TOLERANCE_S.unsigned_abs());
    if id.is_empty() || id.contains('.') || !fresh {
        return Err(refused());
    }
    let marked = signature.split(' ').take(MOST_SIGNATURES).filter_map(|one| one.strip_prefix(VERSION)?.strip_prefix(','));
    for candidate in marked.filter_map(|text| STANDARD.decode(text).ok()) {
        for key in keys {
            if key.mac(id, timestamp, body)?.verify_slice(&candidate).is_ok() {
                return Ok(());
            }
        }
    }
    Err(refused())
}

fn refused() -> Problem {
    Problem::unauthenticated("webhook_signature").because("The signature of this message is missing, wrong or too old.")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::entropy::SeededEntropy;

    const WHEN: Timestamp = Timestamp::from_seconds(1_614_265_330);
    const MESSAGE: &str = "msg_p5jXN8AQM9LWM0D4loKWxJek";

    fn key(seed: u64) -> SigningKey {
        SigningKey::generate(&SeededEntropy::new(seed))
    }

    fn signed(keys: &[SigningKey], body: &[u8]) -> String {
        let [_, _, (_, signature)] = sign(keys, MESSAGE, WHEN, body).expect("signs");
        signature
    }

    #[test]
    fn the_published_example_is_signed_and_accepted() {
        let key = SigningKey::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").expect("key");
        let body = br#"{"test": 2432232314}"#;
        let expected = [
            ("webhook-id", MESSAGE.to_owned()),
            ("webhook-timestamp", "1614265330".to_owned()),
            ("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=".to_owned()),
        ];
        assert_eq!(sign(std::slice::from_ref(&key), MESSAGE, WHEN, body).expect("signs"), expected);
        let header = format!("v1a,x v1,bm9wZQ== {}", expected[2].1);
        assert!(verify(&[key], MESSAGE, "1614265330", &header, body, WHEN).is_ok());
    }

    #[test]
    fn in_a_rotation_either_key_will_do() {
        let both = signed(&[key(1), key(2)], b"{}");
        assert_eq!(both.matches("v1,").count(), 2);
        for keys in [vec![key(1)], vec![key(2)], vec![key(3), key(2)]] {
            assert!(verify(&keys, MESSAGE, "1614265330", &both, b"{}", WHEN).is_ok());
        }
        assert!(verify(&[key(3)], MESSAGE, "1614265330", &both, b"{}", WHEN).is_err());
        assert!(verify(&[], MESSAGE, "1614265330", &both, b"{}", WHEN).is_err());
    }

    #[test]
    fn whatever_else_was_changed_is_refused_with_the_same_words() {
        let good = signed(&[key(1)], b"{}");
        let bare = good.trim_start_matches("v1,").to_owned();
        let table = [
            (MESSAGE, "1614265330", good.clone(), &b"{} "[..], 0),
            ("msg_other", "1614265330", good.clone(), b"{}", 0),
            ("", "1614265330", good.clone(), b"{}", 0),
            (MESSAGE, "1614265331", good.clone(), b"{}", 0),
            (MESSAGE, "+1614265330", good.clone(), b"{}", 0),
            (MESSAGE, "", good.clone(), b"{}", 0),
            (MESSAGE, "99999999999999999999", good.clone(), b"{}", 0),
            (MESSAGE, "1614265330", String::new(), b"{}", 0),
            (MESSAGE, "1614265330", bare.clone(), b"{}", 0),
            (MESSAGE, "1614265330", format!("v2,{bare}"), b"{}", 0),
            (MESSAGE, "1614265330", "v1,".into(), b"{}", 0),
            (MESSAGE, "1614265330", format!("{}{good}", "v1,bm9wZQ== ".repeat(16)), b"{}", 0),
            (MESSAGE, "1614265330", good.clone(), b"{}", 301),
            (MESSAGE, "1614265330", good.clone(), b"{}", -301),
        ];
        for (id, timestamp, signature, body, offset) in table {
            let problem = verify(&[key(1)], id, timestamp, &signature, body, WHEN.plus_seconds(offset)).expect_err(&signature);
            assert_eq!(problem.to_string(), refused().to_string());
        }
        for offset in [300, -300] {
            assert!(verify(&[key(1)], MESSAGE, "1614265330", &good, b"{}", WHEN.plus_seconds(offset)).is_ok());
        }
    }

    #[test]
    fn a_dot_cannot_move_the_border_between_id_and_time() {
        assert!(sign(&[key(1)], "a.1614265330", WHEN, b"").is_err());
        let [_, _, (_, signature)] = sign(&[key(1)], "a", WHEN, b"1614265330.{}").expect("signs");
        assert!(verify(&[key(1)], "a.1614265330", "1614265330", &signature, b"{}", WHEN).is_err());
    }

    #[test]
    fn keys_are_read_as_they_are_written_and_do_not_show() {
        let text = key(1).to_text();
        assert_eq!(SigningKey::parse(text.expose()).expect("key").to_text().expose(), text.expose());
        assert_eq!(format!("{:?}", key(1)), "SigningKey([secret])");
        for bad in ["", "whsec_", "whsec_!!!", "whsec_c2hvcnQ="] {
            assert!(SigningKey::parse(bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn any_headers_are_refused_calmly(id in ".{0,40}", timestamp in ".{0,20}", signature in ".{0,80}") {
            let refused = verify(&[key(1)], &id, &timestamp, &signature, b"{}", WHEN).is_err();
            prop_assert!(refused);
        }
    }
}
