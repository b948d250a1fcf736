//! What an e-mail address looks like: RFC 5321 with the characters of RFC 6531, without quoted local parts and address literals.

const EXPECTED: &str = "expected an address such as anna@example.com";
const MAX_ADDRESS: usize = 254;
const MAX_LOCAL: usize = 64;
const MAX_LABEL: usize = 63;

/// The address itself, out of `mailto:` or `Anna <anna@example.com>`.
pub fn bare(text: &str) -> &str {
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
        Some((_, address)) => address.trim(),
        None => text,
    }
}

pub fn check(address: &str) -> Result<(), &'static str> {
    if address.len() > MAX_ADDRESS {
        return Err("is longer than 254 bytes");
    }
    let Some((local, domain)) = address.rsplit_once('@') else { return Err(EXPECTED) };
    if local.len() > MAX_LOCAL {
        return Err("has more than 64 bytes before the @");
    }
    let dots = |part: &str| part.starts_with('.') || part.ends_with('.') || part.contains("..");
    if local.is_empty() || dots(local) || !local.chars().all(in_local) {
        return Err(EXPECTED);
    }
    check_domain(domain)
}

fn in_local(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c) } else { c.is_alphanumeric() }
}

fn check_domain(domain: &str) -> Result<(), &'static str> {
    let mut labels = 0;
    let mut last = "";
    for label in domain.split('.') {
        let letters = label.chars().all(|c| c == '-' || if c.is_ascii() { c.is_ascii_alphanumeric() } else { is_word(c) });
        if label.is_empty() || label.len() > MAX_LABEL || label.starts_with('-') || label.ends_with('-') || !letters {
            return Err(EXPECTED);
        }
        (labels, last) = (labels + 1, label);
    }
    if labels < 2 || last.chars().count() < 2 || last.bytes().all(|b| b.is_ascii_digit()) {
        return Err(EXPECTED);
    }
    Ok(())
}

/// Letters of an international domain: not the replacement character, not symbols.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() && c != char::REPLACEMENT_CHARACTER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for good in [
            "anna@example.com",
            "a.b+c@x-y.co.uk",
            "o'neil@example.ie",
            "ANNA@EXAMPLE.COM",
            "1@2.de",
            "anna@münchen.de",
            "用户@例子.广告",
            "x@xn--mnchen-3ya.de",
            "{a}=b@example.com",
            "a@b.museum",
        ] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        let (long_local, long) = (format!("{}@example.com", "a".repeat(65)), format!("a@{}.com", "b.".repeat(130)));
        for bad in [
            "",
            "@",
            "anna",
            "anna@",
            "@example.com",
            "anna@example",
            "anna@@example.com",
            "an na@example.com",
            ".anna@example.com",
            "anna.@example.com",
            "an..na@example.com",
            "anna@-example.com",
            "anna@example-.com",
            "anna@example..com",
            "anna@.com",
            "anna@example.com.",
            "anna@[127.0.0.1]",
            "anna@127.0.0.1",
            "\"anna\"@example.com",
            "anna@example.c",
            "anna@exam_ple.com",
            "anna@example.com,berta@example.com",
            "anna\u{FFFD}@example.com",
            "anna@ex\u{FFFD}.com",
            "anna\0@example.com",
            &long_local,
            &long,
        ] {
            assert!(check(bad).is_err(), "{bad}");
        }
        for (text, address) in [("mailto:a@b.de", "a@b.de"), ("Anna <a@b.de>", "a@b.de"), ("a@b.de", "a@b.de"), ("<a@b.de", "<a@b.de")] {
            assert_eq!(bare(text), address);
        }
    }
}
