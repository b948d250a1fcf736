//! `#[on_both_databases]`: one test text, two tests.

use proc_macro::{TokenStream, TokenTree};

/// Turns `async fn name(t: TestBrand) { ... }` into the tests `name::sqlite` and `name::postgres`. The crate under test
/// says what it consists of in `crate::testing::house()`. Settings that differ from the usual stand in the attribute, by the
/// names of their environment variables: `#[on_both_databases(TRADEHALL_LOG__LEVEL = "debug")]`.
#[proc_macro_attribute]
pub fn on_both_databases(settings: TokenStream, item: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = item.clone().into_iter().collect();
    let name = tokens.windows(2).find_map(|pair| match pair {
        [TokenTree::Ident(word), TokenTree::Ident(name)] if word.to_string() == "fn" => Some(name.to_string()),
        _ => None,
    });
    let Some(name) = name else {
        return "compile_error!(\"on_both_databases wants an async fn\");".parse().unwrap_or_default();
    };
    let settings = pairs(settings);
    let code = format!(
        "mod {name} {{
            #[allow(unused_imports)]
            use super::*;
            {item}
            #[test]
            fn sqlite() {{ testkit::run_with(testkit::On::Sqlite, crate::testing::house(), &[{settings}], |t| Box::pin({name}(t))) }}
            #[test]
            fn postgres() {{ testkit::run_with(testkit::On::Postgres, crate::testing::house(), &[{settings}], |t| Box::pin({name}(t))) }}
        }}"
    );
    code.parse().unwrap_or_else(|_| "compile_error!(\"on_both_databases could not be expanded\");".parse().unwrap_or_default())
}

/// `NAME = "value", ...` as `("NAME", "value"), ...`.
fn pairs(settings: TokenStream) -> String {
    let tokens: Vec<TokenTree> = settings.into_iter().collect();
    let pair = |pair: &[TokenTree]| match pair {
        [TokenTree::Ident(name), _, TokenTree::Literal(value), ..] => format!("(\"{name}\", {value}), "),
        _ => "compile_error!(\"settings are written NAME = \\\"value\\\"\")".to_owned(),
    };
    tokens.chunks(4).map(pair).collect()
}
