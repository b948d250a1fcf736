//! Phone numbers as they are typed to phone numbers as they are dialled from anywhere: `+` and 7 to 15 digits (ITU E.164).
//!
//! Invariants
//! - A number without its country is not guessed at, unless it is too long to be a national one.
//! - Nothing is looked up but the country's own calling code, trunk prefix and length of mobile numbers.

use crate::countries::Country;

const SHORTEST: usize = 7;
const LONGEST: usize = 15;
/// A number of this many digits cannot be national.
const SURELY_INTERNATIONAL: usize = 11;

/// `+` and digits, or why not.
pub fn normalise(text: &str, country: Option<&Country>) -> Result<String, &'static str> {
    let (plus, digits) = dialled(text)?;
    let number = if plus {
        digits
    } else if let Some(rest) = digits.strip_prefix("00") {
        rest.to_owned()
    } else {
        match country {
            Some(country) => with_country(&digits, country),
            None if digits.starts_with('0') => return Err("is a national number; it needs a country or a leading + and calling code"),
            None if digits.len() < SURELY_INTERNATIONAL => return Err("needs a country, or a leading + and calling code"),
            None => digits,
        }
    };
    if number.starts_with('0') {
        return Err("has a calling code that starts with 0");
    }
    if !(SHORTEST..=LONGEST).contains(&number.len()) {
        return Err("expected 7 to 15 digits");
    }
    Ok(format!("+{number}"))
}

/// The digits, and whether a plus stood before them. The `(0)` people write after a calling code is dropped.
fn dialled(text: &str) -> Result<(bool, String), &'static str> {
    let text = text.strip_prefix("tel:").unwrap_or(text);
    let text = text.trim_matches(|c: char| matches!(c, '=' | '"' | '\'') || c.is_whitespace());
    let plus = text.chars().find(|c| !is_filler(*c) || *c == '+').is_some_and(|c| c == '+' || c == '＋');
    let international = plus || text.starts_with("00");
    let zero = text.find("(0)").filter(|at| international && *at > 0);
    let mut digits = String::with_capacity(LONGEST + 2);
    for (at, c) in text.char_indices() {
        if zero.is_some_and(|zero| (zero..zero + 3).contains(&at)) {
            continue;
        }
        match digit(c) {
            Some(digit) => digits.push(digit),
            None if is_filler(c) => {}
            None if (c == '+' || c == '＋') && digits.is_empty() => {}
            None if (c == 'E' || c == 'e') && text.contains(['+', '.', ',']) => {
                return Err("was turned into a rounded number by a spreadsheet; format the column as text");
            }
            None => return Err("expected digits, blanks, dashes, brackets and a leading +"),
        }
        if digits.len() > LONGEST + 2 {
            return Err("expected 7 to 15 digits");
        }
    }
    if digits.is_empty() { Err("expected digits") } else { Ok((plus, digits)) }
}

/// Digits of the scripts our clients type in.
fn digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => return Some(c),
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{06F0}'..='\u{06F9}' => 0x06F0,
        '\u{0966}'..='\u{096F}' => 0x0966,
        '\u{FF10}'..='\u{FF19}' => 0xFF10,
        _ => return None,
    };
    char::from_digit(c as u32 - zero, 10)
}

