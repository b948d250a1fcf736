//! A portal's page: its nonce, its content policy, and the language and colours it starts in, so that nothing flashes.

use axum::http::{HeaderMap, HeaderName, header};
use axum::response::{IntoResponse, Response};
use foundation::app::App;
use foundation::auth::brand_of_page;
use foundation::entropy::random;
use foundation::settings::{self, Look};

use crate::files::embedded;

/// What the build writes where a response's nonce belongs.
const NONCE: &str = "__NONCE__";
/// What the build calls every page.
const TITLE: &str = "<title>Tradehall</title>";
/// Languages written from right to left.
const RIGHT_TO_LEFT: &[&str] = &["ar", "fa", "he", "ur"];

pub async fn answer(app: &App, headers: &HeaderMap, path: &str) -> Response {
    let nonce = hex::encode(random::<16>(app.entropy().as_ref()));
    let page = match embedded(path) {
        Some(file) => dressed(&String::from_utf8_lossy(file.raw), &nonce, headers, look(app, headers).await.as_ref()),
        None => missing(),
    };
    let answer = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
        (header::VARY, "cookie".to_owned()),
        (header::CONTENT_SECURITY_POLICY, policy(&nonce)),
        (HeaderName::from_static("permissions-policy"), "camera=(self), geolocation=(), microphone=(), payment=()".to_owned()),
    ];
    (answer, page).into_response()
}

/// A page without a brand's looks is still a page: whoever comes under a strange name learns the rest from the API.
async fn look(app: &App, headers: &HeaderMap) -> Option<Look> {
    let brand = brand_of_page(headers, app)?;
    let asked = brand.clone();
    brand.peek(move |read| settings::look(read, &asked)).await.ok()
}

/// What a page may load and run: itself. Styles made at run time carry the nonce; strings never become scripts or markup.
fn policy(nonce: &str) -> String {
    format!(
        "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; font-src 'self'; \
         connect-src 'self'; frame-src 'self' blob:; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default"
    )
}

/// The built page with this response's nonce, this visitor's language and colours, and the brand's name and looks.
pub fn dressed(page: &str, nonce: &str, headers: &HeaderMap, look: Option<&Look>) -> String {
    let page = page.replace(NONCE, nonce);
    let (page, brand) = match look {
        Some(look) => (page.replace(TITLE, &format!("<title>{}</title>", escaped(&look.name))), attributes(look)),
        None => (page, String::new()),
    };
    let Some((start, rest)) = page.find("<html").and_then(|at| Some((at, at + page[at..].find('>')? + 1))) else { return page };
    let language = cookie(headers, "lang").filter(|tag| is_language(tag)).unwrap_or("en");
    let direction = if RIGHT_TO_LEFT.contains(&language.split('-').next().unwrap_or_default()) { "rtl" } else { "ltr" };
    let scheme = match cookie(headers, "scheme") {
        Some("dark") => " data-mantine-color-scheme=\"dark\"",
        Some("light") => " data-mantine-color-scheme=\"light\"",
        _ => "",
    };
    format!("{}<html lang=\"{language}\" dir=\"{direction}\"{scheme}{brand}>{}", &page[..start], &page[rest..])
}

/// What the scripts of the page read of the brand.
fn attributes(look: &Look) -> String {
    let mut text = format!(" data-brand=\"{}\"", escaped(&look.name));
    for (name, value) in [("color", &look.color), ("support", &look.support_email)] {
        if !value.is_empty() {
            text.push_str(&format!(" data-brand-{name}=\"{}\"", escaped(value)));
        }
    }
    if look.red_is_up {
        text.push_str(" data-red-is-up");
    }
    text
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Short, and of letters and hyphens alone, since it is written into the page.
fn is_language(tag: &str) -> bool {
    (2..=11).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
}

fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// What stands here when the program was built without its portals.
fn missing() -> String {
    "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Tradehall</title></head><body><h1>Tradehall</h1>\
     <p>This program was built without its portals. The API works: see <a href=\"/api/docs\">/api/docs</a>.</p>\
     <p>To have the portals, install Node 20.19 or newer and run <code>cargo xtask demo</code>.</p></body></html>"
        .to_owned()
}
