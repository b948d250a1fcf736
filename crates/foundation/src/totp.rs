//! One-time codes from an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds), and the codes for a lost phone.
//!
//! Invariants
//! - A code is good once: the step it belongs to must be later than the last one used, and the caller stores the new one in
//!   the transaction that signs in.
//! - Recovery codes are stored as hashes and struck out when used.
//! - Nothing here counts wrong tries; the sign-in does.

use kernel::{Problem, Result, Timestamp};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use totp_rs::{Algorithm, Builder, Totp};

use crate::entropy::{Entropy, random};
use crate::secrets::Secret;

const STEP_S: u64 = 30;
/// Steps before and after the present one that are accepted, for phones whose clock is off.
const SKEW: u64 = 1;

/// What the owner of a new authenticator must see, once.
#[derive(Debug)]
pub struct Enrolment {
    /// Base32; to be sealed and stored, and shown for typing in.
    pub secret: Secret,
    /// `otpauth://` URL; to be shown as a QR code.
    pub url: Secret,
}

/// A new secret of 160 bits. `issuer` is the brand's name, `account` the e-mail address.
pub fn enrol(issuer: &str, account: &str, entropy: &dyn Entropy) -> Result<Enrolment> {
    // A colon separates issuer and account in the label.
    let (issuer, account) = (issuer.replace(':', " "), account.replace(':', " "));
    let secret = totp_rs::Secret::from(random::<20>(entropy));
    let base32 = Secret::new(secret.to_base32());
    let built = builder(secret).with_account_name(account).with_issuer(Some(issuer)).build();
    let url = built.and_then(|totp| totp.to_url()).map_err(|e| Problem::internal(format!("otpauth address: {e}")))?;
    Ok(Enrolment { secret: base32, url: Secret::new(url) })
}

/// The step of the code if it is right now or within a step of it, and later than `last_step`. Store it as the new last step.
pub fn check(secret: &Secret, code: &str, now: Timestamp, last_step: Option<u64>) -> Result<Option<u64>> {
    let code: String = code.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let totp = of(secret)?;
    let present = step_at(now);
    let first = present.saturating_sub(SKEW).max(last_step.map_or(0, |last| last.saturating_add(1)));
    Ok((first..=present + SKEW).find(|step| totp.check(&code, step * STEP_S).is_some()))
}

/// The code an authenticator would show: for tests, demos and the command line.
pub fn code_at(secret: &Secret, now: Timestamp) -> Result<String> {
    Ok(of(secret)?.generate(step_at(now) * STEP_S).to_string())
}

fn step_at(now: Timestamp) -> u64 {
    u64::try_from(now.seconds()).unwrap_or(0) / STEP_S
}

fn builder(secret: totp_rs::Secret) -> Builder {
    Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_step_duration(STEP_S).with_skew(0).with_secret(secret)
}

fn of(secret: &Secret) -> Result<Totp> {
    let bytes = totp_rs::Secret::try_from_base32(secret.expose()).map_err(|_| Problem::internal("a stored TOTP secret is not base32"))?;
    // The account name only matters in the URL, yet it must not be empty.
    let built = builder(bytes).with_account_name("account").build();
    built.map_err(|e| Problem::internal(format!("a stored TOTP secret is unusable: {e}")))
}

/// How many recovery codes are made at a time.
pub const RECOVERY_CODES: usize = 10;
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code that stands in once for a lost phone: 80 bits as `XXXX-XXXX-XXXX-XXXX`.
#[derive(Clone, Debug)]
pub struct RecoveryCode(Secret);

impl RecoveryCode {
    /// The code, to be shown once.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
    /// What is stored. 80 random bits need no slow hash.
    pub fn hash(&self) -> String {
        recovery_hash(self.expose())
    }
}

pub fn recovery_codes(entropy: &dyn Entropy) -> [RecoveryCode; RECOVERY_CODES] {
    std::array::from_fn(|_| {
        let letters = random::<16>(entropy).map(|byte| char::from(CROCKFORD[usize::from(byte & 31)]));
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        RecoveryCode(Secret::new(groups.join("-")))
    })
}

