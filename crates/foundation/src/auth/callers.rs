//! The first argument of every handler: who the caller must be.

use std::marker::PhantomData;
use std::ops::Deref;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use kernel::{CustomerId, Problem, Result, StaffId};

use super::caller::Caller;
use super::permission::Permission;
use super::principal::{Grade, Kind, Principal};
use super::resolve;
use crate::app::App;
use crate::http::Failure;

/// How a caller may prove themselves.
pub trait Way: Send + Sync + 'static {
    const KEY_TOO: bool;
}
/// By a session alone.
pub struct SessionOnly;
/// By a session or by an API key that acts for a user.
pub struct OrKey;
impl Way for SessionOnly {
    const KEY_TOO: bool = false;
}
impl Way for OrKey {
    const KEY_TOO: bool = true;
}

macro_rules! caller_types {
    ($($(#[$about:meta])* $name:ident<$($param:ident $(: $bound:ident)? $(= $default:ident)?),*>;)+) => {$(
        $(#[$about])*
        pub struct $name<$($param $(: $bound)? $(= $default)?),*>(pub(super) Caller, pub(super) PhantomData<fn() -> ($($param,)*)>);

        impl<$($param $(: $bound)?),*> Deref for $name<$($param),*> {
            type Target = Caller;
            fn deref(&self) -> &Caller {
                &self.0
            }
        }
    )+};
}

caller_types! {
    /// A staff user who holds the permission P.
    Staff<P: Permission, W: Way = SessionOnly>;
    /// As Staff<P> by session, or by a single-use export token in `?token=`, for files that a browser fetches by their address.
    ExportStaff<P: Permission>;
    /// A customer signed in with all rights of a customer.
    Customer<W: Way = SessionOnly>;
    /// A customer of any grade, also one who came by a link or still has steps to finish.
    Newcomer<>;
    /// A customer who is a partner.
    Affiliate<W: Way = SessionOnly>;
    /// A program that pulls reports: API key, its domain and its user's token together, and the user's permission P.
    Partner<P: Permission>;
    /// A program that signs in: a live API key and its domain.
    KeyOnly<>;
    /// A program by its API key, or a signed-in user.
    KeyOrSession<>;
    /// Any signed-in user, of any grade.
    SignedIn<>;
    /// Whoever holds a session, whatever its grade: for ending it, and for nothing else.
    OwnSession<>;
    /// A customer on what is theirs, or staff with the permission P on all.
    SelfOrStaff<P: Permission>;
    /// Anybody.
    Anonymous<>;
}

fn sign_in_needed() -> Problem {
    Problem::unauthenticated("sign_in_needed").because("Sign in, or send an API key, to use this operation.")
}

fn may_not(permission: &str) -> Problem {
    Problem::forbidden("permission_needed").because(format!("This needs the permission {permission}.")).with("permission", permission)
}

/// Impersonation may look, and nothing else.
fn full_or_looking(principal: &Principal, reading: bool) -> Result<()> {
    if principal.grade == Grade::Impersonated && reading { Ok(()) } else { principal.full() }
}

async fn signed_in(parts: &mut Parts, app: &App, key_too: bool) -> Result<Caller> {
    let caller = resolve::caller(parts, app, if key_too { resolve::Accept::SessionOrKey } else { resolve::Accept::Session }).await?;
    match &caller.evidence.principal {
        Some(_) => Ok(caller),
        None if key_too && caller.evidence.key.is_some() => {
            Err(Problem::forbidden("key_without_user").because("This API key acts for no user."))
        }
        None => Err(sign_in_needed()),
    }
}

fn is_reading(parts: &Parts) -> bool {
    parts.method == axum::http::Method::GET || parts.method == axum::http::Method::HEAD
}

impl<P: Permission, W: Way> FromRequestParts<App> for Staff<P, W> {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let caller = signed_in(parts, app, W::KEY_TOO).await?;
        let user = caller.principal()?;
        if user.kind != Kind::Staff || !user.permissions.holds::<P>() {
            return Err(may_not(P::NAME).into());
        }
        user.full()?;
        Ok(Staff(caller, PhantomData))
    }
}

impl<P: Permission, W: Way> Staff<P, W> {
    pub fn staff_id(&self) -> Result<StaffId> {
        self.principal()?.staff_id()
    }
    /// Whether this user also holds another permission, for what an answer shows or a body may set.
    pub fn also_may<Q: Permission>(&self) -> bool {
        self.principal().is_ok_and(|user| user.permissions.holds::<Q>())
    }
}

impl<P: Permission> FromRequestParts<App> for ExportStaff<P> {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let caller = match resolve::export_token(parts)? {
            Some(token) => resolve::export(parts, app, &token).await?,
            None => signed_in(parts, app, false).await?,
        };
        let user = caller.principal()?;
        if user.kind != Kind::Staff || !user.permissions.holds::<P>() {
            return Err(may_not(P::NAME).into());
        }
        user.full()?;
        Ok(ExportStaff(caller, PhantomData))
    }
}

