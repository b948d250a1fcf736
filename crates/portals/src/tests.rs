use axum::http::{HeaderMap, HeaderValue, header};

use foundation::settings::Look;

use crate::files::{FILES, File};
use crate::page::dressed;

const PAGE: &str = "<!doctype html>\n<html lang=\"en\">\n<head><meta property=\"csp-nonce\" nonce=\"__NONCE__\"></head></html>";

fn with(name: header::HeaderName, value: &'static str) -> HeaderMap {
    HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
}

#[test]
fn a_page_starts_in_the_visitors_language_and_colours() {
    let cases = [
        ("", "<html lang=\"en\" dir=\"ltr\">"),
        ("lang=ar; scheme=dark", "<html lang=\"ar\" dir=\"rtl\" data-mantine-color-scheme=\"dark\">"),
        ("scheme=auto;lang=de", "<html lang=\"de\" dir=\"ltr\">"),
        ("scheme=light", "<html lang=\"en\" dir=\"ltr\" data-mantine-color-scheme=\"light\">"),
        ("lang=\"><script>", "<html lang=\"en\" dir=\"ltr\">"),
        ("lang=x", "<html lang=\"en\" dir=\"ltr\">"),
    ];
    for (cookies, expected) in cases {
        let page = dressed(PAGE, "ab12", &with(header::COOKIE, cookies), None);
        assert!(page.contains(expected), "{cookies}: {page}");
        assert!(page.contains("nonce=\"ab12\"") && page.starts_with("<!doctype html>") && page.ends_with("</html>"), "{page}");
    }
}

#[test]
fn a_page_starts_with_the_brands_name_and_looks() {
    let page = "<html lang=\"en\"><head><title>Tradehall</title></head></html>";
    let mut look = Look { name: "A & \"B\" <i>".into(), color: "#aa0011".into(), ..Look::default() };
    let plain = dressed(page, "ab12", &HeaderMap::new(), Some(&look));
    let name = "A &amp; &quot;B&quot; &lt;i&gt;";
    let expected = format!(
        "<html lang=\"en\" dir=\"ltr\" data-brand=\"{name}\" data-brand-color=\"#aa0011\"><head><title>{name}</title></head></html>"
    );
    assert_eq!(plain, expected);
    (look.support_email, look.red_is_up) = ("help@a.example".into(), true);
    let full = dressed(page, "ab12", &HeaderMap::new(), Some(&look));
    assert!(full.contains(" data-brand-support=\"help@a.example\" data-red-is-up>"), "{full}");
}

#[test]
fn a_file_is_sent_as_small_as_the_browser_takes_it() {
    let file = File { path: "assets/a.js", raw: b"plain", brotli: Some(b"br"), gzip: Some(b"gz") };
    let encoding = |offer| {
        let response = file.answer(&with(header::ACCEPT_ENCODING, offer));
        response.headers().get(header::CONTENT_ENCODING).map(|value| value.to_str().unwrap_or_default().to_owned())
    };
    assert_eq!(encoding("gzip, deflate, br").as_deref(), Some("br"));
    assert_eq!(encoding("gzip;q=1.0, br;q=0").as_deref(), Some("gzip"));
    assert_eq!(encoding("identity"), None);
    assert_eq!(file.answer(&HeaderMap::new()).headers()[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
}

#[test]
fn what_is_embedded_can_be_found() {
    assert!(FILES.is_sorted_by_key(|file| file.path));
    for file in FILES {
        assert!(crate::files::embedded(file.path).is_some_and(|found| found.path == file.path));
    }
}