/// Which of the stored hashes this code is, however it was typed: small letters, no hyphens, O for 0, I or L for 1.
pub fn recovery_match(typed: &str, stored: &[impl AsRef<str>]) -> Option<usize> {
    let hash = recovery_hash(typed);
    let hits: Vec<bool> = stored.iter().map(|one| one.as_ref().as_bytes().ct_eq(hash.as_bytes()).into()).collect();
    hits.iter().position(|hit| *hit)
}

fn recovery_hash(code: &str) -> String {
    let read = |c: char| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).map(read).collect();
    hex::encode(Sha256::new().chain_update(b"tradehall recovery code").chain_update(plain).finalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::{MachineEntropy, SeededEntropy};

    /// The secret of RFC 6238, appendix B: the ASCII digits 1 to 0, twice.
    fn rfc() -> Secret {
        Secret::from("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    }

    #[test]
    fn the_codes_of_rfc_6238() {
        // The RFC lists eight digits; six are their last six.
        let table = [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ];
        for (seconds, eight) in table {
            let now = Timestamp::from_seconds(seconds);
            assert_eq!(code_at(&rfc(), now).expect("code"), &eight[2..]);
            assert_eq!(check(&rfc(), &eight[2..], now, None).expect("check"), Some(seconds as u64 / 30));
        }
    }

    #[test]
    fn a_code_is_good_for_a_step_either_side_and_once() {
        let now = Timestamp::from_seconds(1_790_000_015);
        let step = 1_790_000_015 / 30;
        let at = |offset: i64| code_at(&rfc(), now.plus_seconds(offset * 30)).expect("code");
        let try_at = |code: &str, last| check(&rfc(), code, now, last).expect("check");
        assert_eq!([-2, -1, 0, 1, 2].map(|o| try_at(&at(o), None)), [None, Some(step - 1), Some(step), Some(step + 1), None]);
        assert_eq!([-1, 0, 1].map(|o| try_at(&at(o), Some(step))), [None, None, Some(step + 1)]);
        assert_eq!(try_at(&at(1), Some(step + 1)), None);
        assert_eq!(try_at(&at(0), Some(u64::MAX)), None);
        let code = at(0);
        assert_eq!(try_at(&format!("{} {}", &code[..3], &code[3..]), None), Some(step));
        for bad in ["", "12345", "1234567", "+12345", "abcdef", "１２３４５６"] {
            assert_eq!(try_at(bad, None), None, "{bad}");
        }
    }

    #[test]
    fn an_enrolment_names_brand_and_account_and_hides_its_secret() {
        let made = enrol("North: Wind & Co", "maria@north.example", &SeededEntropy::new(3)).expect("enrolment");
        let url = made.url.expose();
        assert!(url.starts_with("otpauth://totp/North%20%20Wind%20%26%20Co:maria%40north.example?"), "{url}");
        assert!(url.contains(&format!("secret={}", made.secret.expose())) && url.contains("issuer=North%20%20Wind%20%26%20Co"), "{url}");
        assert_eq!(made.secret.expose().len(), 32);
        assert_eq!(format!("{made:?}"), "Enrolment { secret: [secret], url: [secret] }");
        let now = Timestamp::from_seconds(1_790_000_000);
        assert!(check(&made.secret, &code_at(&made.secret, now).expect("code"), now, None).expect("check").is_some());
        assert_ne!(made.secret.expose(), enrol("b", "a", &MachineEntropy::new()).expect("another").secret.expose());
    }

    #[test]
    fn a_recovery_code_is_found_however_it_is_typed() {
        let codes = recovery_codes(&SeededEntropy::new(5));
        let stored: Vec<String> = codes.iter().map(RecoveryCode::hash).collect();
        assert_eq!(stored.iter().collect::<std::collections::HashSet<_>>().len(), RECOVERY_CODES);
        for (at, code) in codes.iter().enumerate() {
            let shown = code.expose();
            assert_eq!((shown.len(), shown.matches('-').count()), (19, 3));
            assert_eq!(recovery_match(shown, &stored), Some(at));
            let sloppy = shown.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            assert_eq!(recovery_match(&sloppy, &stored), Some(at));
            assert!(!stored[at].contains(&shown.replace('-', "")) && format!("{code:?}").contains("[secret]"));
        }
        assert_eq!(recovery_match("", &stored), None);
        assert_eq!(recovery_match("0000-0000-0000-0000", &stored), None);
    }
}