fn customer_needed() -> Problem {
    Problem::forbidden("customer_needed").because("Only customers can do this.")
}

impl<W: Way> FromRequestParts<App> for Customer<W> {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let caller = signed_in(parts, app, W::KEY_TOO).await?;
        let user = caller.principal()?;
        if user.kind != Kind::Customer {
            return Err(customer_needed().into());
        }
        full_or_looking(user, is_reading(parts))?;
        Ok(Customer(caller, PhantomData))
    }
}

impl<W: Way> Customer<W> {
    pub fn id(&self) -> Result<CustomerId> {
        self.principal()?.customer_id()
    }
}

impl FromRequestParts<App> for Newcomer {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let caller = signed_in(parts, app, false).await?;
        let user = caller.principal()?;
        if user.kind != Kind::Customer {
            return Err(customer_needed().into());
        }
        if user.grade == Grade::Impersonated && !is_reading(parts) {
            user.full()?;
        }
        Ok(Newcomer(caller, PhantomData))
    }
}

impl Newcomer {
    pub fn id(&self) -> Result<CustomerId> {
        self.principal()?.customer_id()
    }
}

impl<W: Way> FromRequestParts<App> for Affiliate<W> {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let caller = signed_in(parts, app, W::KEY_TOO).await?;
        let user = caller.principal()?;
        if user.kind != Kind::Customer || !user.is_affiliate {
            return Err(Problem::forbidden("partner_needed").because("Only partners can do this.").into());
        }
        full_or_looking(user, is_reading(parts))?;
        Ok(Affiliate(caller, PhantomData))
    }
}

impl<W: Way> Affiliate<W> {
    pub fn id(&self) -> Result<CustomerId> {
        self.principal()?.customer_id()
    }
}

impl<P: Permission> FromRequestParts<App> for Partner<P> {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let caller = resolve::partner(parts, app).await?;
        if !caller.principal()?.permissions.holds::<P>() {
            return Err(may_not(P::NAME).into());
        }
        Ok(Partner(caller, PhantomData))
    }
}

impl<P: Permission> Partner<P> {
    pub fn also_may<Q: Permission>(&self) -> bool {
        self.principal().is_ok_and(|user| user.permissions.holds::<Q>())
    }
}

impl FromRequestParts<App> for KeyOnly {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        Ok(KeyOnly(resolve::key_only(parts, app).await?, PhantomData))
    }
}

impl KeyOnly {
    pub fn key(&self) -> Result<&super::KeyHolder> {
        self.evidence.key.as_ref().ok_or_else(|| Problem::unauthenticated("key_needed"))
    }
}

impl FromRequestParts<App> for KeyOrSession {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let caller = resolve::caller(parts, app, resolve::Accept::SessionOrKey).await?;
        if let Some(user) = &caller.evidence.principal
            && !is_reading(parts)
        {
            user.full()?;
        }
        match (&caller.evidence.principal, &caller.evidence.key) {
            (None, None) => Err(sign_in_needed().into()),
            _ => Ok(KeyOrSession(caller, PhantomData)),
        }
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let caller = signed_in(parts, app, false).await?;
        let user = caller.principal()?;
        if matches!(user.grade, Grade::Impersonated | Grade::Service) && !is_reading(parts) {
            user.full()?;
        }
        Ok(SignedIn(caller, PhantomData))
    }
}

impl FromRequestParts<App> for OwnSession {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        Ok(OwnSession(signed_in(parts, app, false).await?, PhantomData))
    }
}

impl<P: Permission> FromRequestParts<App> for SelfOrStaff<P> {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let caller = signed_in(parts, app, false).await?;
        let user = caller.principal()?;
        if user.kind == Kind::Staff && !user.permissions.holds::<P>() {
            return Err(may_not(P::NAME).into());
        }
        full_or_looking(user, is_reading(parts))?;
        Ok(SelfOrStaff(caller, PhantomData))
    }
}

impl<P: Permission> SelfOrStaff<P> {
    /// None for staff, who see all; the customer's own id otherwise.
    pub fn only(&self) -> Result<Option<CustomerId>> {
        let user = self.principal()?;
        Ok((user.kind == Kind::Customer).then(|| CustomerId::from_uuid(user.id)))
    }

    /// Somebody else's thing is not there.
    pub fn sees(&self, owner: CustomerId) -> Result<()> {
        match self.only()? {
            Some(own) if own != owner => Err(Problem::not_found()),
            _ => Ok(()),
        }
    }
}

impl FromRequestParts<App> for Anonymous {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        Ok(Anonymous(resolve::caller(parts, app, resolve::Accept::Anybody).await?, PhantomData))
    }
}
