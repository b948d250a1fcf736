//! What a password must be: the contract's rule for customers, a stricter one for staff.

use kernel::{Problem, Result};

/// Longer passwords are refused: nobody types them, and hashing should not read novels.
pub const MAX_BYTES: usize = 256;

const FIELD: &str = "password";
const STAFF_CHARACTERS: usize = 12;
/// A shorter one is accepted from staff when it looks as hard to guess as this many bits.
const STAFF_BITS: u32 = 64;
const STAFF_LEAST: usize = 10;

/// The customer's rule: more than six characters, a letter and a digit among them.
pub fn check_customer(password: &str) -> Result<()> {
    let letter = password.chars().any(char::is_alphabetic);
    let digit = password.chars().any(char::is_numeric);
    match password.chars().count() > 6 && letter && digit {
        true => not_too_long(password),
        false => Err(Problem::invalid(FIELD, "expected more than six characters with at least one letter and one digit")),
    }
}

/// The rule for staff: twelve characters, or ten that are hard to guess; nothing common; nothing made of `about` (names, e-mail address, brand).
pub fn check_staff(password: &str, about: &[&str]) -> Result<()> {
    not_too_long(password)?;
    let length = password.chars().count();
    if length < STAFF_CHARACTERS && (length < STAFF_LEAST || bits(password) < STAFF_BITS) {
        return Err(Problem::invalid(FIELD, "expected at least 12 characters, or 10 of all kinds mixed"));
    }
    let mut known: Vec<String> = words_of(about).chain(COMMON.split_whitespace().map(str::to_owned)).collect();
    known.sort_by_key(|word| std::cmp::Reverse(word.len()));
    // What is left when the words everyone tries are taken out must still be something.
    let rest = known.iter().fold(core_of(password), |rest, word| rest.replace(word.as_str(), "\u{1}"));
    if surprises(&rest) < 5 {
        return Err(Problem::invalid(FIELD, "expected something that is not a common password, a run of keys, or your own name"));
    }
    Ok(())
}

fn not_too_long(password: &str) -> Result<()> {
    match password.len() <= MAX_BYTES {
        true => Ok(()),
        false => Err(Problem::invalid(FIELD, "expected at most 256 bytes")),
    }
}

/// Lower case, with the usual digits and signs read as the letters they stand for.
fn core_of(password: &str) -> String {
    let letter = |c: char| match c {
        '0' => 'o',
        '1' | '!' | '|' => 'l',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' | '+' => 't',
        other => other,
    };
    password.chars().flat_map(char::to_lowercase).map(letter).collect()
}

fn words_of<'a>(about: &'a [&'a str]) -> impl Iterator<Item = String> + 'a {
    let words = about.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    words.filter(|word| word.chars().count() >= 3).map(core_of)
}

/// How many characters are neither the one before again nor its neighbour (`aaaa`, `abcd`, `4321`, `qwerty`).
fn surprises(text: &str) -> usize {
    const ROWS: [&str; 7] = [
        "abcdefghijklmnopqrstuvwxyz",
        "zyxwvutsrqponmlkjihgfedcba",
        "qwertzuiopasdfghjklyxcvbnm",
        "qwertyuiopasdfghjklzxcvbnm",
        "azertyuiopqsdfghjklmwxcvbn",
        "01234567890",
        "09876543210",
    ];
    let rows = ROWS.map(core_of);
    let pair = |a: char, b: char| rows.iter().any(|row| row.contains([a, b].iter().collect::<String>().as_str()));
    let letters: Vec<char> = text.chars().collect();
    let mut seen = std::collections::HashSet::new();
    let fresh = letters.iter().enumerate().filter(|(at, c)| {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let run = before.is_some_and(|before| before == **c || pair(before, **c));
        !run && **c != '\u{1}' && seen.insert(**c)
    });
    fresh.count()
}

/// A rough measure: the different characters times the bits of the kinds they come from.
fn bits(password: &str) -> u32 {
    type Sort = (fn(&char) -> bool, u32);
    let kinds: [Sort; 5] = [
        (|c| c.is_ascii_lowercase(), 26),
        (|c| c.is_ascii_uppercase(), 26),
        (|c| c.is_ascii_digit(), 10),
        (|c| c.is_ascii_punctuation() || *c == ' ', 33),
        (|c| !c.is_ascii(), 64),
    ];
    let pool: u32 = kinds.iter().filter(|(is, _)| password.chars().any(|c| is(&c))).map(|(_, size)| size).sum();
    let different = password.chars().collect::<std::collections::HashSet<_>>().len() as u32;
    different * (u32::BITS - pool.leading_zeros())
}

/// The words that lists of stolen passwords are made of, as [`core_of`] reads them.
const COMMON: &str = "
    password passwort passwd passw welcome willkommen letmein admin administrator qwerty qwertz azerty iloveyou ilove monkey dragon
    sunshine princess football baseball master shadow superman batman trustno trustnol changeme change secret geheim default login logln
    user test guest root toor hello hallo summer winter spring autumn sommer january february march april june july august september
    october november december broker trading trader tradehall";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_customers_rule() {
        for good in ["abcdef1", "1234567a", "Пароль77", "secret 1", &format!("a1{}", "x".repeat(254))] {
            assert!(check_customer(good).is_ok(), "{good}");
        }
        for bad in ["", "abcde1", "abcdefgh", "12345678", "!!!!!!1", &format!("a1{}", "x".repeat(255))] {
            let problem = check_customer(bad).expect_err(bad);
            assert_eq!((problem.status(), problem.fields()[0].name.as_str()), (422, "password"));
        }
    }

    #[test]
    fn the_staffs_rule() {
        let about = ["Maria Keller", "maria.keller@northwind.example", "Northwind"];
        for good in ["correct horse battery", "violet-tram-eats-41", "kT9#mLq2&x", "Zürich liegt am See", "n7!Vq_x-Y2bR"] {
            assert!(check_staff(good, &about).is_ok(), "{good}");
        }
        for bad in [
            "short1!",
            "kT9mLq2xab",
            "aaaaaaaaaaaaaaa",
            "abcdefghijklmnop",
            "qwertyuiopasdf",
            "1234567890123",
            "Password1234!",
            "P@ssw0rdP@ssw0rd",
            "Welcome2026!!",
            "Northwind2026",
            "maria.keller1",
            "Tradehall123!",
            "abababababababab",
            &"x!9".repeat(100),
        ] {
            let problem = check_staff(bad, &about).expect_err(bad);
            assert_eq!((problem.status(), problem.fields()[0].name.as_str()), (422, "password"));
        }
    }

    #[test]
    fn every_common_word_is_spelt_as_passwords_are_read() {
        for word in COMMON.split_whitespace() {
            assert_eq!(core_of(word), word);
        }
    }
}