/// What may stand between digits: blanks, dashes, brackets, dots, slashes and marks of writing direction.
fn is_filler(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '.' | '(' | ')' | '/' | '[' | ']' | '\u{00AD}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// A number typed without `+` by someone in this country, with the calling code in front.
fn with_country(digits: &str, country: &Country) -> String {
    let code = country.phone_prefix;
    let is_mobile = |len: usize| (usize::from(country.mobile_digits.0)..=usize::from(country.mobile_digits.1)).contains(&len);
    if code == "1" && digits.starts_with("011") {
        return digits[3..].to_owned();
    }
    let trunk = country.trunk_prefix;
    if !trunk.is_empty()
        && let Some(national) = digits.strip_prefix(trunk)
        && !is_mobile(digits.len())
    {
        return format!("{code}{national}");
    }
    match digits.strip_prefix(code) {
        Some(rest) if is_mobile(digits.len()) && !is_mobile(rest.len()) => format!("{code}{digits}"),
        Some(rest) if is_mobile(rest.len()) || rest.len() >= SHORTEST => digits.to_owned(),
        _ if trunk == "0" => format!("{code}{}", digits.trim_start_matches('0')),
        // A zero put first from habit where none is dialled; in Italy and its neighbours it belongs to the number.
        _ if digits.starts_with('0') && !is_mobile(digits.len()) && is_mobile(digits.len() - 1) && !matches!(code, "39" | "378") => {
            format!("{code}{}", &digits[1..])
        }
        _ => format!("{code}{digits}"),
    }
}

/// Whether a cell of an unnamed column is a phone number.
pub fn looks_like_one(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let plain = cell.chars().all(|c| c.is_ascii_digit() || is_filler(c) || c == '+');
    let day = cell.len() == 10 && cell.split(['-', '.', '/']).count() == 3;
    plain && !day && (SHORTEST..=LONGEST + 2).contains(&digits)
}

/// Whether a cell is a number that begins with `+` and a calling code.
pub fn looks_international(cell: &str) -> bool {
    cell.starts_with('+') && looks_like_one(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::countries::find;

    #[test]
    fn numbers_become_international() {
        for (text, country, number) in [
            ("+49 151 1234-5678", "", "+4915112345678"),
            ("0049 (0)151/12345678", "", "+4915112345678"),
            ("+49 (0) 151 12345678", "", "+4915112345678"),
            ("0151 12345678", "DE", "+4915112345678"),
            ("15112345678", "DE", "+4915112345678"),
            ("4915112345678", "DE", "+4915112345678"),
            ("4915112345678", "", "+4915112345678"),
            ("030 1234567", "DE", "+49301234567"),
            ("00491511234567", "FR", "+491511234567"),
            ("(202) 555-0123", "US", "+12025550123"),
            ("1-202-555-0123", "US", "+12025550123"),
            ("011 44 20 7946 0018", "US", "+442079460018"),
            ("8 (912) 345-67-89", "RU", "+79123456789"),
            ("79123456789", "RU", "+79123456789"),
            ("9123456789", "RU", "+79123456789"),
            ("06 1234 5678", "IT", "+390612345678"),
            ("393331234567", "IT", "+393331234567"),
            ("3931234567", "IT", "+393931234567"),
            ("55 91234 5678", "BR", "+5555912345678"),
            ("5511912345678", "BR", "+5511912345678"),
            ("45 12 34 56", "DK", "+4545123456"),
            ("06 30 123 4567", "HU", "+36301234567"),
            ("612 345 678", "ES", "+34612345678"),
            ("0612 345 678", "ES", "+34612345678"),
            ("07911 123456", "GB", "+447911123456"),
            ("٠٥٠١٢٣٤٥٦٧", "AE", "+971501234567"),
            ("\u{202A}+971 50 123 4567\u{202C}", "", "+971501234567"),
            ("=\"+4915112345678\"", "", "+4915112345678"),
            ("'+4915112345678", "", "+4915112345678"),
            ("tel:+1-202-555-0123", "", "+12025550123"),
            ("8029 1234567", "BY", "+375291234567"),
        ] {
            assert_eq!(normalise(text, find(country)).as_deref(), Ok(number), "{text} {country}");
        }
        let long = "1".repeat(70_000);
        for (text, country) in [
            ("", ""),
            ("+", ""),
            ("123", "DE"),
            ("0151 12345678", ""),
            ("2025550123", ""),
            ("4.91511E+12", ""),
            ("4,91511E+12", "DE"),
            ("+0 123 456 789", ""),
            ("call me", ""),
            ("+49 151 x 12", ""),
            ("+49+151123456", ""),
            ("12345678901234567", "DE"),
            (&long, "US"),
            ("٠", ""),
            ("+１２", ""),
        ] {
            assert!(normalise(text, find(country)).is_err(), "{text} {country}");
        }
    }
}
