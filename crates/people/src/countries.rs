//! The countries of ISO 3166-1 with what a brokerage asks of them: codes, English name, calling code, currency.
//!
//! Invariants
//! - The table is in order of `iso2` and holds each code once; nothing is read from a file or the network.
//! - A text names at most one country; what is not known is not guessed.

pub use table::COUNTRIES;

use std::collections::HashMap;
use std::sync::LazyLock;

pub mod settings;
mod table;

/// One country. `XK` (Kosovo) is the only entry outside ISO 3166-1: a user-assigned code in general use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub iso2: &'static str,
    /// ISO 3166-1 alpha-3.
    pub iso3: &'static str,
    /// Short English name.
    pub name: &'static str,
    /// ITU calling code, digits only; shared by the countries of one numbering plan (`1`, `7`, `44`).
    pub phone_prefix: &'static str,
    /// ISO 4217 code of the main legal tender.
    pub currency: &'static str,
    /// What is dialled before a national number inside the country and never from abroad; empty where there is none.
    pub trunk_prefix: &'static str,
    /// Fewest and most digits of a mobile number, without calling code and trunk prefix.
    pub mobile_digits: (u8, u8),
}

/// Other names a country goes by in lead files: older, longer, or its own.
const ALIASES: [(&str, &str); 75] = [
    ("UK", "GB"),
    ("Great Britain", "GB"),
    ("England", "GB"),
    ("Scotland", "GB"),
    ("Wales", "GB"),
    ("Northern Ireland", "GB"),
    ("United States of America", "US"),
    ("U.S.", "US"),
    ("America", "US"),
    ("UAE", "AE"),
    ("Emirates", "AE"),
    ("KSA", "SA"),
    ("Holland", "NL"),
    ("The Netherlands", "NL"),
    ("Nederland", "NL"),
    ("Czech Republic", "CZ"),
    ("Turkey", "TR"),
    ("Macedonia", "MK"),
    ("Swaziland", "SZ"),
    ("Cape Verde", "CV"),
    ("Ivory Coast", "CI"),
    ("Burma", "MM"),
    ("East Timor", "TL"),
    ("Russian Federation", "RU"),
    ("Korea", "KR"),
    ("Republic of Korea", "KR"),
    ("Korea, Republic of", "KR"),
    ("Viet Nam", "VN"),
    ("Iran, Islamic Republic of", "IR"),
    ("Syrian Arab Republic", "SY"),
    ("Lao People's Democratic Republic", "LA"),
    ("Moldova, Republic of", "MD"),
    ("Republic of Moldova", "MD"),
    ("Bolivia, Plurinational State of", "BO"),
    ("Venezuela, Bolivarian Republic of", "VE"),
    ("Tanzania, United Republic of", "TZ"),
    ("Taiwan, Province of China", "TW"),
    ("Palestine, State of", "PS"),
    ("Palestinian Territories", "PS"),
    ("Brunei Darussalam", "BN"),
    ("Vatican", "VA"),
    ("Holy See", "VA"),
    ("Macau", "MO"),
    ("Hong Kong SAR", "HK"),
    ("DR Congo", "CD"),
    ("Democratic Republic of the Congo", "CD"),
    ("Congo, The Democratic Republic of the", "CD"),
    ("Republic of the Congo", "CG"),
    ("The Gambia", "GM"),
    ("Bahamas, The", "BS"),
    ("The Bahamas", "BS"),
    ("Micronesia, Federated States of", "FM"),
    ("Falkland Islands (Malvinas)", "FK"),
    ("Curacao", "CW"),
    ("Cote d'Ivoire", "CI"),
    ("Reunion", "RE"),
    ("Bosnia", "BA"),
    ("Trinidad", "TT"),
    ("Deutschland", "DE"),
    ("Österreich", "AT"),
    ("Schweiz", "CH"),
    ("Suisse", "CH"),
    ("España", "ES"),
    ("Italia", "IT"),
    ("Belgique", "BE"),
    ("België", "BE"),
    ("Polska", "PL"),
    ("Sverige", "SE"),
    ("Norge", "NO"),
    ("Danmark", "DK"),
    ("Suomi", "FI"),
    ("Brasil", "BR"),
    ("México", "MX"),
    ("Perú", "PE"),
    ("Россия", "RU"),
];

/// Lower case, letters and digits of any script only.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

static BY_TEXT: LazyLock<HashMap<String, &'static Country>> = LazyLock::new(|| {
    let mut index = HashMap::with_capacity(COUNTRIES.len() * 3 + ALIASES.len());
    for country in COUNTRIES {
        for text in [country.iso2, country.iso3, country.name] {
            index.insert(folded(text), country);
        }
    }
    for (alias, iso2) in ALIASES {
        if let Some(country) = by_iso2(iso2) {
            index.entry(folded(alias)).or_insert(country);
        }
    }
    index
});

/// The country with this alpha-2 code in capitals.
pub fn by_iso2(iso2: &str) -> Option<&'static Country> {
    COUNTRIES.binary_search_by(|country| country.iso2.cmp(iso2)).ok().map(|at| &COUNTRIES[at])
}

/// The country a text names: alpha-2, alpha-3, English name or a common alias, whatever the case, blanks and punctuation.
pub fn find(text: &str) -> Option<&'static Country> {
    by_iso2(text).or_else(|| BY_TEXT.get(&folded(text)).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        assert_eq!(COUNTRIES.len(), 250, "249 of ISO 3166-1 and Kosovo");
        assert!(COUNTRIES.windows(2).all(|pair| pair[0].iso2 < pair[1].iso2));
        for country in COUNTRIES {
            let capitals = |text: &str, len| text.len() == len && text.bytes().all(|b| b.is_ascii_uppercase());
            assert!(capitals(country.iso2, 2) && capitals(country.iso3, 3) && capitals(country.currency, 3), "{country:?}");
            assert!((1..=3).contains(&country.phone_prefix.len()) && country.phone_prefix.parse::<u16>().is_ok(), "{country:?}");
            assert!(country.mobile_digits.0 <= country.mobile_digits.1 && country.mobile_digits.1 <= 13, "{country:?}");
            for text in [country.iso2, country.iso3, country.name] {
                assert_eq!(find(text), Some(country), "{text}");
            }
        }
        for (alias, iso2) in ALIASES {
            assert_eq!(find(alias).map(|country| country.iso2), Some(iso2), "{alias}");
        }
    }

    #[test]
    fn texts_name_countries() {
        for (text, iso2) in
            [("de", "DE"), ("DEU", "DE"), ("germany", "DE"), ("cote d ivoire", "CI"), ("côte d’ivoire", "CI"), ("u.k.", "GB")]
        {
            assert_eq!(find(text).map(|country| country.iso2), Some(iso2), "{text}");
        }
        for text in ["", "??", "Atlantis", "ZZ", "Deu!tsch", "🇩🇪"] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
