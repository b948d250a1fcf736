//! `#[on_both_databases]`: one test text, two tests.

use proc_macro::{TokenStream, TokenTree};

/// Turns `async fn name(t: TestBrand) { ... }` into the tests `name::sqlite` and `name::postgres`. The crate under test
/// says what it consists of in `crate::testing::house()`.
#[proc_macro_attribute]
pub fn on_both_databases(_: TokenStream, item: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = item.clone().into_iter().collect();
    let name = tokens.windows(2).find_map(|pair| match pair {
        [TokenTree::Ident(word), TokenTree::Ident(name)] if word.to_string() == "fn" => Some(name.to_string()),
        _ => None,
    });
    let Some(name) = name else {
        return "compile_error!(\"on_both_databases wants an async fn\");".parse().unwrap_or_default();
    };
    let code = format!(
        "mod {name} {{
            #[allow(unused_imports)]
            use super::*;
            {item}
            #[test]
            fn sqlite() {{ testkit::run(testkit::On::Sqlite, crate::testing::house(), |t| Box::pin({name}(t))) }}
            #[test]
            fn postgres() {{ testkit::run(testkit::On::Postgres, crate::testing::house(), |t| Box::pin({name}(t))) }}
        }}"
    );
    code.parse().unwrap_or_else(|_| "compile_error!(\"on_both_databases could not be expanded\");".parse().unwrap_or_default())
}
