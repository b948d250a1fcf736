//! What each caller type writes into the OpenAPI document: security, permission, and the answers 401 and 403.

use aide::generate::GenContext;
use aide::openapi::{Operation, Response};
use aide::operation::OperationInput;

use super::callers::{
    Affiliate, Anonymous, Customer, ExportStaff, KeyOnly, KeyOrSession, Newcomer, OwnSession, Partner, SelfOrStaff, SessionOnly, SignedIn,
    Staff, Way,
};
use super::permission::Permission;
use crate::http::openapi::problem_response;

const SESSION: &str = "session";
const KEY: &str = "apiKey";
const DOMAIN: &str = "domain";
const AUTH_TOKEN: &str = "authToken";
const EXPORT_TOKEN: &str = "exportToken";

fn require(operation: &mut Operation, ways: &[&[&str]], who: &str, permission: Option<&str>) {
    operation.security = ways.iter().map(|schemes| schemes.iter().map(|scheme| ((*scheme).to_owned(), Vec::new())).collect()).collect();
    operation.extensions.insert("x-who".into(), who.into());
    if let Some(name) = permission {
        operation.extensions.insert("x-permission".into(), name.into());
    }
}

fn refusals(ctx: &mut GenContext) -> Vec<(Option<u16>, Response)> {
    vec![
        (Some(401), problem_response(ctx, "Not signed in, or the credential is unknown, expired or revoked")),
        (Some(403), problem_response(ctx, "Signed in, but not allowed")),
    ]
}

macro_rules! documented {
    ($($type:ty, [$($param:ident : $bound:ident),*], $ways:expr, $who:expr, $permission:expr;)+) => {$(
        impl<$($param: $bound),*> OperationInput for $type {
            fn operation_input(_: &mut GenContext, operation: &mut Operation) {
                require(operation, $ways, $who, $permission);
            }
            fn inferred_early_responses(ctx: &mut GenContext, _: &mut Operation) -> Vec<(Option<u16>, Response)> {
                refusals(ctx)
            }
        }
    )+};
}

const fn ways<W: Way>() -> &'static [&'static [&'static str]] {
    if W::KEY_TOO { &[&[SESSION], &[KEY]] } else { &[&[SESSION]] }
}

documented! {
    Staff<P, W>, [P: Permission, W: Way], ways::<W>(), "staff", Some(P::NAME);
    Customer<W>, [W: Way], ways::<W>(), "customer", None;
    Affiliate<W>, [W: Way], ways::<W>(), "affiliate", None;
    Partner<P>, [P: Permission], &[&[KEY, DOMAIN, AUTH_TOKEN]], "partner", Some(P::NAME);
    KeyOnly, [], &[&[KEY, DOMAIN]], "key", None;
    KeyOrSession, [], &[&[KEY], &[SESSION]], "key or any", None;
    SignedIn, [], ways::<SessionOnly>(), "any", None;
    SelfOrStaff<P>, [P: Permission], ways::<SessionOnly>(), "self or staff", Some(P::NAME);
}

macro_rules! any_grade {
    ($($type:ty, $who:expr;)+) => {$(
        /// Sessions of a lower grade may use it as well.
        impl OperationInput for $type {
            fn operation_input(_: &mut GenContext, operation: &mut Operation) {
                require(operation, ways::<SessionOnly>(), $who, None);
                operation.extensions.insert("x-grade".into(), "any".into());
            }
            fn inferred_early_responses(ctx: &mut GenContext, _: &mut Operation) -> Vec<(Option<u16>, Response)> {
                refusals(ctx)
            }
        }
    )+};
}

any_grade! {
    Newcomer, "customer";
    OwnSession, "any";
}

impl<P: Permission> OperationInput for ExportStaff<P> {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        require(operation, &[&[SESSION], &[EXPORT_TOKEN]], "staff", Some(P::NAME));
    }
    fn inferred_early_responses(ctx: &mut GenContext, _: &mut Operation) -> Vec<(Option<u16>, Response)> {
        refusals(ctx)
    }
}

impl OperationInput for Anonymous {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        operation.extensions.insert("x-who".into(), "anyone".into());
    }
    fn inferred_early_responses(ctx: &mut GenContext, _: &mut Operation) -> Vec<(Option<u16>, Response)> {
        vec![(Some(404), problem_response(ctx, "No brand is served under this host name"))]
    }
}
